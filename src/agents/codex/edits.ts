/** Files that were changed: as Codex tells it after a patch, or else as the patch asked for it. */
import path from 'node:path';
import type { EditFact, FileChange } from '../../domain/trace/facts.ts';
import { editId, type TurnId } from '../../domain/trace/ids.ts';
import { hunksIn } from '../diff.ts';
import { addedLines, linesOf } from '../hunks.ts';
import type { FilePatch } from '../patch.ts';
import { codexId } from './ids.ts';
import type { CodexFileChange } from './schema.ts';
import { sessionKey } from './sessions.ts';
import type { State } from './state.ts';
import { turnNow } from './turns.ts';

/** A patch whose success is not known yet. It is transcript text, so it never goes into a checkpoint. */
export interface PendingPatch {
	readonly call: string;
	/** Asked for by a script, under whose call's id Codex does not tell the result. */
	readonly isScripts: boolean;
	readonly files: readonly FilePatch[];
	readonly folder: string | null;
	readonly turn: TurnId | null;
	/** Lines read since. */
	age: number;
}

export function editsOfPatch(state: State, at: number, patch: PendingPatch): readonly EditFact[] {
	return patch.files.map(({ path: named, change }, index) => {
		const place = (name: string): string => absolute(name, patch.folder ?? state.cwd);
		const moved: FileChange = change.kind === 'rename' ? { ...change, to: place(change.to) } : change;
		return editOf(state, at, { key: `${patch.call}/${String(index)}`, turn: patch.turn, path: place(named), change: moved, before: null });
	});
}

export function editsOfChanges(
	state: State,
	at: number,
	call: string,
	changes: Readonly<Record<string, CodexFileChange>>,
): readonly EditFact[] {
	return Object.entries(changes).map(([named, change], index) =>
		editOf(state, at, {
			key: `${call}/${String(index)}`,
			turn: turnNow(state),
			path: absolute(named, state.cwd),
			change: changeOf(change, state.cwd),
			before: change.type === 'delete' && change.content !== null ? linesOf(change.content) : null,
		}),
	);
}

interface Told {
	readonly key: string;
	readonly turn: TurnId | null;
	readonly path: string;
	readonly change: FileChange;
	/** Only of a deleted file: an added one may have been there before, and Codex writes over it without a word. */
	readonly before: readonly string[] | null;
}

function editOf(state: State, at: number, { key, turn, path: file, change, before }: Told): EditFact {
	const session = sessionKey(state);
	const lines = change.kind === 'delete' ? [] : change.hunks.flatMap(hunk => hunk.lines);
	return {
		kind: 'edit',
		id: editId(codexId, `${state.session.id}/${key}`),
		session,
		turn,
		at,
		path: file,
		change,
		before,
		added: lines.filter(line => line.op === 'add').length,
		removed: before?.length ?? lines.filter(line => line.op === 'remove').length,
	};
}

function changeOf(change: CodexFileChange, folder: string | null): FileChange {
	switch (change.type) {
		case 'add':
			return { kind: 'create', hunks: [{ oldStart: 'wholeFile', lines: addedLines(linesOf(change.content)) }] };
		case 'delete':
			return { kind: 'delete' };
		case 'update': {
			const hunks = hunksIn(change.unified_diff);
			return change.move_path === null ? { kind: 'update', hunks } : { kind: 'rename', to: absolute(change.move_path, folder), hunks };
		}
	}
}

/** By the rules of the machine that the folder is written for. */
function absolute(named: string, folder: string | null): string {
	const rules = folder !== null && /^(?:[A-Za-z]:[\\/]|\\\\)/.test(folder) ? path.win32 : path.posix;
	return folder === null || rules.isAbsolute(named) ? named : rules.join(folder, named);
}
