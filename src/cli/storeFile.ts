import { homedir } from 'node:os';
import path from 'node:path';
import type { StoreChoice } from './options.ts';

/** The database that was asked for; null keeps everything in memory. */
export function storeFile(store: StoreChoice): string | null {
	switch (store.kind) {
		case 'none':
			return null;
		case 'file':
			return path.resolve(store.path);
		case 'default':
			return path.join(dataFolder(), 'bookend.db');
	}
}

/** Where what was made of the program's code is kept, wherever the database is. */
export function codeFolder(): string {
	return path.join(dataFolder(), 'code');
}

/** The platform's data folder: where programs of this kind are expected to keep what they made. */
function dataFolder(): string {
	const { XDG_DATA_HOME, LOCALAPPDATA } = process.env;
	switch (process.platform) {
		case 'darwin':
			return path.join(homedir(), 'Library', 'Application Support', 'Bookend');
		case 'win32':
			return path.join(absolute(LOCALAPPDATA) ?? path.join(homedir(), 'AppData', 'Local'), 'Bookend');
		default:
			return path.join(absolute(XDG_DATA_HOME) ?? path.join(homedir(), '.local', 'share'), 'bookend');
	}
}

/** Empty or relative values are as good as none: the XDG specification wants them ignored. */
function absolute(folder: string | undefined): string | undefined {
	return folder !== undefined && path.isAbsolute(folder) ? folder : undefined;
}
