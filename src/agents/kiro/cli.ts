/** Reads a session of the terminal's agent. Lines are numbered from 1; 0 is what stands of the session beside it. */
import { parseJson } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { type Beside, type DocumentReader, type LineReading, type PlacedReading, type TranscriptDocument } from '../agent.ts';
import { numberedLines } from '../numberedLines.ts';
import { misread } from '../misread.ts';
import { plainTitle } from '../plainTitle.ts';
import { block, described, line as lineSchema, lineKinds, type Described } from './schema.ts';
import { SessionTeller, wordsIn } from './session.ts';

export class CliSessionReader implements DocumentReader {
	readonly form = 'document';
	readonly #native: string;
	readonly #beside: Beside;

	constructor(native: string, beside: Beside) {
		this.#native = native;
		this.#beside = beside;
	}

	*read({ content }: TranscriptDocument): Generator<PlacedReading> {
		const teller = new SessionTeller(this.#native, this.#described());
		yield { place: 0, reading: { kind: 'read', facts: teller.begin() } };
		for (const { place, value } of numberedLines(content)) {
			yield { place, reading: readingOf(teller, value) };
		}
		yield { place: 0, reading: { kind: 'read', facts: teller.end() } };
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		if (source === 'agent') {
			return plainTitle(this.#described()?.title);
		}
		const found = lineSchema.safeParse(numberedLines(content).find(one => one.place === place)?.value).data;
		return found?.kind === 'Prompt'
			? plainTitle(wordsIn(found.data.content.flatMap(value => block.safeParse(value).data ?? [])))
			: undefined;
	}

	#described(): Described | undefined {
		return described.safeParse(parseJson(this.#beside.read(`${this.#native}.json`)?.toString() ?? '')).data;
	}
}

const kinds: ReadonlySet<string> = new Set(lineKinds);

function readingOf(teller: SessionTeller, value: unknown): LineReading {
	const line = lineSchema.safeParse(value).data;
	if (line !== undefined) {
		return teller.tell(line);
	}
	return misread(value, 'a line', kinds, 'kind');
}
