import { LONGEST_NAME } from './findNamesCode.ts';

/** Names to be looked for together: each of at most 32 characters of ASCII. */
export class Names {
	static #made = 0;
	readonly names: readonly string[];
	/** Its own, counted from 0. */
	readonly number = Names.#made++;
	/** What is found of them where there is no object. */
	readonly nothing: readonly undefined[];

	constructor(names: readonly string[]) {
		if (!names.every(isShortAscii)) {
			throw new RangeError('A name that is scanned for has at most 32 characters of ASCII.');
		}
		this.names = names;
		this.nothing = names.map(() => undefined);
	}
}

export function isShortAscii(name: string): boolean {
	return name.length <= LONGEST_NAME && /^[\0-\x7f]*$/.test(name);
}
