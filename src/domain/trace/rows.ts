/** What the store keeps: facts as they stand after merging, with pointers instead of text. */
import type { EditFact, FileChange, ResponseFact, RunFact, SessionFact, TitleFact, TitleSource, TurnFact, WaitFact } from './facts.ts';
import type { EditId, SessionId, TurnId } from './ids.ts';

/** Where in a transcript something stands: the file's path and the byte offset of the line. */
export interface Pointer {
	readonly file: string;
	readonly offset: number;
}

/** A value and when it was told, so that merging does not depend on the order of reading. */
export interface Dated<T> {
	readonly at: number;
	readonly value: T;
}

export interface SessionRow {
	readonly id: SessionId;
	readonly startedAt: number;
	readonly endedAt: number;
	readonly parent: SessionFact['parent'];
	/** The folder the session was started in. */
	readonly cwd: Dated<string> | null;
	/** The branch it was on last. */
	readonly branch: Dated<string> | null;
}

export interface TitleRow {
	readonly session: SessionId;
	readonly source: TitleSource;
	readonly at: number;
	readonly pointer: Pointer;
}

export interface EditRow {
	readonly id: EditId;
	readonly session: SessionId;
	readonly turn: TurnId | null;
	readonly at: number;
	readonly path: string;
	readonly change: FileChange['kind'];
	readonly added: number;
	readonly removed: number;
	readonly pointer: Pointer;
}

export type TurnRow = Omit<TurnFact, 'kind'>;
export type ResponseRow = Omit<ResponseFact, 'kind'>;
export type RunRow = Omit<RunFact, 'kind'>;
export type WaitRow = Omit<WaitFact, 'kind'>;

/** The rows of each table. */
export interface Tables {
	readonly session: SessionRow;
	readonly title: TitleRow;
	readonly turn: TurnRow;
	readonly response: ResponseRow;
	readonly edit: EditRow;
	readonly run: RunRow;
	readonly wait: WaitRow;
}
export type TableName = keyof Tables;

export function sessionRow(fact: SessionFact): SessionRow {
	return {
		id: fact.id,
		startedAt: fact.at,
		endedAt: fact.at,
		parent: fact.parent,
		cwd: fact.cwd === null ? null : { at: fact.at, value: fact.cwd },
		branch: fact.branch === null ? null : { at: fact.at, value: fact.branch },
	};
}

export function titleRow(fact: TitleFact, pointer: Pointer): TitleRow {
	return { session: fact.session, source: fact.source, at: fact.at, pointer };
}

export function editRow(fact: EditFact, pointer: Pointer): EditRow {
	const { id, session, turn, at, path, change, added, removed } = fact;
	return { id, session, turn, at, path, change: change.kind, added, removed, pointer };
}
