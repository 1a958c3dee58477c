/** Tool calls, and their results in a later line. */
import type { EditFact, Fact } from '../../domain/trace/facts.ts';
import { editId, runId, waitId } from '../../domain/trace/ids.ts';
import { endedRun } from '../commandRun.ts';
import { absolutePath, editFact, replacement, wholeFile } from '../edited.ts';
import { closedWait, factsOfOpen, openRun, openWait, type CallPlace, type EditCall, type OpenCall } from '../openCalls.ts';
import { kimiId } from './ids.ts';
import { commandArgs, editArgs, writeArgs } from './schema.ts';
import type { State } from './state.ts';

export interface Asked {
	readonly toolCallId: string;
	readonly name: string;
	readonly args?: unknown;
	/** Where the program says that a command runs. */
	readonly display?: { readonly cwd?: string | null | undefined } | null | undefined;
}

export interface Answer {
	readonly id: string;
	readonly isError: boolean;
	/** What ends with the program's own words. */
	readonly text: string;
}

export function callAsked(state: State, at: number, asked: Asked): Fact[] {
	const open = state.refused.includes(asked.toolCallId) ? null : openOf(state, at, asked);
	if (open === null) {
		return [];
	}
	state.calls.set(asked.toolCallId, open);
	return factsOfOpen(open);
}

/** Calls' ids are counted in each step anew. */
function openOf(state: State, at: number, asked: Asked): OpenCall | null {
	const place = { session: state.session, turn: state.turns.id, at };
	const key = `${state.step === '' ? `${state.key}/${at}` : state.step}/${asked.toolCallId}`;
	if (edits.has(asked.name)) {
		return { kind: 'edit', tool: key, input: asked.args };
	}
	return asked.name === 'AskUserQuestion' ? openWait(waitId(kimiId, key), place, 'answer') : runOf(state, place, asked, key);
}

function runOf({ cwd }: State, place: CallPlace, { name, args, display }: Asked, key: string): OpenCall | null {
	const asked = shells.has(name) ? commandArgs.safeParse(args).data : undefined;
	const folder = asked?.cwd ?? display?.cwd ?? cwd;
	return asked === undefined ? null : openRun(runId(kimiId, key), place, folder && absolutePath(folder, cwd), asked.command);
}

const edits: ReadonlySet<string> = new Set(['Edit', 'Write', 'StrReplaceFile', 'WriteFile']);
const shells: ReadonlySet<string> = new Set(['Bash', 'Shell']);

export function callAnswered(state: State, at: number, answer: Answer): Fact[] {
	const call = state.calls.get(answer.id);
	state.calls.delete(answer.id);
	switch (call?.kind) {
		case undefined:
			return [];
		case 'run':
			return [endedRun(call, at, exitCodeOf(answer))];
		case 'wait':
			return [closedWait(call, at)];
		case 'edit':
			return answer.isError ? [] : edited(state, at, call);
	}
}

/** A command that was moved to the background, killed or refused has none. */
function exitCodeOf({ isError, text }: Answer): number | null {
	const code = /exit code: (-?\d+)\.?\s*$/i.exec(text)?.[1];
	if (isError) {
		return code === undefined ? null : Number(code);
	}
	return /\btask_id: |\bbackground\b/i.test(text.slice(-BACKGROUND_CHARS)) ? null : 0;
}

const BACKGROUND_CHARS = 500;

/** Its own plans are no work on the project. */
const plan = /[\\/]agents[\\/][^\\/]+[\\/]plans[\\/][^\\/]+$|[\\/]\.kimi[\\/]plans[\\/][^\\/]+$/;

function edited({ session, turns, cwd }: State, at: number, { tool: key, input }: EditCall): Fact[] {
	return changesIn(input)
		.filter(({ path }) => !plan.test(path))
		.map(({ path, change }, index) => {
			const id = editId(kimiId, `${key}/${index}`);
			return editFact({ id, session, turn: turns.id, at, path: absolutePath(path, cwd), change, before: null });
		});
}

function changesIn(input: unknown): readonly Pick<EditFact, 'path' | 'change'>[] {
	const asked = editArgs.safeParse(input).data;
	if (asked !== undefined) {
		return asked.edits.map(one => ({ path: asked.path, change: replacement(one.old, one.new, one.replace_all === true) }));
	}
	const written = writeArgs.safeParse(input).data;
	if (written === undefined) {
		return [];
	}
	const { path, content, mode } = written;
	return [{ path, change: mode === 'append' ? replacement('', content) : wholeFile('update', content) }];
}
