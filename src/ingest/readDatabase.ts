/** Reads what is new in a transcript that is a SQLite database, in batches. */
import type { DatabaseReader, PlacedReading } from '../agents/agent.ts';
import type { Json } from '../base/json.ts';
import type { EditFact } from '../domain/trace/facts.ts';
import type { EditRow } from '../domain/trace/rows.ts';
import type { OpenDatabase, QueryFailure } from './database.ts';
import type { Candidate } from './find.ts';
import { Harvest } from './harvest.ts';
import type { FoundTranscript } from './plan.ts';
import { editIn } from './readDocument.ts';
import { newReaderOf, readerOf } from './readers.ts';
import { noLines, type Batch, type FileRow, type LineCounts } from './store/store.ts';
import { Tally } from './tally.ts';

/** Records between two batches: chosen as enough to be quick, and little enough to answer others in between. */
const BATCH_RECORDS = 1_000;

/** A size that no file has, so that the next sweep takes the file for changed. */
export const TO_BE_TRIED_AGAIN = -1;

/** `known` is how far it was read before. The database has to stay open until the last batch was taken. */
export function* readDatabase(found: FoundTranscript, known: FileRow | undefined, database: OpenDatabase): Generator<Batch, void> {
	const start = startOf(found, known, database);
	const tally = new Tally(start.counts);
	const harvest = new Harvest(found.transcript.path, tally);
	const row = fileRow(found, database, start);
	let records = 0;
	const reader = { hasFailed: false };
	for (const { place, reading } of placed(start.reader, database, () => (reader.hasFailed = true))) {
		harvest.keep(reading, place);
		records += 1;
		if (records % BATCH_RECORDS === 0) {
			yield { file: { ...row, size: TO_BE_TRIED_AGAIN, counts: tally.counts() }, rows: harvest.take() };
		}
	}
	database.failures.forEach(() => {
		tally.unreadable();
	});
	const isWhole = !reader.hasFailed && !database.failures.some(failure => failure.isPassing);
	const counts = tally.counts();
	const done = isWhole ? { checkpoint: start.reader.checkpoint(), countsAtOffset: counts } : {};
	const size = database.failures.some(failure => failure.isPassing) ? TO_BE_TRIED_AGAIN : found.size;
	const trouble = troubleOf(found.transcript.path, database.failures);
	yield { file: { ...row, ...done, size, counts, trouble }, rows: harvest.take() };
}

interface Start {
	readonly reader: DatabaseReader;
	readonly checkpoint: Json | null;
	readonly counts: LineCounts;
}

function startOf(found: FoundTranscript, known: FileRow | undefined, database: OpenDatabase): Start {
	const goesOn = known !== undefined && known.checkpoint !== null && known.head === database.identity;
	const reader = goesOn ? readerOf(found, 'database', known.checkpoint) : undefined;
	return goesOn && reader !== undefined
		? { reader, checkpoint: known.checkpoint, counts: known.countsAtOffset }
		: { reader: newReaderOf(found, 'database'), checkpoint: null, counts: noLines };
}

function fileRow({ agent, transcript, size, modifiedAt, changedAt }: FoundTranscript, { identity }: OpenDatabase, start: Start): FileRow {
	const { checkpoint, counts } = start;
	const progress = { offset: 0, checkpoint, head: identity, counts, countsAtOffset: counts };
	return { path: transcript.path, agent: agent.id, size, modifiedAt, changedAt, trouble: null, ...progress };
}

/** The edit with its text; undefined where the database does not tell it any more. */
export function editInDatabase(candidate: Candidate, edit: Pick<EditRow, 'id' | 'pointer'>, database: OpenDatabase): EditFact | undefined {
	for (const { reading } of newReaderOf(candidate, 'database').read(database, edit.pointer.offset)) {
		const fact = editIn(reading, edit.id);
		if (fact !== undefined) {
			return fact;
		}
	}
	return undefined;
}

/** A reader that fails costs what was still to come, and is counted. */
function* placed(reader: DatabaseReader, database: OpenDatabase, onFailure: () => void): Generator<PlacedReading, void> {
	try {
		yield* reader.read(database, null);
	} catch {
		onFailure();
		yield { place: 0, reading: { kind: 'unreadable', reason: 'reader failed' } };
	}
}

function troubleOf(path: string, failures: readonly QueryFailure[]): string | null {
	if (failures.length === 0) {
		return null;
	}
	const named = new Map(failures.map(({ name, why }) => [name, `${name} (${why})`]));
	return `${path} could not be asked for its ${[...named.values()].join(', ')}; what that would have told is missing.`;
}
