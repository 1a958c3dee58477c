/** Reads what an edit did, with its text, from the transcript it stands in: the text is not stored anywhere else. */
import type { LineReading } from '../agents/agent.ts';
import { MIB } from '../base/bytes.ts';
import type { EditFact } from '../domain/trace/facts.ts';
import type { EditRow } from '../domain/trace/rows.ts';
import type { Candidate } from './find.ts';
import { LineReader, type Line } from './lines.ts';
import { openSource, type Source } from './source.ts';

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
	const opening = await openSource(candidate.transcript);
	if (opening.kind !== 'open') {
		return undefined;
	}
	const { source } = opening;
	try {
		const from = edit.pointer.offset - CLOSE_BYTES;
		const close = from > 0 ? await factIn(candidate, edit, closeLines(source, from), yieldToOthers) : undefined;
		return close ?? (await factIn(candidate, edit, linesFrom(source, 0), yieldToOthers));
	} catch {
		return undefined;
	} finally {
		source.close();
	}
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
	{ agent, transcript }: Candidate,
	{ id, pointer }: Pick<EditRow, 'id' | 'pointer'>,
	lines: Iterable<Line>,
	yieldToOthers: () => Promise<void>,
): Promise<EditFact | undefined> {
	const reader = agent.open(transcript, null);
	let nextTurn = TURN_BYTES;
	for (const line of lines) {
		const reading = line.kind === 'oversized' || line.bytes === null ? undefined : reader?.read(line.bytes);
		if (line.offset >= pointer.offset) {
			return line.offset === pointer.offset ? factOf(reading, id) : undefined;
		}
		if (line.offset >= nextTurn) {
			nextTurn = line.offset + TURN_BYTES;
			await yieldToOthers();
		}
	}
	return undefined;
}

function factOf(reading: LineReading | undefined, id: EditRow['id']): EditFact | undefined {
	const facts = reading?.kind === 'read' ? reading.facts : [];
	return facts.find((fact): fact is EditFact => fact.kind === 'edit' && fact.id === id);
}
