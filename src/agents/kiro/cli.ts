/** Reads a session of the terminal's agent. Lines are numbered from 1; 0 is what stands of the session beside it. */
import * as z from 'zod';
import { parseJson } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import {
	unknownRecord,
	unreadable,
	type Beside,
	type DocumentReader,
	type LineReading,
	type PlacedReading,
	type TranscriptDocument,
} from '../agent.ts';
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
		for (const { place, value } of valuesIn(content)) {
			yield { place, reading: readingOf(teller, value) };
		}
		yield { place: 0, reading: { kind: 'read', facts: teller.end() } };
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		if (source === 'agent') {
			return plainTitle(this.#described()?.title);
		}
		const found = lineSchema.safeParse(valuesIn(content).find(one => one.place === place)?.value).data;
		return found?.kind === 'Prompt'
			? plainTitle(wordsIn(found.data.content.flatMap(value => block.safeParse(value).data ?? [])))
			: undefined;
	}

	#described(): Described | undefined {
		return described.safeParse(parseJson(this.#beside.read(`${this.#native}.json`)?.toString() ?? '')).data;
	}
}

function valuesIn(content: Buffer): readonly { readonly place: number; readonly value: unknown }[] {
	const lines = content.toString().split('\n');
	return lines.flatMap((text, index) => (text.trim() === '' ? [] : [{ place: index + 1, value: parseJson(text) }]));
}

const kinded = z.object({ kind: z.string() });
const kinds: ReadonlySet<string> = new Set(lineKinds);

function readingOf(teller: SessionTeller, value: unknown): LineReading {
	const line = lineSchema.safeParse(value).data;
	if (line !== undefined) {
		return teller.tell(line);
	}
	const kind = kinded.safeParse(value).data?.kind;
	return kind === undefined || kinds.has(kind) ? unreadable('a line in another shape') : unknownRecord(kind);
}
