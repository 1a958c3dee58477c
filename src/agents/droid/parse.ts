/** Reads a session: lines are only ever appended, and what it used in all stands in a file beside it. */
import { parseJson } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { type Beside, type DocumentReader, type LineReading, type PlacedReading, type TranscriptDocument } from '../agent.ts';
import { numberedLines } from '../numberedLines.ts';
import { misread } from '../misread.ts';
import { plainTitle } from '../plainTitle.ts';
import { sessionIn, settingsOf } from './locate.ts';
import { line as lineSchema, lineTypes, settings } from './schema.ts';
import { SessionTeller, titleOf, wordsOf } from './session.ts';

/** Lines are numbered from 1; 0 is the session as a whole. */
export class DroidReader implements DocumentReader {
	readonly form = 'document';
	readonly #below: string;
	readonly #beside: Beside;

	constructor(below: string, beside: Beside) {
		this.#below = below;
		this.#beside = beside;
	}

	*read({ content }: TranscriptDocument): Generator<PlacedReading> {
		const session = sessionIn(this.#below);
		const teller = new SessionTeller(session);
		const values = numberedLines(content);
		for (const { place, value } of values) {
			yield { place, reading: readingOf(teller, value) };
		}
		const start = values.find(({ value }) => lineSchema.safeParse(value).data?.type === 'session_start');
		yield { place: start?.place ?? 0, reading: { kind: 'read', facts: teller.titled() } };
		const told = settings.safeParse(parseJson(this.#beside.read(settingsOf(session))?.toString() ?? '')).data;
		yield { place: 0, reading: { kind: 'read', facts: told === undefined ? [] : teller.used(told) } };
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const value = numberedLines(content).find(one => one.place === place)?.value;
		return plainTitle(titleAt(value, source));
	}
}

function titleAt(value: unknown, source: TitleSource): string | null {
	const line = lineSchema.safeParse(value).data;
	if (source === 'agent') {
		return line?.type === 'session_start' ? titleOf(line) : null;
	}
	return line?.type === 'message' ? wordsOf(line) : null;
}

function readingOf(teller: SessionTeller, value: unknown): LineReading {
	const line = lineSchema.safeParse(value).data;
	if (line !== undefined) {
		return teller.tell(line);
	}
	return misread(value, 'a line', lineTypes);
}
