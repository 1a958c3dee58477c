/** Reads one transcript from where it was left, and gives what it holds in batches. */
import type { LinesReader, LineReading, Manner } from '../agents/agent.ts';
import { assertNever } from '../base/assertNever.ts';
import { MIB } from '../base/bytes.ts';
import { parseJson, type Json } from '../base/json.ts';
import { fingerprint } from './fingerprint.ts';
import { Harvest } from './harvest.ts';
import type { Line, LineReader } from './lines.ts';
import { isChangedInPlace, type FoundTranscript } from './plan.ts';
import { newReaderOf, readerOf } from './readers.ts';
import type { Source } from './source.ts';
import { noLines, type Batch, type FileRow, type LineCounts } from './store/store.ts';
import { Tally } from './tally.ts';

/** What one transcript after the other is read with. */
export interface Desk {
	readonly lines: LineReader;
	readonly manner: Manner;
}

/** What is read between two batches: enough to be quick, and little enough to answer others in between. */
export const BATCH_BYTES = 4 * MIB;
/** How often a place to go on from is looked for. */
const CHECKPOINT_BYTES = MIB;

/** `known` is how far it was read before. The source has to stay open until the last batch was taken. */
export function* readTranscript(
	found: FoundTranscript,
	known: FileRow | undefined,
	source: Source,
	{ lines, manner }: Desk,
): Generator<Batch, void> {
	const reading = new Reading(found, source, startOf(found, known, source, manner));
	let batchFrom = reading.offset;
	for (const line of lines.lines(source, reading.offset)) {
		reading.take(line);
		if (line.kind !== 'unended' && line.end - batchFrom >= BATCH_BYTES) {
			batchFrom = line.end;
			yield reading.batchSoFar(line.end);
		}
	}
	yield reading.lastBatch();
}

/** A place where reading can begin. */
interface Start {
	readonly reader: LinesReader;
	readonly offset: number;
	readonly checkpoint: Json | null;
	readonly counts: LineCounts;
	/** What is worth knowing of this reading, as a sentence; null where it only goes on. */
	readonly note: string | null;
}

function startOf(found: FoundTranscript, known: FileRow | undefined, source: Source, manner: Manner): Start {
	if (known === undefined) {
		return beginning(found, manner, null);
	}
	if (!holdsWhatWasRead(known, found.size, source)) {
		return beginning(found, manner, known.counts.lines > 0 ? rewritten(found.transcript.path) : null);
	}
	if (isChangedInPlace(known, found)) {
		return beginning(found, manner, null);
	}
	const { offset, checkpoint, countsAtOffset: counts } = known;
	const reader = offset > 0 ? readerOf(found, 'lines', checkpoint, manner) : undefined;
	return reader === undefined ? beginning(found, manner, null) : { reader, offset, checkpoint, counts, note: null };
}

function beginning(found: FoundTranscript, manner: Manner, note: string | null): Start {
	return { reader: newReaderOf(found, 'lines', manner), offset: 0, checkpoint: null, counts: noLines, note };
}

function holdsWhatWasRead({ size: before, offset, head }: FileRow, size: number, source: Source): boolean {
	return before <= size && (offset === 0 || fingerprint(source, offset) === head);
}

function rewritten(path: string): string {
	return `${path} was shortened or written anew since it was last read. It was read again from its start; what it said before is kept.`;
}

class Reading {
	readonly #found: FoundTranscript;
	readonly #source: Source;
	readonly #reader: LinesReader;
	readonly #tally: Tally;
	readonly #harvest: Harvest;
	readonly #note: string | null;
	/** Where the next reading can go on. */
	#resume: { readonly offset: number; readonly checkpoint: Json | null; readonly counts: LineCounts };
	#nextCheckpoint: number;

	constructor(found: FoundTranscript, source: Source, { reader, ...start }: Start) {
		this.#found = found;
		this.#source = source;
		this.#reader = reader;
		this.#tally = new Tally(start.counts);
		this.#harvest = new Harvest(found.transcript.path, this.#tally);
		this.#note = start.note;
		this.#resume = start;
		this.#nextCheckpoint = start.offset + CHECKPOINT_BYTES;
	}

	get offset(): number {
		return this.#resume.offset;
	}

	take(line: Line): void {
		switch (line.kind) {
			case 'whole':
				this.#takeWhole(line.bytes, line.offset);
				break;
			case 'oversized':
				this.#tally.oversized();
				break;
			case 'unended':
				this.#takeUnended(line.bytes, line.offset);
				return;
			default:
				assertNever(line);
		}
		this.#checkpointWhenDue(line.end);
	}

	/** For a transcript that goes on: the size is less than the file's, so that a reading that is broken off is taken up again. */
	batchSoFar(end: number): Batch {
		return this.#batch(Math.min(end, this.#found.size - 1));
	}

	lastBatch(): Batch {
		return this.#batch(this.#found.size);
	}

	#batch(size: number): Batch {
		return { file: this.#file(size), rows: this.#harvest.take() };
	}

	#file(size: number): FileRow {
		const { agent, transcript, modifiedAt, changedAt } = this.#found;
		const { offset, checkpoint, counts } = this.#resume;
		return {
			path: transcript.path,
			agent: agent.id,
			size,
			modifiedAt,
			changedAt,
			offset,
			checkpoint,
			head: fingerprint(this.#source, offset),
			counts: this.#tally.counts(),
			countsAtOffset: counts,
			trouble: this.#note,
		};
	}

	#takeWhole(bytes: Buffer, offset: number): void {
		if (bytes.length > 0) {
			this.#harvest.keep(this.#read(bytes), offset);
		}
	}

	/** The agent may be writing it. If it is a whole record all the same, it counts; but reading will begin before it again. */
	#takeUnended(bytes: Buffer | null, offset: number): void {
		this.#checkpoint(offset);
		if (bytes !== null && isWholeRecord(bytes)) {
			this.#harvest.keep(this.#read(bytes), offset);
		} else {
			this.#tally.torn();
		}
	}

	/** A reader that fails costs its line, not the transcript. */
	#read(bytes: Buffer): LineReading {
		try {
			return this.#reader.read(bytes);
		} catch {
			return { kind: 'unreadable', reason: 'reader failed' };
		}
	}

	#checkpointWhenDue(end: number): void {
		if (end >= this.#nextCheckpoint || end === this.#source.size) {
			this.#checkpoint(end);
		}
	}

	#checkpoint(offset: number): void {
		const checkpoint = this.#reader.checkpoint();
		if (checkpoint !== undefined && offset > this.#resume.offset) {
			this.#resume = { offset, checkpoint, counts: this.#tally.counts() };
			this.#nextCheckpoint = offset + CHECKPOINT_BYTES;
		}
	}
}

/** The beginning of a JSON object is never itself a JSON object, so what parses is whole. */
function isWholeRecord(bytes: Buffer): boolean {
	const value = parseJson(bytes.toString());
	return typeof value === 'object' && value !== null;
}
