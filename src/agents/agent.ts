/** The contract of an agent's folder: where its transcripts lie, and how one is read. Files are opened by ingest. */
import type { Json } from '../base/json.ts';
import type { Fact, TitleSource } from '../domain/trace/facts.ts';
import type { AgentId } from '../domain/trace/ids.ts';

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

/** One transcript, as far as its place tells. */
export interface Transcript {
	/** Absolute path. */
	readonly path: string;
	/** Path below the root, with `/` on every system. */
	readonly below: string;
	readonly form: 'lines' | 'zstdLines';
}

export interface Agent {
	readonly id: AgentId;
	/** As people write it: "Claude Code". */
	readonly name: string;
	roots(machine: Machine): readonly Root[];
	/** What the file is to this agent; null for a file that is no transcript. Pure: decides by the path alone. */
	transcript(path: string, below: string): Transcript | null;
	/** A reader from the start (`null`), or from where a checkpoint was taken. A checkpoint it cannot read gives undefined. */
	open(transcript: Transcript, checkpoint: Json | null): TranscriptReader | undefined;
	/** The words of a title that stand in this line. Undefined where the line is not what it was. Never longer than a line of text. */
	titleIn(line: string, source: TitleSource): string | undefined;
}

export interface TranscriptReader {
	/** Reads one whole line, without its line end. Never throws. The bytes are only valid during the call. */
	read(line: Buffer): LineReading;
	/**
	 * State to go on from after the last line, as JSON and without any transcript text.
	 * Undefined while a call still waits for its result: then reading has to start again from an earlier checkpoint.
	 */
	checkpoint(): Json | undefined;
}

/** What became of a line: every line is exactly one of these. */
export type LineReading =
	| { readonly kind: 'read'; readonly facts: readonly Fact[] }
	/** JSON, but of a type that this agent's reader does not know. */
	| { readonly kind: 'unknownRecord'; readonly type: string }
	/** Not JSON, not an object, or not as the schema wants a record of its type. */
	| { readonly kind: 'unreadable'; readonly reason: string };

/** The longest title that `titleIn` gives, in characters. */
export const MAX_TITLE_LENGTH = 120;

/** For lines that say nothing we keep. */
export const nothing: LineReading = { kind: 'read', facts: [] };
