/**
 * The engineer's marks, in a file that only ever grows: it outlives the database, which is rebuilt from transcripts, while nothing
 * can rebuild a mark. Other windows append to the same file.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { stampOf } from '../ledger/workTree.ts';
import { markEntrySchema, type MarkEntry } from './mark.ts';

export interface Journal {
	/** All that can be read, in the order in which it was written. The same list as long as nothing was added. */
	entries(): readonly MarkEntry[];
	/** Returns when the entry is safe. Throws where it cannot be kept. */
	append(entry: MarkEntry): void;
}

/** For a store in memory. */
export function memoryJournal(): Journal {
	let entries: readonly MarkEntry[] = [];
	return {
		entries: () => entries,
		append: entry => {
			entries = [...entries, entry];
		},
	};
}

export class FileJournal implements Journal {
	readonly #file: string;
	#read: { readonly stamp: string; readonly entries: readonly MarkEntry[] } = { stamp: '', entries: [] };

	constructor(file: string) {
		this.#file = file;
	}

	entries(): readonly MarkEntry[] {
		const stamp = stampOf(this.#file);
		if (stamp !== this.#read.stamp) {
			this.#read = { stamp, entries: entriesIn(textOf(this.#file)) };
		}
		return this.#read.entries;
	}

	append(entry: MarkEntry): void {
		mkdirSync(path.dirname(this.#file), { recursive: true });
		const handle = openSync(this.#file, 'a');
		try {
			// What was cut off while it was written stays a line of its own, and takes nothing with it.
			writeSync(handle, `${endsTorn(this.#file) ? '\n' : ''}${JSON.stringify(entry)}\n`);
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
	}
}

/** Nothing of a file that cannot be read: what else is known must still be shown. */
function textOf(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

function endsTorn(file: string): boolean {
	const text = readFileSync(file);
	return text.length > 0 && text.at(-1) !== '\n'.charCodeAt(0);
}

function entriesIn(text: string): readonly MarkEntry[] {
	return text.split('\n').flatMap(line => entryIn(line) ?? []);
}

function entryIn(line: string): MarkEntry | undefined {
	try {
		return markEntrySchema.safeParse(JSON.parse(line)).data;
	} catch {
		return undefined;
	}
}
