/** Traces and lines by hand: a file is a list of words, an edit is a list of marked words. */
import { agentId, editId, runId, sessionId, type SessionId } from '../../src/domain/trace/ids.ts';
import type { CommandClass, CommandResult } from '../../src/domain/trace/command.ts';
import type { HunkPlace, KeyedHunk, KeyedLine } from '../../src/domain/trace/facts.ts';
import { lineKey, lineKeys, type LineKey } from '../../src/domain/trace/lineKey.ts';
import type { RunRow, TraceRow } from '../../src/domain/trace/rows.ts';
import type { LedgerLine } from '../../src/domain/ledger/ledger.ts';

const agent = agentId('made-up');
export const session = (name = 's'): SessionId => sessionId(agent, name);

/** The lines of a file: one word each; `_` is a blank line. */
export function file(words: string): readonly LineKey[] {
	return lineKeys(wordsIn(words).map(word => (word === '_' ? '' : word)));
}

/** Lines as in a diff: `+came`, `-went`, and those that were kept without a mark. */
export function hunk(oldStart: HunkPlace, words: string): KeyedHunk {
	return { oldStart, lines: wordsIn(words).map(keyedLine) };
}

/** An edit; its id and time come from its name, which is a number. */
export function edit(name: number, told: Partial<TraceRow>): TraceRow {
	return {
		edit: editId(agent, String(name)),
		session: session(),
		at: name,
		path: '/a.ts',
		change: 'update',
		movedTo: null,
		before: null,
		hunks: [],
		...told,
	};
}

export function create(name: number, words: string): TraceRow {
	return edit(name, {
		change: 'create',
		before: [],
		hunks: [{ oldStart: 'wholeFile', lines: file(words).map(key => ({ op: 'add', key })) }],
	});
}

export function run(startedAt: number, commandClass: CommandClass, result: CommandResult = 'passed', endedAt = startedAt + 1): RunRow {
	const id = runId(agent, `${commandClass} ${String(startedAt)}`);
	return { id, session: session(), turn: null, startedAt, endedAt, class: commandClass, result, cwd: null };
}

/** Each line's origin in short: the agent's edit by its number, `e` for the engineer, `?` for unknown. */
export function origins(lines: readonly LedgerLine[]): string {
	return lines
		.map(({ origin }) => {
			switch (origin.kind) {
				case 'agent':
					return origin.edit.replace(/^.*:/, '');
				case 'engineer':
					return 'e';
				case 'unknown':
					return '?';
			}
		})
		.join(' ');
}

function keyedLine(word: string): KeyedLine {
	const ops: Readonly<Record<string, KeyedLine['op']>> = { '+': 'add', '-': 'remove' };
	const op = ops[word.charAt(0)];
	return { op: op ?? 'keep', key: lineKey(op === undefined ? word : word.slice(1)) };
}

function wordsIn(words: string): readonly string[] {
	return words.split(' ').filter(word => word !== '');
}
