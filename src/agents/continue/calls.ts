/** Tool calls, which stand in one record together with their results. */
import { parseJson } from '../../base/json.ts';
import type { EditFact, Fact } from '../../domain/trace/facts.ts';
import { editId, runId, type SessionId, type TurnId } from '../../domain/trace/ids.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { hunksIn } from '../diff.ts';
import { absolutePath, editFact, pathOfUri, replacement, wholeFile } from '../edited.ts';
import { continueId } from './ids.ts';
import { commandArgs, editArgs, writeArgs, type CallState } from './schema.ts';

export interface CallPlace {
	readonly session: SessionId;
	/** The program's own id of the session. */
	readonly key: string;
	readonly turn: TurnId | null;
	/** When the session was last written: nothing else is known of time. */
	readonly at: number;
	readonly folder: string | null;
}

export function callFacts(call: CallState, place: CallPlace): readonly Fact[] {
	const input = call.parsedArgs ?? parseJson(call.toolCall.function.arguments ?? '');
	return tools.get(call.toolCall.function.name)?.(call, input, place) ?? [];
}

type Reader = (call: CallState, input: unknown, place: CallPlace) => readonly Fact[];

/** The one list of the tools that are followed: of the command line, and of the editors. */
const tools: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	['Bash', runFacts],
	['run_terminal_command', runFacts],
	['Edit', editFacts],
	['MultiEdit', editFacts],
	['single_find_and_replace', editFacts],
	['multi_edit', editFacts],
	['Write', writeFacts],
	['create_new_file', writeFacts],
]);

function runFacts(call: CallState, input: unknown, { session, key, turn, at, folder }: CallPlace): readonly Fact[] {
	const command = commandArgs.safeParse(input).data?.command;
	if (command === undefined || call.status === 'canceled') {
		return [];
	}
	const id = runId(continueId, `${key}/${call.toolCallId}`);
	const started = startedRun({ id, session, turn, startedAt: at, cwd: folder }, command);
	const hasEnded = call.status === 'done' || call.status === 'errored';
	return [hasEnded ? endedRun(started, at, exitCodeOf(call)) : started.run];
}

/** The command line is silent about a command that failed without a word of an error: then nothing is known. */
function exitCodeOf({ output }: CallState): number | null {
	const [last] = (output ?? []).slice(-1);
	const code = /exit code:? (-?\d+)/i.exec(`${last?.status ?? ''}\n${(last?.content ?? '').slice(0, HEAD_CHARS)}`)?.[1];
	if (code !== undefined) {
		return Number(code);
	}
	return last?.status === 'Command completed' ? 0 : null;
}

/** "Error (exit code 1): …" stands at the very beginning. */
const HEAD_CHARS = 40;

type Changed = Pick<EditFact, 'change' | 'before'>;

/** The command line answers with a difference, which says where; the editor does not. */
function editFacts(call: CallState, input: unknown, place: CallPlace): readonly Fact[] {
	const asked = editArgs.safeParse(input).data;
	const path = pathOf(asked, place);
	if (asked === undefined || path === null || call.status !== 'done') {
		return [];
	}
	const shown = shownHunks(call);
	const changes: readonly Changed[] =
		shown.length > 0
			? [{ change: { kind: 'update', hunks: shown }, before: null }]
			: asked.edits.map(({ old_string, new_string, replace_all }) => ({
					change: replacement(old_string, new_string, replace_all === true),
					before: null,
				}));
	return changes.map((changed, index) => edited(call, index, path, changed, place));
}

function shownHunks({ output }: CallState): ReturnType<typeof hunksIn> {
	const text = (output ?? []).map(one => one?.content ?? '').join('\n');
	const from = text.indexOf('\n@@ -');
	return text.includes('\nDiff:\n') && from >= 0 ? hunksIn(text.slice(from + 1)) : [];
}

function writeFacts(call: CallState, input: unknown, place: CallPlace): readonly Fact[] {
	const asked = writeArgs.safeParse(input).data;
	const text = asked?.content ?? asked?.contents;
	const path = pathOf(asked, place);
	if (typeof text !== 'string' || path === null || call.status !== 'done') {
		return [];
	}
	const isNew = call.toolCall.function.name === 'create_new_file';
	const change = wholeFile(isNew ? 'create' : 'update', text);
	return [edited(call, 0, path, { change, before: isNew ? [] : null }, place)];
}

function edited(call: CallState, index: number, path: string, changed: Changed, { session, key, turn, at }: CallPlace): Fact {
	return editFact({ ...changed, id: editId(continueId, `${key}/${call.toolCallId}/${index}`), session, turn, at, path });
}

interface Named {
	readonly file_path?: string | null | undefined;
	readonly filepath?: string | null | undefined;
}

function pathOf(asked: Named | undefined, { folder }: CallPlace): string | null {
	const named = asked?.file_path ?? asked?.filepath ?? null;
	return named === null ? null : (pathOfUri(named) ?? absolutePath(named, folder));
}
