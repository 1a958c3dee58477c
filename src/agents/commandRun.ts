/** What every agent's command runs have in common. */
import * as z from 'zod';
import { classifyCommand } from '../domain/trace/commandLine.ts';
import { commandClasses, commandResults, type CommandResult } from '../domain/trace/command.ts';
import type { RunFact } from '../domain/trace/facts.ts';
import type { RunId, SessionId, TurnId } from '../domain/trace/ids.ts';

/** A run as its command line tells it. Of the command line itself nothing is kept; `exitSpeaks` says whether its exit code is the result. */
export function startedRun(run: Omit<RunFact, 'kind' | 'class' | 'result' | 'endedAt'>, commandLine: string): StartedRun {
	const { class: commandClass, exitSpeaks } = classifyCommand(commandLine);
	return { exitSpeaks, run: { kind: 'run', ...run, endedAt: null, class: commandClass, result: 'unknown' } };
}

export interface StartedRun {
	readonly exitSpeaks: boolean;
	readonly run: RunFact;
}

const isString = (value: unknown): boolean => typeof value === 'string';

/** A run in a checkpoint: it holds no text of the transcript. */
export const runSchema = z.object({
	id: z.custom<RunId>(isString),
	session: z.custom<SessionId>(isString),
	turn: z.custom<TurnId>(isString).nullable(),
	startedAt: z.number(),
	endedAt: z.number().nullable(),
	class: z.enum(commandClasses),
	result: z.enum(commandResults),
	cwd: z.string().nullable(),
});

/** The exit code is null where it is not known. */
export function endedRun({ run, exitSpeaks }: StartedRun, at: number, exitCode: number | null): RunFact {
	const result: CommandResult = exitCode === null || !exitSpeaks ? 'unknown' : exitCode === 0 ? 'passed' : 'failed';
	return { ...run, endedAt: Math.max(run.startedAt, at), result };
}
