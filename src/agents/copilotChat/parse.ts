/** Reads a chat session: the snapshot of older versions, or the operation log that newer ones write. */
import { parseJson } from '../../base/json.ts';
import type { Fact, TitleSource } from '../../domain/trace/facts.ts';
import { sessionId, type SessionId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import {
	nothing,
	unreadable,
	type Beside,
	type DocumentReader,
	type LineReading,
	type PlacedReading,
	type TranscriptDocument,
} from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { pathOfUri } from '../edited.ts';
import { callsLogged } from './debugLog.ts';
import { chat } from './ids.ts';
import { sessionIdIn } from './locate.ts';
import { replayed } from './operations.ts';
import { requestFacts, type Within } from './requests.ts';
import { request, session, workspace, type DebugCall, type Request, type Session } from './schema.ts';

/** Requests are numbered from 1: the session itself stands before them. */
export class ChatReader implements DocumentReader {
	readonly form = 'document';
	readonly #below: string;
	readonly #beside: Beside;

	constructor(below: string, beside: Beside) {
		this.#below = below;
		this.#beside = beside;
	}

	*read({ content }: TranscriptDocument): Generator<PlacedReading> {
		const { state, misses } = stateIn(this.#below, content);
		yield* misses.map(reading => ({ place: 0, reading }));
		const told = session.safeParse(state).data;
		if (told === undefined) {
			yield { place: 0, reading: unreadable('no chat session with a list of requests') };
			return;
		}
		const within = this.#within(told);
		const requests = told.requests.map(one => request.safeParse(one).data);
		yield { place: 0, reading: titleReading(told, within, requests) };
		yield* this.#requestReadings(within, requests);
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const told = session.safeParse(stateIn(this.#below, content).state).data;
		const words = source === 'agent' ? told?.customTitle : request.safeParse(told?.requests[place - 1]).data?.message;
		return plainTitle(words);
	}

	*#requestReadings(within: Within, requests: readonly (Request | undefined)[]): Generator<PlacedReading> {
		const times = requests.map(one => epochTime(one?.timestamp));
		const logged = callsLogged(this.#below, this.#beside, times);
		const named = requests.findIndex((one, index) => times[index] !== null && one !== undefined && one.message.trim() !== '');
		for (const [index, one] of requests.entries()) {
			const told = requestReading(one, within, logged[index] ?? []);
			const at = times[index] ?? null;
			yield { place: index + 1, reading: index === named && at !== null ? withTitle(told, within.session, at) : told };
		}
	}

	#within({ sessionId: id, repoData }: Session): Within {
		const { folder } = workspace.safeParse(parseJson(this.#beside.read('../workspace.json')?.toString() ?? '')).data ?? { folder: '' };
		return { session: sessionId(chat, id ?? sessionIdIn(this.#below)), cwd: pathOfUri(folder), branch: repoData.localBranch };
	}
}

function stateIn(below: string, content: Buffer): { readonly state: unknown; readonly misses: readonly LineReading[] } {
	const text = content.toString();
	return below.endsWith('.jsonl') ? replayed(text) : { state: parseJson(text), misses: [] };
}

/** VS Code words it by asking a model, and does not say when the engineer has reworded it. */
function titleReading(told: Session, within: Within, requests: readonly (Request | undefined)[]): LineReading {
	const at = requests.map(one => epochTime(one?.timestamp)).find(time => time !== null);
	const hasTitle = typeof told.customTitle === 'string' && told.customTitle !== '';
	return hasTitle && typeof at === 'number'
		? { kind: 'read', facts: [{ kind: 'title', session: within.session, at, source: 'agent' }] }
		: nothing;
}

function requestReading(one: Request | undefined, within: Within, calls: readonly DebugCall[]): LineReading {
	const facts = one === undefined ? null : requestFacts(one, within, calls);
	return facts === null
		? unreadable(one === undefined ? 'a request in another shape' : 'a request without a time')
		: { kind: 'read', facts };
}

function withTitle(told: LineReading, session: SessionId, at: number): LineReading {
	const title: Fact = { kind: 'title', session, at, source: 'prompt' };
	return told.kind === 'read' ? { kind: 'read', facts: [...told.facts, title] } : told;
}
