/** Reads a session: none of its messages has a time. */
import { parseJson } from '../../base/json.ts';
import type { Fact, TitleSource } from '../../domain/trace/facts.ts';
import { responseId, sessionId, turnId, type SessionId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type Beside, type DocumentReader, type LineReading, type PlacedReading, type TranscriptDocument } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { pathOfUri } from '../edited.ts';
import { promptOf, Turns } from '../turns.ts';
import { callFacts } from './calls.ts';
import { continueId } from './ids.ts';
import { SESSION_LIST } from './locate.ts';
import { item as itemSchema, session as sessionSchema, sessionList, type Item, type Session } from './schema.ts';
import { usedIn } from './usage.ts';

/**
 * When the session was begun, and when its file was last written, is all that is known of time: the first prompt is told by the one, the
 * last by the other, and prompts between them make no turn. Items are numbered from 1; 0 is the session.
 */
export class SessionReader implements DocumentReader {
	readonly form = 'document';
	readonly #name: string;
	readonly #beside: Beside;

	constructor(below: string, beside: Beside) {
		this.#name = below.replace(/\.json$/, '');
		this.#beside = beside;
	}

	*read({ content, modifiedAt }: TranscriptDocument): Generator<PlacedReading> {
		const told = sessionSchema.safeParse(parseJson(content.toString())).data;
		const until = epochTime(modifiedAt);
		if (told === undefined || until === null) {
			yield { place: 0, reading: unreadable(told === undefined ? 'no session with a history' : 'a file without a time') };
			return;
		}
		const items = told.history.map(one => itemSchema.safeParse(one).data ?? null);
		const id = told.sessionId ?? this.#name;
		const from = Math.min(until, this.#begunAt(id) ?? until);
		const teller = new Teller(told, id, { from, until }, items);
		yield { place: 0, reading: { kind: 'read', facts: teller.session() } };
		for (const [index, one] of items.entries()) {
			yield { place: index + 1, reading: one === null ? unreadable('an item in another shape') : teller.tell(one, index) };
		}
		yield { place: 0, reading: { kind: 'read', facts: teller.end() } };
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const told = sessionSchema.safeParse(parseJson(content.toString())).data;
		const words = source === 'agent' ? told?.title : itemSchema.safeParse(told?.history[place - 1]).data?.message.content;
		return plainTitle(words);
	}

	#begunAt(id: string): number | null {
		const list = sessionList.safeParse(parseJson(this.#beside.read(SESSION_LIST)?.toString() ?? '')).data ?? [];
		return epochTime(list.find(one => one?.sessionId === id)?.dateCreated);
	}
}

interface Span {
	readonly from: number;
	readonly until: number;
}

class Teller {
	readonly #told: Session;
	readonly #key: string;
	readonly #session: SessionId;
	readonly #span: Span;
	readonly #folder: string | null;
	readonly #first: number;
	readonly #last: number;
	#turns = new Turns(continueId);

	constructor(told: Session, key: string, span: Span, items: readonly (Item | null)[]) {
		this.#told = told;
		this.#key = key;
		this.#session = sessionId(continueId, key);
		this.#span = span;
		const named = told.workspaceDirectory ?? '';
		this.#folder = named === '' ? null : (pathOfUri(named) ?? named);
		this.#first = items.findIndex(isPrompt);
		this.#last = items.findLastIndex(isPrompt);
	}

	session(): readonly Fact[] {
		const { from, until } = this.#span;
		const session = this.#session;
		const seen = (at: number): Fact => ({ kind: 'session', id: session, at, parent: null, cwd: this.#folder, branch: null });
		const title = this.#told.title ?? '';
		const isNamed = title !== '' && !/^(?:New|Untitled) Session$/i.test(title);
		return [seen(from), seen(until), ...(isNamed ? [{ kind: 'title' as const, session, at: from, source: 'agent' as const }] : [])];
	}

	tell(item: Item, index: number): LineReading {
		const facts = isPrompt(item) ? this.#prompt(item, index) : this.#answer(item, index);
		return { kind: 'read', facts };
	}

	/** What the session used, and how its last turn ended. */
	end(): readonly Fact[] {
		const used = this.#told.usage ? usedIn(this.#told.usage) : null;
		const id = responseId(continueId, `${this.#key}/usage`);
		const base = { kind: 'response', id, session: this.#session, turn: null, at: this.#span.until, model: null, branch: null } as const;
		return [...this.#turns.work(this.#span.until), ...(used === null ? [] : [{ ...base, ...used }])];
	}

	#prompt({ message }: Item, index: number): readonly Fact[] {
		const session = this.#session;
		const words = message.content ?? '';
		const title: Fact[] = index === this.#first ? [{ kind: 'title', session, at: this.#span.from, source: 'prompt' }] : [];
		if (index !== this.#first && index !== this.#last) {
			this.#turns = new Turns(continueId);
			return [];
		}
		const startedAt = index === this.#first ? this.#span.from : this.#span.until;
		const planMode = index === this.#last && this.#told.mode === 'plan';
		return [
			...title,
			...this.#turns.begin({ id: turnId(continueId, `${this.#key}/${index}`), session, startedAt, prompt: promptOf(words), planMode }),
		];
	}

	#answer(item: Item, index: number): readonly Fact[] {
		const words = item.message.role === 'assistant' ? (item.message.content ?? '').trim() : '';
		const calls = (item.toolCallStates ?? []).flatMap(call => call ?? []);
		const at = index > this.#last ? this.#span.until : this.#span.from;
		const place = { session: this.#session, key: this.#key, turn: this.#turns.id, at: this.#span.until, folder: this.#folder };
		return [
			...calls.flatMap(call => callFacts(call, place)),
			...(words === '' ? [] : this.#turns.say(at, words)),
			...(words !== '' && calls.length === 0 ? this.#turns.end('done') : []),
		];
	}
}

function isPrompt(item: Item | null): boolean {
	return item?.message.role === 'user' && (item.message.content ?? '').trim() !== '';
}
