/** Finds programs of the machine. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * The first executable of that name on the PATH.
 * @param {string} name
 */
export function onPath(name) {
	const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
	return (process.env['PATH'] ?? '')
		.split(path.delimiter)
		.filter(folder => folder !== '')
		.flatMap(folder => endings.map(ending => path.join(folder, name + ending)))
		.find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
