/** Reads a transcript that is one document: whole, each time that it has changed. */
import type { DocumentReader, LineReading, PlacedReading, TranscriptDocument } from '../agents/agent.ts';
import { MIB } from '../base/bytes.ts';
import type { EditFact } from '../domain/trace/facts.ts';
import type { EditRow } from '../domain/trace/rows.ts';
import type { Candidate } from './find.ts';
import { Harvest } from './harvest.ts';
import type { FoundTranscript } from './plan.ts';
import { newReaderOf } from './readers.ts';
import type { Source } from './source.ts';
import type { Batch } from './store/store.ts';
import { Tally } from './tally.ts';

/** Chosen: it is held in memory, as bytes and as what they mean. */
export const DOCUMENT_LIMIT_BYTES = 128 * MIB;

/** What it says in all. A document that is longer than the limit is not looked at. */
export function* readDocument(found: FoundTranscript, source: Source, limit = DOCUMENT_LIMIT_BYTES): Generator<Batch, void> {
	const { agent, transcript, size, modifiedAt, changedAt } = found;
	const tally = new Tally();
	const harvest = new Harvest(transcript.path, tally);
	const document = documentIn(source, modifiedAt, limit);
	if (document !== undefined) {
		for (const { place, reading } of placed(newReaderOf(found, 'document'), document)) {
			harvest.keep(reading, place);
		}
	}
	const counts = tally.counts();
	const trouble = document === undefined ? tooLong(transcript.path, limit) : null;
	const file = { path: transcript.path, agent: agent.id, size, modifiedAt, changedAt, trouble, counts, countsAtOffset: counts };
	yield { file: { ...file, offset: 0, checkpoint: null, head: '' }, rows: harvest.take() };
}

export function documentIn(source: Source, modifiedAt: number, limit = DOCUMENT_LIMIT_BYTES): TranscriptDocument | undefined {
	if (source.size > limit) {
		return undefined;
	}
	const content = Buffer.alloc(source.size);
	let filled = 0;
	for (let got = 1; got > 0 && filled < content.length; filled += got) {
		got = source.read(content, filled, content.length - filled, filled);
	}
	return { content: content.subarray(0, filled), modifiedAt };
}

function tooLong(path: string, limit: number): string {
	return `${path} is larger than ${limit / MIB} MB; its figures are missing until it is smaller.`;
}

/** The edit with its text; undefined where the document does not tell it any more. */
export function editInDocument(
	candidate: Candidate,
	{ id }: Pick<EditRow, 'id'>,
	document: TranscriptDocument | undefined,
): EditFact | undefined {
	if (document === undefined) {
		return undefined;
	}
	for (const { reading } of placed(newReaderOf(candidate, 'document'), document)) {
		const edit = editIn(reading, id);
		if (edit !== undefined) {
			return edit;
		}
	}
	return undefined;
}

export function editIn(reading: LineReading, id: EditRow['id']): EditFact | undefined {
	const facts = reading.kind === 'read' ? reading.facts : [];
	return facts.find((fact): fact is EditFact => fact.kind === 'edit' && fact.id === id);
}

/** A reader that fails costs what was still to come, and is counted. */
function* placed(reader: DocumentReader, document: TranscriptDocument): Generator<PlacedReading, void> {
	try {
		yield* reader.read(document);
	} catch {
		yield { place: 0, reading: { kind: 'unreadable', reason: 'reader failed' } };
	}
}
