/** Shell commands and how they ended. The transcript holds no exit code; it can be read off most results. */
import { classifyCommand } from '../../domain/trace/commandLine.ts';
import type { CommandResult } from '../../domain/trace/command.ts';
import type { Fact } from '../../domain/trace/facts.ts';
import { detailOf, Unparsed } from './details.ts';
import { runId, type TurnId } from '../../domain/trace/ids.ts';
import { bashInput, shellOutputResult, shellResult, taskResult } from './schema.ts';
import type { Seen } from './seen.ts';
import { claude } from './session.ts';
import type { RunCall, State } from './state.ts';

/** What a tool's result says, as far as every tool's does. */
export interface Answer {
	readonly isError: boolean | null;
	readonly text: string;
	/** The record's `toolUseResult`: each tool's own. */
	readonly details: unknown;
}

export function runAsked(id: string, input: unknown, seen: Seen, turn: TurnId | null): RunCall | null {
	const asked = bashInput.safeParse(input instanceof Unparsed ? input.value() : input);
	if (!asked.success) {
		return null;
	}
	const reading = classifyCommand(asked.data.command);
	return {
		kind: 'run',
		exitSpeaks: reading.exitSpeaks,
		run: {
			id: runId(claude, id),
			session: seen.session,
			turn,
			startedAt: seen.at,
			endedAt: null,
			class: reading.class,
			result: 'unknown',
			cwd: seen.cwd,
		},
	};
}

/** A command that went to the background has only begun. */
export function runAnswered(state: State, call: RunCall, answer: Answer, at: number): Fact[] {
	const details = shellResult.safeParse(answer.details).data;
	const task = details?.backgroundTaskId ?? '';
	if (task !== '') {
		state.tasks.set(task, call);
		return [];
	}
	const isBenign = typeof details?.returnCodeInterpretation === 'string'; // not 0, and yet no failure: a search without a hit
	const isKnown = details?.interrupted !== true && !isBenign;
	return [ended(call, isKnown ? resultOf(answer) : 'unknown', at)];
}

/** What came of a background command, asked for with `TaskOutput` or, in old versions, `BashOutput`. */
export function taskAnswered(state: State, answer: Answer, at: number): Fact[] {
	if (detailOf(answer.details, 'task') === undefined && detailOf(answer.details, 'shellId') === undefined) {
		return []; // as of most tools, which is told faster so than by the schemas
	}
	const task = taskResult.safeParse(answer.details).data?.task;
	if (task !== undefined) {
		return taskEnded(state, task.task_id, task.status, task.exitCode ?? null, at);
	}
	const shell = shellOutputResult.safeParse(answer.details).data;
	return shell === undefined ? [] : taskEnded(state, shell.shellId, shell.status, shell.exitCode ?? null, at);
}

/** What came of background commands, told by Claude Code itself when they ended. */
export function tasksNotified(state: State, text: string, at: number): Fact[] {
	return [...text.matchAll(/<task-id>([^<]*)<\/task-id>([\s\S]*?)<\/task-notification>/g)].flatMap(([, task = '', rest = '']) => {
		const status = /<status>([^<]*)<\/status>/.exec(rest)?.[1] ?? '';
		const exit = /\(exit code (\d+)\)/.exec(/<summary>([^<]*)<\/summary>/.exec(rest)?.[1] ?? '')?.[1];
		return taskEnded(state, task, status, exit === undefined ? null : Number(exit), at);
	});
}

function taskEnded(state: State, task: string, status: string, exitCode: number | null, at: number): Fact[] {
	const call = state.tasks.get(task);
	if (call === undefined || status === 'running' || status === 'pending') {
		return [];
	}
	state.tasks.delete(task);
	const isKnown = exitCode !== null && status !== 'killed';
	return [ended(call, isKnown ? (exitCode === 0 ? 'passed' : 'failed') : 'unknown', at)];
}

/** An error without an exit code may be a refusal, a hook's block or an interruption as well as a failure. */
function resultOf(answer: Answer): CommandResult {
	if (answer.isError !== true) {
		return answer.isError === false || isObject(answer.details) ? 'passed' : 'unknown';
	}
	const hasFailed = /^(?:Error: )?Exit code [1-9]/.test(answer.text) && !timedOut.test(answer.text.slice(0, TIMEOUT_WINDOW));
	return hasFailed ? 'failed' : 'unknown';
}

const timedOut = /^Command timed out after/m;
/** Characters of a result in which its time-out would be told. */
const TIMEOUT_WINDOW = 200;

function ended(call: RunCall, result: CommandResult, at: number): Fact {
	const { run } = call;
	return { kind: 'run', ...run, endedAt: Math.max(run.startedAt, at), result: call.exitSpeaks ? result : 'unknown' };
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}
