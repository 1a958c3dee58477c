/**
 * What nothing can rebuild, in a file that only ever grows: it outlives the database, which is rebuilt from transcripts. Other windows
 * append to the same file.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod/mini';
import { parseJson } from '../base/json.ts';
import { stampOf } from './ledger/workTree.ts';

export interface Journal<Entry> {
	/** All that can be read, in the order in which it was written. The same list as long as nothing was added. */
	entries(): readonly Entry[];
	/** Returns when the entry is safe. Throws where it cannot be kept. */
	append(entry: Entry): void;
}

/** For a store in memory. */
export function memoryJournal<Entry>(): Journal<Entry> {
	let entries: readonly Entry[] = [];
	return {
		entries: () => entries,
		append: entry => {
			entries = [...entries, entry];
		},
	};
}

/** A line that the schema does not know, or that was torn, is passed over. */
export class FileJournal<Entry> implements Journal<Entry> {
	readonly #file: string;
	readonly #schema: z.ZodMiniType<Entry>;
	#read: { readonly stamp: string; readonly entries: readonly Entry[] } = { stamp: '', entries: [] };

	constructor(file: string, schema: z.ZodMiniType<Entry>) {
		this.#file = file;
		this.#schema = schema;
	}

	entries(): readonly Entry[] {
		const stamp = stampOf(this.#file);
		if (stamp !== this.#read.stamp) {
			this.#read = { stamp, entries: entriesIn(textOf(this.#file), this.#schema) };
		}
		return this.#read.entries;
	}

	append(entry: Entry): void {
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

function entriesIn<Entry>(text: string, schema: z.ZodMiniType<Entry>): readonly Entry[] {
	return text.split('\n').flatMap(line => schema.safeParse(parseJson(line)).data ?? []);
}
