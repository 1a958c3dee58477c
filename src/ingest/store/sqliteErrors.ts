/** What SQLite's errors mean to people. */
import { StoreError } from './storeError.ts';

/** SQLite's own numbers: https://www.sqlite.org/rescode.html */
const FULL = 13;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

const sentences: Readonly<Record<number, (file: string) => string>> = {
	5: file => `The store ${file} is in use by another program that does not let go of it. Try again when that has ended.`,
	6: file => `The store ${file} is in use by another program that does not let go of it. Try again when that has ended.`,
	8: file => `The store ${file} is read-only. Make it writable, or name another with the setting or option for the store.`,
	10: file => `The disk gave an error while the store ${file} was in use. What was stored before is kept.`,
	[CORRUPT]: damaged,
	[FULL]: file => `There is no room left on the disk for the store ${file}. What was stored before is kept; make room and try again.`,
	14: file => `The store ${file} cannot be opened or created. Check that it is a file in a folder that can be written to.`,
	[NOT_A_DATABASE]: damaged,
};

function damaged(file: string): string {
	return `The store ${file} is damaged. The next start sets it aside and builds a new one from the transcripts.`;
}

/** The error itself where it does not come from the state of the file or the disk. */
export function storeErrorFor(error: unknown, file: string): unknown {
	const code = resultCode(error);
	const sentence = code === undefined ? undefined : sentences[code];
	return sentence === undefined ? error : new StoreError(sentence(file), { cause: error });
}

/** Found by looking for it. */
export class Damage extends Error {
	override readonly name = 'Damage';
}

export function isDamage(error: unknown): boolean {
	if (error instanceof Damage) {
		return true;
	}
	const code = resultCode(error);
	return code === CORRUPT || code === NOT_A_DATABASE;
}

const PRIMARY_CODE_MASK = 0xff;

/** SQLite's number for what went wrong, without its finer distinctions; undefined where the error is not SQLite's. */
export function resultCode(error: unknown): number | undefined {
	if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number') {
		return error.errcode & PRIMARY_CODE_MASK;
	}
	return undefined;
}
