/** Tool calls, each with its result from the message after it. */
import type { EditFact, Fact } from '../../domain/trace/facts.ts';
import { editId, runId, type SessionId, type TurnId } from '../../domain/trace/ids.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { hunksIn } from '../diff.ts';
import { absolutePath, editFact, replacement, wholeFile } from '../edited.ts';
import { filesIn, patchIn } from '../patch.ts';
import { ampId } from './ids.ts';
import { commandArgs, createArgs, editArgs, patchArgs, type ToolRun, type ToolUse } from './schema.ts';

export interface CallPlace {
	readonly session: SessionId;
	readonly turn: TurnId | null;
	readonly at: number;
	readonly folder: string | null;
}

/** `run` is undefined while there is no result. */
export function callFacts(call: ToolUse, run: ToolRun | undefined, place: CallPlace): readonly Fact[] {
	return tools.get(call.name)?.(call, run, place) ?? [];
}

type Reader = (call: ToolUse, run: ToolRun | undefined, place: CallPlace) => readonly Fact[];

/** The one list of the tools that are followed. */
const tools: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	['Bash', runFacts],
	['shell_command', runFacts],
	['edit_file', editFacts],
	['create_file', createFacts],
	['apply_patch', patchFacts],
]);

/** When a command ended is not written. */
function runFacts(call: ToolUse, run: ToolRun | undefined, { session, turn, at, folder }: CallPlace): readonly Fact[] {
	const asked = commandArgs.safeParse(call.input).data;
	if (asked === undefined || run?.status === 'rejected-by-user') {
		return [];
	}
	const cwd = asked.cwd ? absolutePath(asked.cwd, folder) : folder;
	const started = startedRun({ id: runId(ampId, call.id), session, turn, startedAt: at, cwd }, asked.cmd);
	const hasEnded = run !== undefined && !/^(?:in-progress|queued|blocked-on-user)$/.test(run.status);
	return [hasEnded ? endedRun(started, at, run.result?.exitCode ?? null) : started.run];
}

type Changed = Pick<EditFact, 'path' | 'change' | 'before'>;

/** The result's difference says where. */
function editFacts(call: ToolUse, run: ToolRun | undefined, place: CallPlace): readonly Fact[] {
	const asked = editArgs.safeParse(call.input).data;
	if (asked === undefined) {
		return [];
	}
	const shown = shownHunks(run?.result?.diff ?? '');
	const change =
		shown.length > 0 ? ({ kind: 'update', hunks: shown } as const) : replacement(asked.old_str, asked.new_str, asked.replace_all === true);
	return edited(call, run, [{ path: asked.path, change, before: null }], place);
}

function shownHunks(diff: string): ReturnType<typeof hunksIn> {
	const from = diff.indexOf('\n@@ -');
	return from < 0 ? [] : hunksIn(diff.slice(from + 1).replace(/\n```\s*$/, ''));
}

/** The tool writes over a file that exists, too. */
function createFacts(call: ToolUse, run: ToolRun | undefined, place: CallPlace): readonly Fact[] {
	const asked = createArgs.safeParse(call.input).data;
	const changed = asked === undefined ? [] : [{ path: asked.path, change: wholeFile('update', asked.content), before: null }];
	return edited(call, run, changed, place);
}

function patchFacts(call: ToolUse, run: ToolRun | undefined, place: CallPlace): readonly Fact[] {
	const patch = patchIn(patchArgs.safeParse(call.input).data ?? '');
	const files = patch === null ? [] : filesIn(patch);
	const changed = files.map(({ path, change }) => ({ path, change, before: change.kind === 'create' ? [] : null }));
	return edited(call, run, changed, place);
}

function edited(call: ToolUse, run: ToolRun | undefined, changed: readonly Changed[], place: CallPlace): readonly Fact[] {
	const { session, turn, at, folder } = place;
	return (run?.status === 'done' ? changed : []).map((one, index) =>
		editFact({ ...one, path: absolutePath(one.path, folder), id: editId(ampId, `${call.id}/${index}`), session, turn, at }),
	);
}
