import type { CommandClass } from './command.ts';

/** What a shell command line is for, and whether its exit code is the result of that part of it. */
export interface CommandReading {
	readonly class: CommandClass;
	/** False where the exit code is another command's: `npm test | tail`, `npm test || true`, `npm test; echo done`. */
	readonly exitSpeaks: boolean;
}

export function classifyCommand(_commandLine: string): CommandReading {
	return { class: 'other', exitSpeaks: true };
}
