/** The contract of an agent's folder: where its transcripts lie, and how one is read. Files and databases are opened by ingest. */
import type { Json } from '../base/json.ts';
import type { Fact, TitleSource } from '../domain/trace/facts.ts';
import type { AgentId } from '../domain/trace/ids.ts';
import type { JsonScan } from './jsonScan.ts';

/** The machine as an agent's locate sees it. */
export interface Machine {
	readonly home: string;
	readonly platform: NodeJS.Platform;
	/** Environment variables; none where another home is looked at than the user's own. */
	readonly variables: Readonly<Record<string, string | undefined>>;
}

/** A folder below which transcripts may lie. */
export interface Root {
	readonly folder: string;
	/** How many folders deep to look below it; ingest never follows links out of it. */
	readonly depth: number;
}

/** A file in which the agent names the folders that it keeps transcripts in, such as one in each project. */
export interface RootList {
	readonly list: string;
	/** Never throws, whatever the file holds. */
	roots(content: string): readonly Root[];
}

/** One transcript, as far as its place tells. */
export type Transcript = TranscriptPlace &
	(
		| { readonly form: 'lines' | 'zstdLines' }
		/** `parts` are other files that belong to it, named relative to its folder: it is read again when one of them changes, too. */
		| { readonly form: 'document'; readonly parts: readonly string[] }
		/** Whether a copy may be read where SQLite cannot make the files that it needs beside the database. */
		| { readonly form: 'database'; readonly copying: 'allowed' | 'never' }
	);

export interface TranscriptPlace {
	/** Absolute path. */
	readonly path: string;
	/** Path below the root, with `/` on every system. */
	readonly below: string;
}

/** A file of the agent's that is known and not read. Doctor tells how many there are, and why: "encrypted by the agent". */
export interface LeftOut {
	readonly form: 'leftOut';
	readonly why: string;
}

export interface Agent {
	readonly id: AgentId;
	/** As people write it: "Claude Code". */
	readonly name: string;
	readonly tells: Tells;
	roots(machine: Machine): readonly (Root | RootList)[];
	/** What the file is to this agent; null for a file that is no transcript. Pure: decides by the path alone. */
	transcript(path: string, below: string): Transcript | LeftOut | null;
	/**
	 * A reader of the transcript's form, from the start (`null`), or from where a checkpoint was taken.
	 * A checkpoint it cannot read gives undefined; documents have none. In whatever manner it reads, the facts that are wanted are the same.
	 */
	open(transcript: Transcript, checkpoint: Json | null, beside: Beside, manner: Manner): TranscriptReader | undefined;
}

export interface Manner {
	/** Where only spend is, other facts than responses and the sessions they belong to may be left out, and there need be no checkpoints. */
	readonly wanted: 'everything' | 'spend';
	/** Spares the parsing of what is not read; null: each line is parsed whole. */
	readonly scan: JsonScan | null;
}

/** The simple way, by which the others are judged. */
export const inFull: Manner = { wanted: 'everything', scan: null };

/** What an agent's transcripts tell, in the words of the README's table, which is held to this. */
export interface Tells {
	/** Where they lie, as Markdown. */
	readonly where: string;
	readonly usage: string;
	readonly edits: string;
	/** Whether it is known how command runs ended. */
	readonly runs: string;
	/** Plan mode, or another sign that work was planned. */
	readonly plans: string;
	readonly triedOn: 'real sessions' | 'made-up sessions';
}

/** Files beside a transcript, named relative to its folder; never outside of the root that it was found below. */
export interface Beside {
	/** Undefined where there is no such file, or it is longer than ingest reads at once. */
	read(name: string): Buffer | undefined;
	/** The names in a folder, in order; none where there is no such folder. */
	names(folder: string): readonly string[];
}

export type TranscriptReader = LinesReader | DocumentReader | DatabaseReader;

/** For a transcript that is only ever appended to, line by line. */
export interface LinesReader {
	readonly form: 'lines';
	/** Reads one whole line, without its line end. Never throws. The bytes are only valid during the call. */
	read(line: Buffer): LineReading;
	/**
	 * State to go on from after the last line, as JSON and without any transcript text.
	 * Undefined while a call still waits for its result: then reading has to start again from an earlier checkpoint.
	 */
	checkpoint(): Json | undefined;
	/** The words of a title that stand in this line. Undefined where the line is not what it was. Never longer than a line of text. */
	titleIn(line: string, source: TitleSource): string | undefined;
}

/** For a transcript that is written anew as it grows. It is read whole each time; what is not in it any more stays on record. */
export interface DocumentReader {
	readonly form: 'document';
	/** Never throws. The places are the agent's own numbers for its records: what a title is found again by. */
	read(document: TranscriptDocument): Iterable<PlacedReading>;
	titleIn(document: TranscriptDocument, place: number, source: TitleSource): string | undefined;
}

export interface TranscriptDocument {
	readonly content: Buffer;
	/** When it was last written, in milliseconds since the epoch: for documents that tell no time. */
	readonly modifiedAt: number;
}

/** For transcripts in a SQLite database, which may be as large as gigabytes. */
export interface DatabaseReader {
	readonly form: 'database';
	/**
	 * What is new since the checkpoint, and may be what was read before: it counts once. With a place, only what stands
	 * there: an edit's text is found again so. Never throws but what the database does. A place is a row's id, as a rule.
	 */
	read(database: Database, place: number | null): Iterable<PlacedReading>;
	/** State to go on from after all was read, as JSON and without any transcript text. */
	checkpoint(): Json;
	titleIn(database: Database, place: number, source: TitleSource): string | undefined;
}

/** A database that is open for reading. */
export interface Database {
	/** The columns of a table; none where there is no such table. */
	columns(table: string): ReadonlySet<string>;
	/**
	 * The rows of a query, one at a time, as objects. Whole numbers come as numbers. Cells that may be long are to be limited in the SQL,
	 * by `MAX_CELL_BYTES`. A query that fails gives no more rows; doctor tells its name and why.
	 */
	rows(query: Query, parameters?: readonly (string | number | null)[]): Iterable<unknown>;
	/** What a cell holds that was packed with Zstandard; undefined for one that was not, or that holds more than a cell may. */
	unpacked(cell: Uint8Array): Buffer | undefined;
}

export interface Query {
	/** What it asks for, as doctor says it when it fails: "messages". */
	readonly name: string;
	readonly sql: string;
}

/** Chosen: as long as a line of a transcript may be. */
export const MAX_CELL_BYTES = 33_554_432;

export interface PlacedReading {
	/** Where the record stands, as a whole number of at least 0 that the agent finds it again by. */
	readonly place: number;
	readonly reading: LineReading;
}

/** What became of a line or another record: each is exactly one of these. */
export type LineReading =
	| { readonly kind: 'read'; readonly facts: readonly Fact[] }
	/** JSON, but of a type that this agent's reader does not know. */
	| { readonly kind: 'unknownRecord'; readonly type: string }
	/** Not JSON, not an object, or not as the schema wants a record of its type. */
	| { readonly kind: 'unreadable'; readonly reason: string };

/** For lines that say nothing we keep. */
export const nothing: LineReading = { kind: 'read', facts: [] };

/** A reason never holds words of the transcript. */
export function unreadable(reason: string): LineReading {
	return { kind: 'unreadable', reason };
}

/** The name of a type is transcript text too: one that is no plain name is not repeated. */
export function unknownRecord(type: string): LineReading {
	return { kind: 'unknownRecord', type: /^[\w.:$-]{1,60}$/.test(type) ? type : 'a name we do not repeat' };
}
