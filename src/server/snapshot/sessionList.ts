/** All sessions as the list shows them. One is made again when something has changed on a day on which it was at work. */
import type { Interval } from '../../domain/time/interval.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { SessionRow, TitleRow } from '../../domain/trace/rows.ts';
import type { SessionSummary } from '../../protocol/sessions.ts';
import { everything, type Book } from '../book.ts';
import { hasWork, sessionFacts, summaryOf, type SessionFacts } from './sessions.ts';

interface Listed {
	/** What is on record of its days, its titles and what was said, as they were. */
	readonly from: readonly unknown[];
	/** From its first row to its last. */
	readonly extent: Interval;
	/** Null where there is nothing that anybody would remember. */
	readonly summary: SessionSummary | null;
}

export class SessionList {
	readonly #book: Book;
	readonly #listed = new Map<SessionId, Listed>();

	constructor(book: Book) {
		this.#book = book;
	}

	/** Newest first. */
	async all(): Promise<readonly SessionSummary[]> {
		const titles = Map.groupBy(this.#book.ports.store.titles(), title => title.session);
		const roots = [...Map.groupBy(this.#book.sessions().values(), ({ id }) => this.#book.rootOf(id))];
		const now = new Map(roots.map(([id, family]) => [id, { family, titles: titles.get(id) ?? [] }] as const));
		const stale = new Set([...now].filter(([id, own]) => !this.#holds(id, own)).map(([id]) => id));
		const facts = [...sessionFacts(this.#book, { ...everything, sessions: stale })];
		await Promise.all(facts.map(([id, own]) => this.#list(id, own)));
		const summaries = [...this.#book.sessions().keys()].flatMap(id => (now.has(id) ? (this.#listed.get(id)?.summary ?? []) : []));
		return summaries.sort((a, b) => b.startedAt - a.startedAt);
	}

	/** A transcript may be gone without anything else having changed. */
	#holds(id: SessionId, { family, titles }: Own): boolean {
		const listed = this.#listed.get(id);
		if (listed === undefined) {
			return false;
		}
		const from = this.#from(extentOf(family, listed.extent), titles);
		const transcript = listed.summary?.transcript ?? null;
		return from.every((one, index) => one === listed.from[index]) && (transcript === null || this.#book.ports.isThere(transcript));
	}

	async #list(id: SessionId, facts: SessionFacts): Promise<void> {
		const extent = extentOf([facts.session, ...facts.subagents], rowsExtent(facts));
		const from = this.#from(extent, facts.titles);
		const summary = hasWork(facts) ? await summaryOf(this.#book, facts) : null;
		this.#listed.set(id, { from, extent, summary });
	}

	#from(extent: Interval, titles: readonly TitleRow[]): readonly unknown[] {
		return [this.#book.stateOf(extent), this.#book.ports.said(), JSON.stringify(titles)];
	}
}

/** A session with its subagents. */
interface Own {
	readonly family: readonly SessionRow[];
	readonly titles: readonly TitleRow[];
}

function rowsExtent({ turns, waits, responses, edits, runs }: SessionFacts): Interval {
	const times = [
		...turns.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]),
		...waits.map(({ from }) => from),
		...responses.map(({ at }) => at),
		...edits.map(({ at }) => at),
		...runs.map(({ startedAt }) => startedAt),
	];
	return times.reduce((whole, at) => ({ start: Math.min(whole.start, at), end: Math.max(whole.end, at) }), {
		start: Infinity,
		end: -Infinity,
	});
}

function extentOf(family: readonly SessionRow[], rows: Interval): Interval {
	return family.reduce(
		(whole, { startedAt, endedAt }) => ({ start: Math.min(whole.start, startedAt), end: Math.max(whole.end, endedAt) }),
		rows,
	);
}
