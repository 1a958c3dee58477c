/** Reads what an edit did, with its text, from the transcript it stands in: the text is not stored anywhere else. */
import { statSync } from 'node:fs';
import { MIB } from '../base/bytes.ts';
import type { EditFact } from '../domain/trace/facts.ts';
import type { EditRow } from '../domain/trace/rows.ts';
import type { Candidate } from './find.ts';
import { LineReader, type Line } from './lines.ts';
import { openDatabase } from './database.ts';
import { editInDatabase } from './readDatabase.ts';
import { documentIn, editIn, editInDocument } from './readDocument.ts';
import { newReaderOf } from './readers.ts';
import { openSource, type Source } from './source.ts';
import { using } from './using.ts';

/** Chosen: what an edit was asked with stands close before its result, as a rule. */
const CLOSE_BYTES = MIB;
/** What is read before others get their turn. */
const TURN_BYTES = 4 * MIB;

/** Undefined where the transcript cannot be read, or is not what it was. */
export async function readEdit(
	candidate: Candidate,
	edit: Pick<EditRow, 'id' | 'pointer'>,
	yieldToOthers: () => Promise<void>,
): Promise<EditFact | undefined> {
	const { transcript } = candidate;
	if (transcript.form === 'database') {
		return using(openDatabase(transcript), database => editInDatabase(candidate, edit, database));
	}
	return using(await openSource(transcript), source =>
		transcript.form === 'document'
			? editInDocument(candidate, edit, documentIn(source, writtenAt(transcript.path)))
			: editInLines(candidate, edit, source, yieldToOthers),
	);
}

/** Of documents that tell no time, it is the time of their edits. */
function writtenAt(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

async function editInLines(
	candidate: Candidate,
	edit: Pick<EditRow, 'id' | 'pointer'>,
	source: Source,
	yieldToOthers: () => Promise<void>,
): Promise<EditFact | undefined> {
	const from = edit.pointer.offset - CLOSE_BYTES;
	const close = from > 0 ? await factIn(candidate, edit, closeLines(source, from), yieldToOthers) : undefined;
	return close ?? (await factIn(candidate, edit, linesFrom(source, 0), yieldToOthers));
}

/** The lines shortly before an edit, and the head of the transcript, which says whose it is. */
function* closeLines(source: Source, from: number): Generator<Line, void> {
	const [head] = linesFrom(source, 0);
	if (head !== undefined) {
		yield head;
	}
	const lines = linesFrom(source, from);
	lines.next(); // begins in the middle
	yield* lines;
}

function linesFrom(source: Source, from: number): Generator<Line, void> {
	return new LineReader().lines(source, from);
}

/** What an agent's reader tells of the edit after these lines. That it is the same edit, its id says. */
async function factIn(
	candidate: Candidate,
	{ id, pointer }: Pick<EditRow, 'id' | 'pointer'>,
	lines: Iterable<Line>,
	yieldToOthers: () => Promise<void>,
): Promise<EditFact | undefined> {
	const reader = newReaderOf(candidate, 'lines');
	let nextTurn = TURN_BYTES;
	for (const line of lines) {
		const reading = line.kind === 'oversized' || line.bytes === null ? undefined : reader.read(line.bytes);
		if (line.offset >= pointer.offset) {
			return line.offset === pointer.offset && reading !== undefined ? editIn(reading, id) : undefined;
		}
		if (line.offset >= nextTurn) {
			nextTurn = line.offset + TURN_BYTES;
			await yieldToOthers();
		}
	}
	return undefined;
}
