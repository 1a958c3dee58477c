/** Reads transcripts as ingest would, into tables of merged rows. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { codex } from '../../../../src/agents/codex/codex.ts';
import { inFull, type LineReading, type LinesReader } from '../../../../src/agents/agent.ts';
import type { Json } from '../../../../src/base/json.ts';
import type { Fact } from '../../../../src/domain/trace/facts.ts';
import { mergeRows } from '../../../../src/domain/trace/merge.ts';
import { editRow, sessionRow, titleRow, type Pointer, type TableName, type Tables } from '../../../../src/domain/trace/rows.ts';
import { linesReader, nothingBeside, transcriptOf } from '../../../support/agents.ts';

export interface Line {
	readonly bytes: Buffer;
	readonly offset: number;
}

export interface TranscriptFile {
	readonly below: string;
	readonly lines: readonly Line[];
}

/** Merged rows of all tables, and how often each kind of line was not understood. */
export class Reading {
	readonly #rows = new Map<string, { readonly table: TableName; readonly row: Tables[TableName] }>();
	readonly misses = new Map<string, number>();

	add(reading: LineReading, pointer: Pointer): void {
		switch (reading.kind) {
			case 'read':
				reading.facts.forEach(fact => {
					this.#put(fact, pointer);
				});
				return;
			case 'unknownRecord':
				this.#miss(`unknown record: ${reading.type}`);
				return;
			case 'unreadable':
				this.#miss(`unreadable: ${reading.reason}`);
		}
	}

	table<K extends TableName>(name: K): readonly Tables[K][] {
		return [...this.#rows.values()].filter(({ table }) => table === name).map(({ row }) => row as Tables[K]);
	}

	#miss(what: string): void {
		this.misses.set(what, (this.misses.get(what) ?? 0) + 1);
	}

	#put(fact: Fact, pointer: Pointer): void {
		switch (fact.kind) {
			case 'session':
				this.#merge('session', fact.id, sessionRow(fact));
				return;
			case 'title':
				this.#merge('title', `${fact.session} ${fact.source}`, titleRow(fact, pointer));
				return;
			case 'edit':
				this.#merge('edit', fact.id, editRow(fact, pointer));
				return;
			default: {
				const { kind, ...row } = fact;
				this.#merge(kind, row.id, row);
			}
		}
	}

	#merge<K extends TableName>(table: K, id: string, row: Tables[K]): void {
		const key = `${table} ${id}`;
		const before = this.#rows.get(key);
		const merge = mergeRows[table] as (a: Tables[K], b: Tables[K]) => Tables[K];
		this.#rows.set(key, { table, row: before === undefined ? row : merge(before.row as Tables[K], row) });
	}
}

export const tableNames: readonly TableName[] = ['session', 'title', 'turn', 'response', 'edit', 'run', 'wait'];

/** All that was told, in an order that does not depend on the order of reading. */
export function told(reading: Reading): unknown {
	const tables = tableNames.map(name => [name, inOrder(reading.table(name))] as const).filter(([, rows]) => rows.length > 0);
	const misses = [...reading.misses].sort(([a], [b]) => (a < b ? -1 : 1));
	return JSON.parse(JSON.stringify({ ...Object.fromEntries(tables), misses: Object.fromEntries(misses) }));
}

/** All rows, without the count of what was not understood: lines that are read twice are missed twice. */
export function rowsTold(reading: Reading): unknown {
	return tableNames.map(name => inOrder(reading.table(name)));
}

export function open(below: string, checkpoint: Json | null = null, manner = inFull): LinesReader {
	const transcript = transcriptOf(codex, `/home/dev/.codex/sessions/${below}`, below);
	return linesReader(codex.open(transcript, checkpoint, nothingBeside, manner));
}

export function readLines(reading: Reading, reader: LinesReader, { below }: TranscriptFile, lines: readonly Line[]): void {
	for (const { bytes, offset } of lines) {
		reading.add(reader.read(bytes), { file: below, offset });
	}
}

export function readFiles(files: readonly TranscriptFile[]): Reading {
	const reading = new Reading();
	for (const file of files) {
		readLines(reading, open(file.below), file, file.lines);
	}
	return reading;
}

/** Every transcript of a `sessions` folder. */
export function transcriptsIn(folder: string): readonly TranscriptFile[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => file.split(path.sep).join('/'));
	const transcripts = files.filter(below => codex.transcript(below, below)?.form === 'lines');
	return transcripts.sort().map(below => ({ below, lines: linesOf(readFileSync(path.join(folder, below))) }));
}

export function linesOf(bytes: Buffer): readonly Line[] {
	const lines: Line[] = [];
	for (let offset = 0; offset < bytes.length;) {
		const found = bytes.indexOf(0x0a, offset);
		const end = found < 0 ? bytes.length : found;
		lines.push({ bytes: bytes.subarray(offset, end), offset });
		offset = end + 1;
	}
	return lines;
}

function inOrder<T>(rows: readonly T[]): readonly T[] {
	return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
