import type * as Sqlite from 'node:sqlite';

/** Undefined where this Node has none. Quietly: Node prints a warning at the first use, because its interface to SQLite is still young. */
export function loadSqlite(): typeof Sqlite | undefined {
	const emitWarning = process.emitWarning.bind(process);
	process.emitWarning = () => undefined;
	try {
		return process.getBuiltinModule('node:sqlite');
	} catch {
		return undefined;
	} finally {
		process.emitWarning = emitWarning;
	}
}
