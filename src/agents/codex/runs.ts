/** Commands that the agent ran, and what became of them. */
import { classifyCommand } from '../../domain/trace/commandLine.ts';
import type { RunFact, WaitFact } from '../../domain/trace/facts.ts';
import { runId, waitId } from '../../domain/trace/ids.ts';
import type { Command } from './codeMode.ts';
import { codexId } from './ids.ts';
import type { Ending } from './outputs.ts';
import { sessionKey } from './sessions.ts';
import type { Call, CallOf, Run, State } from './state.ts';
import { turnNow } from './turns.ts';

/** Calls whose output never came are forgotten when there are more than this. */
const MOST_CALLS = 200;

export function openCall(state: State, call: Call): void {
	state.calls.push(call);
	state.calls.splice(0, state.calls.length - MOST_CALLS);
}

/** The call that an output belongs to; it waits no longer. */
export function takeCall(state: State, id: string): Call | undefined {
	const at = state.calls.findIndex(call => call.id === id);
	return at < 0 ? undefined : state.calls.splice(at, 1)[0];
}

export function startRuns(state: State, at: number, call: string, commands: readonly Command[]): Run[] {
	return commands.map(({ line, folder }, index) => {
		const reading = classifyCommand(line);
		const key = `${state.session.id}/${call}${index === 0 ? '' : `/${String(index)}`}`;
		return { key, turn: turnNow(state), startedAt: at, class: reading.class, exitSpeaks: reading.exitSpeaks, cwd: folder ?? state.cwd };
	});
}

/** A run that has begun; or ended, where `endedAt` is given. The exit code is null where nothing tells it. */
export function runFact(state: State, run: Run, endedAt: number | null, code: number | null): RunFact {
	const { key, exitSpeaks, ...known } = run;
	const result = code === null || !exitSpeaks ? 'unknown' : code === 0 ? 'passed' : 'failed';
	return { kind: 'run', id: runId(codexId, key), session: sessionKey(state), ...known, endedAt, result };
}

/** A command that goes on in the background keeps its call open, under the name of its process. */
export function endRuns(state: State, at: number, call: CallOf<'runs'>, ending: Ending): readonly RunFact[] {
	switch (ending.kind) {
		case 'running':
			openCall(state, { ...call, process: ending.process });
			return [];
		case 'exited':
			return call.runs.map(run => runFact(state, run, at, ending.code));
		case 'ended':
			return call.runs.map(run => runFact(state, run, at, null));
	}
}

/** Only of a single command does a script's output tell the result. */
export function endScript(state: State, at: number, call: CallOf<'script'>, ending: Ending): readonly RunFact[] {
	const code = call.runs.length === 1 && ending.kind === 'exited' ? ending.code : null;
	return call.runs.map(run => runFact(state, run, at, code));
}

/** A look at a background command says when it has ended. */
export function endContinuation(state: State, at: number, process: string, ending: Ending): readonly RunFact[] {
	const found = state.calls.find(call => call.kind === 'runs' && call.process === process);
	if (found?.kind !== 'runs' || ending.kind !== 'exited') {
		return [];
	}
	takeCall(state, found.id);
	return endRuns(state, at, found, ending);
}

/** A script's commands are told by ids of their own: the first that has not ended yet is meant. */
export function endScriptedRun(state: State, at: number, code: number | null): readonly RunFact[] {
	const script = state.calls.find((call): call is CallOf<'script'> => call.kind === 'script' && call.runs.length > 0);
	const run = script?.runs.shift();
	return run === undefined ? [] : [runFact(state, run, at, code)];
}

/** What was going on when the engineer stepped in has ended without a result. */
export function abandonCalls(state: State, at: number): readonly (RunFact | WaitFact)[] {
	const waiting = state.calls.filter(call => call.kind !== 'runs' || call.process === null);
	state.calls = state.calls.filter(call => !waiting.includes(call));
	return waiting.flatMap((call): readonly (RunFact | WaitFact)[] => {
		switch (call.kind) {
			case 'runs':
			case 'script':
				return call.runs.map(run => runFact(state, run, at, null));
			case 'question':
				return [waitFact(state, call, at)];
			case 'continuation':
				return [];
		}
	});
}

export function waitFact(state: State, { id, turn, from }: CallOf<'question'>, to: number | null): WaitFact {
	return { kind: 'wait', id: waitId(codexId, `${state.session.id}/${id}`), session: sessionKey(state), turn, from, to, for: 'answer' };
}
