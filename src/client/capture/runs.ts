import { randomUUID } from 'node:crypto';
import { verificationClasses, type CommandClass, type CommandResult } from '../../domain/trace/command.ts';
import { classifyCommand } from '../../domain/trace/commandLine.ts';
import { outlineOf } from '../../domain/trace/commandOutline.ts';
import type { NoticeOf } from '../../protocol/notices.ts';
import type { Observer } from './observer.ts';

type Run = NoticeOf<'run'>;

/** What is said of a run while the editor still knows its command line. */
export interface RunReading extends Pick<Run, 'class' | 'command'> {
	/** Whether the exit code is the result of the command that counts. */
	readonly exitSpeaks: boolean;
}

/** More of a command line is not looked at: nobody types as much to verify something. Chosen. */
export const MOST_CHARACTERS = 10_000;

/** A command line as all that is kept of it. `meant` is its class where the line itself does not say. */
export function readingOf(line: string, meant: CommandClass | null = null): RunReading {
	const looked = line.slice(0, MOST_CHARACTERS);
	const { class: read, exitSpeaks } = classifyCommand(looked);
	const verifies = verificationClasses.has(read);
	return { class: verifies ? read : (meant ?? read), exitSpeaks, command: verifies ? outlineOf(looked) : null };
}

/** Exit codes of what was stopped by hand: Ctrl+C and a request to end, and Windows' Ctrl+C both ways it is told. */
const stoppedCodes: ReadonlySet<number> = new Set([130, 143, 0xc000013a, -0x3ffffec6]);

export function resultOf(exitCode: number | undefined, exitSpeaks: boolean): CommandResult {
	if (exitCode === undefined || !exitSpeaks || stoppedCodes.has(exitCode)) {
		return 'unknown';
	}
	return exitCode === 0 ? 'passed' : 'failed';
}

/** The engineer's runs that go on, by whatever the editor calls them. */
export class Runs {
	readonly #observer: Observer;
	readonly #going = new WeakMap<object, Run>();

	constructor(observer: Observer) {
		this.#observer = observer;
	}

	started(key: object, where: Run['where'], reading: RunReading, cwd: string | null): void {
		const run: Run = {
			kind: 'run',
			id: randomUUID(),
			where,
			class: reading.class,
			startedAt: this.#observer.now(),
			endedAt: null,
			result: 'unknown',
			cwd,
			command: reading.command,
		};
		this.#going.set(key, run);
		this.#observer.put(run);
	}

	/** One that began before anybody looked is not told. */
	ended(key: object, reading: RunReading, exitCode: number | undefined): void {
		const run = this.#going.get(key);
		if (run === undefined) {
			return;
		}
		this.#going.delete(key);
		const { class: kind, command } = reading;
		const result = resultOf(exitCode, reading.exitSpeaks);
		this.#observer.put({ ...run, class: kind, command, endedAt: Math.max(run.startedAt, this.#observer.now()), result });
	}
}
