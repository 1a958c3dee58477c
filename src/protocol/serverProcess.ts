/** What the server's process is told before it is asked anything, among the words that it is started with. */

const CODE_FOLDER = '--code-folder=';

/** A folder in which the process may keep what was made of its code. */
export function codeFolderWord(folder: string): string {
	return `${CODE_FOLDER}${folder}`;
}

/** Null where none was named. */
export function codeFolderIn(words: readonly string[]): string | null {
	return words.find(word => word.startsWith(CODE_FOLDER))?.slice(CODE_FOLDER.length) ?? null;
}
