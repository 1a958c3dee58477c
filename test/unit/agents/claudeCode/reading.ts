/** Reads transcripts as ingest would, into tables of merged rows. */
import { readFileSync } from 'node:fs';
import type { Json } from '../../../../src/base/json.ts';
import { claudeCode } from '../../../../src/agents/claudeCode/claudeCode.ts';
import { inFull, type LineReading, type LinesReader } from '../../../../src/agents/agent.ts';
import { mergeRows } from '../../../../src/domain/trace/merge.ts';
import type { Fact } from '../../../../src/domain/trace/facts.ts';
import { editRow, sessionRow, titleRow, type Pointer, type TableName, type Tables } from '../../../../src/domain/trace/rows.ts';
import { linesReader, nothingBeside, transcriptOf } from '../../../support/agents.ts';

export interface Line {
	readonly bytes: Buffer;
	readonly offset: number;
}

/** Rows of all tables by their key, and how often each kind of line was not understood. */
export class Reading {
	readonly rows = new Map<string, { table: TableName; row: Tables[TableName] }>();
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

	table<K extends TableName>(name: K): Tables[K][] {
		return [...this.rows.values()].filter(({ table }) => table === name).map(({ row }) => row as Tables[K]);
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
		const before = this.rows.get(key);
		const merge = mergeRows[table] as (a: Tables[K], b: Tables[K]) => Tables[K];
		this.rows.set(key, { table, row: before === undefined ? row : merge(before.row as Tables[K], row) });
	}
}

export function linesIn(file: string): Line[] {
	const bytes = readFileSync(file);
	const lines: Line[] = [];
	for (let offset = 0; offset < bytes.length;) {
		const found = bytes.indexOf(0x0a, offset);
		const end = found < 0 ? bytes.length : found;
		lines.push({ bytes: bytes.subarray(offset, end), offset });
		offset = end + 1;
	}
	return lines;
}

export function open(below: string, checkpoint: Json | null = null, manner = inFull): LinesReader {
	const transcript = transcriptOf(claudeCode, `/home/dev/.claude/projects/${below}`, below);
	return linesReader(claudeCode.open(transcript, checkpoint, nothingBeside, manner));
}

export function readLines(reading: Reading, reader: LinesReader, below: string, lines: readonly Line[]): void {
	for (const { bytes, offset } of lines) {
		reading.add(reader.read(bytes), { file: below, offset });
	}
}
