/** Commands that ran in VS Code's terminal. */
import type { RunFact } from '../../domain/trace/facts.ts';
import { runId, type SessionId, type TurnId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { pathOf } from './edits.ts';
import { chat } from './ids.ts';
import { terminalPart, type Request, type TerminalPart } from './schema.ts';

export interface RunIn {
	readonly session: SessionId;
	readonly turn: TurnId;
	readonly startedAt: number;
	readonly endedAt: number;
	readonly cwd: string | null;
}

export function runsOf({ response }: Request, within: RunIn): readonly RunFact[] {
	return response.flatMap(part => {
		const told = terminalPart.safeParse(part).data;
		return told === undefined || !hasRun(told) ? [] : [runOf(told, within)];
	});
}

function runOf({ toolCallId, isComplete, toolSpecificData: data }: TerminalPart, { session, turn, ...within }: RunIn): RunFact {
	const { exitCode, timestamp, duration } = data.terminalCommandState;
	const startedAt = epochTime(timestamp) ?? within.startedAt;
	const cwd = (data.cwd === null ? null : pathOf(data.cwd)) ?? within.cwd;
	const started = startedRun({ id: runId(chat, toolCallId), session, turn, startedAt, cwd }, commandOf(data));
	if (isComplete === false) {
		return started.run;
	}
	const endedAt = duration === null ? null : epochTime(startedAt + duration);
	return endedRun(started, endedAt ?? within.endedAt, exitCode);
}

/** What was really run: the engineer, or a tool, may have changed what the model had asked for. */
function commandOf({ command, commandLine }: TerminalPart['toolSpecificData']): string {
	return commandLine.userEdited ?? commandLine.toolEdited ?? commandLine.original ?? command ?? '';
}

function hasRun({ isConfirmed }: TerminalPart): boolean {
	return isConfirmed !== false && isConfirmed !== DENIED && isConfirmed !== SKIPPED;
}

/** How a tool was confirmed, as VS Code numbers it. */
const DENIED = 0;
const SKIPPED = 5;
