/** Reads an agent's files in place, wherever they lie. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inFull, type Agent, type Beside, type DatabaseReader, type LineReading, type TranscriptReader } from '../../src/agents/agent.ts';
import type { Fact } from '../../src/domain/trace/facts.ts';
import { openDatabase } from '../../src/ingest/database.ts';
import { nothingBeside, transcriptOf } from './agents.ts';

/** When files are said to have been written: in 2026, in milliseconds. */
export const WRITTEN_AT = 1_780_000_000_000;

/** What a reader makes of a file, and how often it did not understand. */
export interface FileReading {
	readonly facts: readonly Fact[];
	readonly misses: Readonly<Record<string, number>>;
	readonly read: number;
}

/** `below` is where the file would lie below a root of the agent's. */
export function readFile(agent: Agent, file: string, below: string, beside: Beside = nothingBeside): FileReading {
	return gathered(readingsOf(agent, file, below, beside));
}

export function readContent(agent: Agent, content: Buffer, below: string, beside: Beside = nothingBeside): FileReading {
	const reader = agent.open(transcriptOf(agent, `/root/${below}`, below), null, beside, inFull);
	return gathered(reader === undefined || reader.form === 'database' ? [] : readingsIn(reader, content));
}

/** Every file below a folder. */
export function filesBelow(folder: string): readonly string[] {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
	return entries.map(entry => path.join(entry.parentPath, entry.name)).sort();
}

function readingsOf(agent: Agent, file: string, below: string, beside: Beside): Iterable<LineReading> {
	const reader = agent.open(transcriptOf(agent, `/root/${below}`, below), null, beside, inFull);
	if (reader?.form !== 'database') {
		return reader === undefined ? [] : readingsIn(reader, readFileSync(file));
	}
	const folder = mkdtempSync(path.join(tmpdir(), 'bookend-real-'));
	try {
		return readCopy(reader, file, path.join(folder, 'copy.db'));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** SQLite makes files beside a database that it reads: not in a folder that is not ours. */
function readCopy(reader: DatabaseReader, file: string, copy: string): readonly LineReading[] {
	for (const end of ['', '-wal'].filter(name => existsSync(file + name))) {
		copyFileSync(file + end, copy + end);
	}
	const opening = openDatabase({ path: copy, copying: 'never' });
	if (opening.kind !== 'open') {
		return [];
	}
	try {
		return [...reader.read(opening.source, null)].map(({ reading }) => reading);
	} finally {
		opening.source.close();
	}
}

function* readingsIn(reader: Exclude<TranscriptReader, { readonly form: 'database' }>, content: Buffer): Generator<LineReading> {
	if (reader.form === 'document') {
		for (const { reading } of reader.read({ content, modifiedAt: WRITTEN_AT })) {
			yield reading;
		}
		return;
	}
	for (const line of content
		.toString()
		.split('\n')
		.filter(text => text !== '')) {
		yield reader.read(Buffer.from(line));
	}
}

function gathered(readings: Iterable<LineReading>): FileReading {
	const facts: Fact[] = [];
	const misses: Record<string, number> = {};
	let read = 0;
	for (const reading of readings) {
		if (reading.kind === 'read') {
			facts.push(...reading.facts);
			read += 1;
		} else {
			const what = reading.kind === 'unreadable' ? `unreadable: ${reading.reason}` : `unknown: ${reading.type}`;
			misses[what] = (misses[what] ?? 0) + 1;
		}
	}
	return { facts, misses, read };
}
