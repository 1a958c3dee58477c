/** Where a process writes what it did. Never transcript text. */
export interface Logger {
	info(message: string, ...details: readonly string[]): void;
	warn(message: string, ...details: readonly string[]): void;
	error(message: string, ...details: readonly string[]): void;
}

/** Says nothing: for tests and for commands whose output is the answer alone. */
export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
