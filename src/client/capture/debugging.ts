import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { atLeastOne } from '../../protocol/numbers.ts';
import type { Disposable } from '../../base/disposables.ts';
import type { Observer } from './observer.ts';
import type { RunReading, Runs } from './runs.ts';

/** What is read of a debug adapter's answer to `stackTrace`: the frames of files on disk. Lines count from 1. */
const stackTrace = z.object({
	stackFrames: z.array(
		z.object({
			id: z.number(),
			line: atLeastOne,
			source: z.optional(z.object({ path: z.string().check(z.minLength(1)), sourceReference: z.optional(z.number()) })),
		}),
	),
});

/** Deeper frames are rarely chosen. Chosen. */
const MOST_FRAMES = 50;
/** A program that is debugged is run; how it ends says nothing of it. */
const debugRun: RunReading = { class: 'run', command: null, exitSpeaks: false };

/** Debug sessions as runs, and the lines on which the debugger stands. Sessions inside of a session are the same run. */
export function followDebugging(observer: Observer, runs: Runs): Disposable {
	const { debug } = vscode;
	return vscode.Disposable.from(
		debug.onDidStartDebugSession(session => {
			if (session.parentSession === undefined) {
				runs.started(session, 'debug', debugRun, session.workspaceFolder?.uri.fsPath ?? null);
			}
		}),
		debug.onDidTerminateDebugSession(session => {
			runs.ended(session, debugRun, undefined);
		}),
		debug.onDidChangeActiveStackItem(item => {
			if (item instanceof vscode.DebugStackFrame) {
				void tellLine(observer, item);
			}
		}),
	);
}

async function tellLine(observer: Observer, { session, threadId, frameId }: vscode.DebugStackFrame): Promise<void> {
	const at = observer.now();
	const answer = stackTrace.safeParse(await stackOf(session, threadId));
	const frame = answer.data?.stackFrames.find(({ id }) => id === frameId);
	const isOnDisk = (frame?.source?.sourceReference ?? 0) === 0;
	if (frame?.source !== undefined && isOnDisk) {
		observer.put({ kind: 'stopped', at, uri: uriOf(frame.source.path).toString(), line: frame.line - 1 });
	}
}

/** Some adapters name a file by its address, as the window sees it: what is remote there is on this machine. */
function uriOf(place: string): vscode.Uri {
	const uri = /^[a-z][\w+.-]+:\/\//i.test(place) ? vscode.Uri.parse(place) : vscode.Uri.file(place);
	return uri.scheme === 'vscode-remote' ? uri.with({ scheme: 'file', authority: '' }) : uri;
}

/** Undefined where the program went on meanwhile, or the adapter does not answer. */
async function stackOf(session: vscode.DebugSession, threadId: number): Promise<unknown> {
	try {
		return (await session.customRequest('stackTrace', { threadId, startFrame: 0, levels: MOST_FRAMES })) as unknown;
	} catch {
		return undefined;
	}
}
