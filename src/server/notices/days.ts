/**
 * What was noticed, in one file a day. Several windows write to the same file, each entry as a line of its own; what is older than the
 * engineer wants it kept is dropped file by file.
 */
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod/mini';
import { parseJson } from '../../base/json.ts';
import { DAY_MS } from '../../base/units.ts';

export interface Days<T> {
	/** A list a day on which something was written, in order, without the days before `since` and after `until`. Each is the same list as long as nothing was added. */
	lists(since?: number, until?: number): readonly (readonly T[])[];
	/** Throws where the entries cannot be kept. */
	append(at: number, entries: readonly T[]): void;
	/** Drops what was written before the day of that time. */
	dropBefore(at: number): void;
}

/** For a store in memory. */
export class MemoryDays<T> implements Days<T> {
	#days = new Map<string, readonly T[]>();

	lists(since = -Infinity, until = Infinity): readonly (readonly T[])[] {
		return [...this.#days].filter(([day]) => isWithin(day, since, until)).map(([, entries]) => entries);
	}

	append(at: number, entries: readonly T[]): void {
		const days = new Map(this.#days).set(dayOf(at), [...(this.#days.get(dayOf(at)) ?? []), ...entries]);
		this.#days = new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
	}

	dropBefore(at: number): void {
		this.#days = new Map([...this.#days].filter(([day]) => dayOf(at) <= day));
	}
}

/** What is known of a file: the entries of the lines that are whole, and where these end. */
interface Read<T> {
	readonly size: number;
	readonly bytes: number;
	readonly entries: readonly T[];
}

export class FileDays<T> implements Days<T> {
	readonly #folder: string;
	readonly #name: string;
	readonly #schema: z.ZodMiniType<T>;
	readonly #read = new Map<string, Read<T>>();

	/** Files are called by their day and the name. A line that the schema does not know, or that was torn, is passed over. */
	constructor(folder: string, name: string, schema: z.ZodMiniType<T>) {
		this.#folder = folder;
		this.#name = name;
		this.#schema = schema;
	}

	lists(since = -Infinity, until = Infinity): readonly (readonly T[])[] {
		const days = this.#days();
		const settled = days.at(-DAYS_WRITTEN_TO) ?? '';
		return days.filter(day => isWithin(day, since, until)).map(day => this.#entriesOf(day, day < settled));
	}

	append(at: number, entries: readonly T[]): void {
		mkdirSync(this.#folder, { recursive: true });
		const handle = openSync(this.#fileOf(dayOf(at)), 'a+');
		try {
			// What was cut off while it was written stays a line of its own, and takes nothing with it.
			const text = entries.map(entry => `${JSON.stringify(entry)}\n`).join('');
			writeSync(handle, endsTorn(handle) ? `\n${text}` : text);
		} finally {
			closeSync(handle);
		}
	}

	dropBefore(at: number): void {
		for (const day of this.#days().filter(one => one < dayOf(at))) {
			this.#read.delete(day);
			rmSync(this.#fileOf(day), { force: true });
		}
	}

	#days(): readonly string[] {
		const ending = `.${this.#name}.jsonl`;
		return namesIn(this.#folder)
			.filter(name => name.endsWith(ending) && isDay.test(name.slice(0, -ending.length)))
			.map(name => name.slice(0, -ending.length))
			.sort();
	}

	#fileOf(day: string): string {
		return path.join(this.#folder, `${day}.${this.#name}.jsonl`);
	}

	/** Reads on from where it has come to. Nothing of a file that cannot be read: what else is known must still be shown. */
	#entriesOf(day: string, isSettled: boolean): readonly T[] {
		const known = this.#read.get(day) ?? { size: 0, bytes: 0, entries: [] };
		if (isSettled && known.size > 0) {
			return known.entries;
		}
		try {
			const { size } = statSync(this.#fileOf(day));
			if (size !== known.size) {
				this.#read.set(day, this.#readOn(day, size < known.size ? { size: 0, bytes: 0, entries: [] } : known, size));
			}
		} catch {
			this.#read.delete(day);
		}
		return this.#read.get(day)?.entries ?? [];
	}

	#readOn(day: string, known: Read<T>, size: number): Read<T> {
		const more = bytesOf(this.#fileOf(day), known.bytes, size);
		const whole = more.subarray(0, more.lastIndexOf(LINE_END) + 1);
		const lines = whole.toString('utf8').split('\n').slice(0, -1);
		const entries = lines.flatMap(line => this.#schema.safeParse(parseJson(line)).data ?? []);
		return { size, bytes: known.bytes + whole.length, entries: entries.length === 0 ? known.entries : [...known.entries, ...entries] };
	}
}

/** Today's file, and yesterday's, whose day was not over for a clock that is slow; nobody writes to older ones. */
const DAYS_WRITTEN_TO = 2;
const LINE_END = '\n'.charCodeAt(0);
const isDay = /^\d{4}-\d{2}-\d{2}$/;
const DAY_DIGITS = 10;

/** Days are counted in UTC: an engineer who travels has no day twice. */
function dayOf(at: number): string {
	return new Date(at).toISOString().slice(0, DAY_DIGITS);
}

function isWithin(day: string, since: number, until: number): boolean {
	const start = Date.parse(day);
	return since < start + DAY_MS && start <= until;
}

function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function endsTorn(handle: number): boolean {
	const { size } = fstatSync(handle);
	const last = Buffer.alloc(1);
	return size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last[0] !== LINE_END;
}

function bytesOf(file: string, from: number, to: number): Buffer {
	const handle = openSync(file, 'r');
	try {
		const bytes = Buffer.alloc(to - from);
		return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, from));
	} finally {
		closeSync(handle);
	}
}
