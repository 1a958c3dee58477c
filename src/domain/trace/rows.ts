/** What the store keeps: facts as they stand after merging, with pointers instead of text. */
import type {
	EditFact,
	FileChange,
	KeyedHunk,
	ResponseFact,
	RunFact,
	SessionFact,
	TitleFact,
	TitleSource,
	TurnFact,
	WaitFact,
} from './facts.ts';
import type { EditId, SessionId, TurnId } from './ids.ts';
import { lineKey, lineKeys, type LineKey } from './lineKey.ts';
import { weakeningOf, type Weakening } from './weakening.ts';

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
	/** What it took away from tests; null where it took nothing, as far as its lines tell. */
	readonly weakened: Weakening | null;
}

/**
 * What an edit did to a file's lines, line by line and without their text: what the ledger replays. It stands apart from the edit
 * because it is large, and few who ask for edits want it. An edit that was read before there were traces has none.
 */
export interface TraceRow {
	readonly edit: EditId;
	readonly session: SessionId;
	readonly at: number;
	readonly path: string;
	readonly change: FileChange['kind'];
	/** The file's name after the edit; null where it kept its own. */
	readonly movedTo: string | null;
	/** The whole file before the edit: no lines where there was none, null where the transcript does not say. */
	readonly before: readonly LineKey[] | null;
	readonly hunks: readonly KeyedHunk[];
}

/** A trace whose lines are bytes, as it is stored. */
export interface PackedTrace extends Omit<TraceRow, 'before' | 'hunks'> {
	readonly before: Uint8Array | null;
	readonly hunks: Uint8Array;
}

export type TurnRow = Omit<TurnFact, 'kind'>;
export type ResponseRow = Omit<ResponseFact, 'kind'>;
export type RunRow = Omit<RunFact, 'kind'>;
export type WaitRow = Omit<WaitFact, 'kind'>;

/** What spend is counted from. */
export type SpendRow = Pick<ResponseRow, 'session' | 'at' | 'model' | 'usage' | 'trust' | 'recordedUsd'>;
/** What time is counted from. */
export type TurnTime = Pick<TurnRow, 'id' | 'session' | 'startedAt' | 'endedAt' | 'prompt' | 'planMode'>;
export type WaitTime = Omit<WaitRow, 'id'>;
export type EditTime = Pick<EditRow, 'session' | 'turn' | 'at' | 'path'>;
export type RunTime = Pick<RunRow, 'session' | 'turn' | 'startedAt' | 'class'>;

/** The rows of each table. */
export interface Tables {
	readonly session: SessionRow;
	readonly title: TitleRow;
	readonly turn: TurnRow;
	readonly response: ResponseRow;
	readonly edit: EditRow;
	readonly trace: PackedTrace;
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
	const { id, session, turn, at, path, change, before, added, removed } = fact;
	const textBefore = before === null || 'lineKeys' in before ? null : before;
	const weakened = change.kind === 'keyed' ? null : weakeningOf(path, change, textBefore);
	return { id, session, turn, at, path, change: kindOf(change), added, removed, pointer, weakened };
}

export function traceRow({ id, session, at, path, change, before }: EditFact): TraceRow {
	return {
		edit: id,
		session,
		at,
		path,
		change: kindOf(change),
		movedTo: change.kind === 'rename' ? change.to : null,
		before: before === null ? null : 'lineKeys' in before ? before.lineKeys : lineKeys(before),
		hunks: keyedHunks(change),
	};
}

/** These facts hold no text: the row is the fact, field by field because that is quick. */
export function turnRow({ id, session, startedAt, endedAt, end, prompt, planMode, claim }: TurnFact): TurnRow {
	return { id, session, startedAt, endedAt, end, prompt, planMode, claim };
}

export function responseRow({ id, session, turn, at, model, branch, usage, trust, recordedUsd }: ResponseFact): ResponseRow {
	return { id, session, turn, at, model, branch, usage, trust, recordedUsd };
}

export function runRow({ id, session, turn, startedAt, endedAt, class: commandClass, result, cwd }: RunFact): RunRow {
	return { id, session, turn, startedAt, endedAt, class: commandClass, result, cwd };
}

export function waitRow({ id, session, turn, from, to, for: reason }: WaitFact): WaitRow {
	return { id, session, turn, from, to, for: reason };
}

function kindOf(change: EditFact['change']): FileChange['kind'] {
	return change.kind === 'keyed' ? change.of : change.kind;
}

function keyedHunks(change: EditFact['change']): readonly KeyedHunk[] {
	switch (change.kind) {
		case 'delete':
			return [];
		case 'keyed':
			return change.hunks;
		default:
			return change.hunks.map(({ oldStart, lines }) => ({ oldStart, lines: lines.map(({ op, text }) => ({ op, key: lineKey(text) })) }));
	}
}
