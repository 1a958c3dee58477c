/** Tool calls and their outputs. */
import type { Fact } from '../../domain/trace/facts.ts';
import type { Command } from './codeMode.ts';
import { askedIn, commandsAsked, type Asked } from './commands.ts';
import { editsOfChanges, editsOfPatch } from './edits.ts';
import type { Memory } from './memory.ts';
import { endingIn, endingOfScript, isFailure } from './outputs.ts';
import { filesIn } from '../patch.ts';
import { endContinuation, endRuns, endScript, endScriptedRun, openCall, runFact, startRuns, takeCall, waitFact } from './runs.ts';
import type { CodexFileChange, CommandEnd, LocalShellCall, ToolCall, ToolOutput } from './schema.ts';
import type { CallOf } from './state.ts';
import { turnNow } from './turns.ts';

export function readCall(memory: Memory, at: number, call: ToolCall): readonly Fact[] {
	return begin(memory, at, call.call_id, askedIn(call));
}

export function readShellCall(memory: Memory, at: number, { call_id, id, action }: LocalShellCall): readonly Fact[] {
	return begin(memory, at, call_id ?? id ?? '', commandsAsked(action.command, action.working_directory));
}

export function readToolOutput(memory: Memory, at: number, { call_id: id, output }: ToolOutput): readonly Fact[] {
	const { state } = memory;
	const applied = memory.takePatches(id).filter(() => !isFailure(output));
	const edits = applied.flatMap(patch => editsOfPatch(state, at, patch));
	const call = takeCall(state, id);
	switch (call?.kind) {
		case undefined:
			return edits;
		case 'runs':
			return [...edits, ...endRuns(state, at, call, endingIn(output))];
		case 'script':
			return [...edits, ...endScript(state, at, call, endingOfScript(output))];
		case 'continuation':
			return [...edits, ...endContinuation(state, at, call.process, endingIn(output))];
		case 'question':
			return [...edits, waitFact(state, call, at)];
	}
}

/** Some versions tell the end of a command by itself, before the output goes to the model. */
export function readCommandEnd(memory: Memory, at: number, end: CommandEnd): readonly Fact[] {
	const { state } = memory;
	const id = end.call_id ?? end.id ?? '';
	if (/^user_?shell$/i.test(end.source ?? '')) {
		return [];
	}
	const call = takeCall(state, id);
	if (call?.kind === 'runs') {
		return endRuns(state, at, call, end.exit_code === null ? { kind: 'ended' } : { kind: 'exited', code: end.exit_code });
	}
	const scripted = endScriptedRun(state, at, end.exit_code);
	return scripted.length > 0 ? scripted : unaskedRun(memory, at, id, end);
}

/** What Codex says that it changed is better than what the patch asked for: it has whole paths, and places. */
export function readChanges(
	memory: Memory,
	at: number,
	id: string,
	told: { readonly success: boolean; readonly changes: Readonly<Record<string, CodexFileChange>> },
): readonly Fact[] {
	if (memory.takePatches(id).length === 0) {
		memory.takeScriptsPatch();
	}
	return told.success ? editsOfChanges(memory.state, at, id, told.changes) : [];
}

function begin(memory: Memory, at: number, id: string, asked: Asked): readonly Fact[] {
	const { state } = memory;
	switch (asked.kind) {
		case 'nothing':
			return [];
		case 'commands':
			return beginRuns(memory, { kind: 'runs', id, runs: startRuns(state, at, id, asked.commands), process: null });
		case 'script':
			asked.patches.forEach(patch => {
				memory.await({ call: id, isScripts: true, files: filesIn(patch), folder: null });
			});
			return beginRuns(memory, { kind: 'script', id, runs: startRuns(state, at, id, asked.commands) });
		case 'patch':
			memory.await({ call: id, isScripts: false, files: filesIn(asked.patch), folder: asked.folder });
			return [];
		case 'continuation':
			openCall(state, { kind: 'continuation', id, process: asked.process });
			return [];
		case 'question': {
			const question: CallOf<'question'> = { kind: 'question', id, turn: turnNow(state), from: at };
			openCall(state, question);
			return [waitFact(state, question, null)];
		}
	}
}

function beginRuns(memory: Memory, call: CallOf<'runs'> | CallOf<'script'>): readonly Fact[] {
	const { state } = memory;
	if (call.runs.length > 0) {
		openCall(state, call);
	}
	return call.runs.map(run => runFact(state, run, null, null));
}

/** A command that no call in the transcript asked for. */
function unaskedRun(memory: Memory, at: number, id: string, { command, cwd, exit_code }: CommandEnd): readonly Fact[] {
	const asked = commandsAsked(command, cwd);
	const commands: readonly Command[] = asked.kind === 'commands' ? asked.commands : [];
	return startRuns(memory.state, at, id, commands).map(run => runFact(memory.state, run, at, exit_code));
}
