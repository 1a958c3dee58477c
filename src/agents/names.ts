import { LONGEST_NAME } from './findNamesCode.ts';

/** Names to be looked for together: each of at most 32 characters of ASCII. */
export class Names {
	readonly names: readonly string[];

	constructor(names: readonly string[]) {
		if (!names.every(isShortAscii)) {
			throw new RangeError('A name that is scanned for has at most 32 characters of ASCII.');
		}
		this.names = names;
	}
}

export function isShortAscii(name: string): boolean {
	return name.length <= LONGEST_NAME && /^[\0-\x7f]*$/.test(name);
}
