/** Reads a session's own file, as it was kept before the database. Lines are numbered from 0, which is what it says of itself. */
import { parseJson } from '../../base/json.ts';
import type { Fact, TitleSource } from '../../domain/trace/facts.ts';
import { sessionId } from '../../domain/trace/ids.ts';
import { secondsTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type DocumentReader, type PlacedReading, type TranscriptDocument } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { goose, nativeId } from './ids.ts';
import { head as headSchema, line as lineSchema, type Head } from './schema.ts';
import { SessionTeller, type ToldSession } from './session.ts';
import { promptTitle } from './titles.ts';
import { usedFacts } from './usage.ts';

export class OlderFileReader implements DocumentReader {
	readonly form = 'document';
	readonly #native: string;

	constructor(below: string) {
		this.#native = nativeId(below.replace(/\.jsonl$/, ''), null);
	}

	*read({ content }: TranscriptDocument): Generator<PlacedReading> {
		const [first, ...rest] = linesOf(content);
		const head = headSchema.safeParse(first?.value).data;
		const messages = rest.map(({ place, value }) => ({ place, message: lineSchema.safeParse(value).data }));
		const times = messages.flatMap(({ message }) => secondsTime(message?.created) ?? []);
		const [from, to] = [times[0], times.at(-1)];
		if (head === undefined || from === undefined || to === undefined) {
			yield { place: 0, reading: unreadable('a session without a time') };
			return;
		}
		const session: ToldSession = {
			native: this.#native,
			id: sessionId(goose, this.#native),
			folder: head.working_dir || null,
			isEngineers: true,
		};
		yield { place: 0, reading: { kind: 'read', facts: headFacts(session, head, from, to) } };
		const teller = new SessionTeller(session);
		for (const { place, message } of messages) {
			if (message === undefined) {
				yield { place, reading: unreadable('a line in another shape') };
			} else {
				yield* teller.tell({ ...message, place, metadata: {} });
			}
		}
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const value = linesOf(content).find(one => one.place === place)?.value;
		return source === 'agent'
			? plainTitle(headSchema.safeParse(value).data?.description)
			: promptTitle(lineSchema.safeParse(value).data?.content);
	}
}

function headFacts(session: ToldSession, head: Head, from: number, to: number): Fact[] {
	const told = { kind: 'session', id: session.id, parent: null, cwd: session.folder, branch: null } as const;
	const title: Fact[] = plainTitle(head.description) === undefined ? [] : [{ kind: 'title', session: session.id, at: to, source: 'agent' }];
	const counts = { input: head.accumulated_input_tokens, output: head.accumulated_output_tokens };
	const unknown = { cacheRead: null, cacheWrite: null, cost: null, model: null };
	return [
		{ ...told, at: from },
		{ ...told, at: to },
		...title,
		...usedFacts(session, 'total', to, { ...counts, ...unknown }, 'sessionTotal'),
	];
}

function linesOf(content: Buffer): readonly { readonly place: number; readonly value: unknown }[] {
	const lines = content.toString().split('\n');
	return lines.flatMap((text, place) => (text.trim() === '' ? [] : [{ place, value: parseJson(text) }]));
}
