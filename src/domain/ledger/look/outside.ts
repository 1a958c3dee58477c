/**
 * Whether a file lies where an agent that works in these folders had not been asked to write. Temporary files are nobody's, and agents
 * keep plans, notes and memories of their own. Paths may be of another system than this one.
 */
export function isOutside(path: string, folders: readonly string[]): boolean {
	const file = comparable(path);
	return isAbsolute(file) && !folders.some(folder => isBelow(file, comparable(folder))) && !scratch.test(file) && !ownNotes.test(file);
}

function comparable(path: string): string {
	return path.replaceAll('\\', '/').replace(/\/+$/, '');
}

function isAbsolute(path: string): boolean {
	return /^(?:\/|[A-Za-z]:\/)/.test(path);
}

function isBelow(file: string, folder: string): boolean {
	return file === folder || file.startsWith(`${folder}/`);
}

const scratch =
	/^(?:\/private)?\/(?:tmp|var\/tmp|var\/folders)\/|^\/dev\/|^\/run\/user\/|\/AppData\/Local\/Temp\/|^[A-Za-z]:\/(?:Windows\/)?Temp\//i;

const ownNotes =
	/\/\.(?:claude|codex|cursor|gemini|copilot|opencode|windsurf|kiro|continue|cline)\/(?:[^/]+\/)*?(?:plans?|memor(?:y|ies)|notes?|todos?|tasks?|scratch(?:pad)?|tmp|projects|sessions|brain)\//i;
