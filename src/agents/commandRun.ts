/** What every agent's command runs have in common. */
import { classifyCommand } from '../domain/trace/commandLine.ts';
import type { CommandResult } from '../domain/trace/command.ts';
import type { RunFact } from '../domain/trace/facts.ts';

/** A run as its command line tells it. Of the command line itself nothing is kept; `exitSpeaks` says whether its exit code is the result. */
export function startedRun(run: Omit<RunFact, 'kind' | 'class' | 'result' | 'endedAt'>, commandLine: string): StartedRun {
	const { class: commandClass, exitSpeaks } = classifyCommand(commandLine);
	return { exitSpeaks, run: { kind: 'run', ...run, endedAt: null, class: commandClass, result: 'unknown' } };
}

export interface StartedRun {
	readonly exitSpeaks: boolean;
	readonly run: RunFact;
}

/** The exit code is null where it is not known. */
export function endedRun({ run, exitSpeaks }: StartedRun, at: number, exitCode: number | null): RunFact {
	const result: CommandResult = exitCode === null || !exitSpeaks ? 'unknown' : exitCode === 0 ? 'passed' : 'failed';
	return { ...run, endedAt: Math.max(run.startedAt, at), result };
}
