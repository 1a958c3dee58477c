/**
 * Sessions as the list shows them, from the newest on and no further than is asked for: a few at a time, so that other questions are
 * answered in between. One is made again when something has changed on a day on which it was at work.
 */
import type { SessionId } from '../../domain/trace/ids.ts';
import type { SessionSummary } from '../../protocol/sessions.ts';
import type { Book } from '../book.ts';
import { extentOf, hasWork, sessionsBegun, summaryOf, type SessionBegun, type SessionCounted } from './sessions.ts';
import { SessionsBackwards } from './sessionsBackwards.ts';

/** Chosen: those that are at work on a busy day, and as many transcripts as are opened before others have their turn. */
const AT_ONCE = 32;

interface Listed {
	/** What is on record of its days, its titles and what was said, as they were. */
	readonly from: readonly unknown[];
	/** Null where there is nothing that anybody would remember. */
	readonly summary: SessionSummary | null;
}

export class SessionList {
	readonly #book: Book;
	readonly #listed = new Map<SessionId, Listed>();

	constructor(book: Book) {
		this.#book = book;
	}

	/** Those that began on the newest days on which any began, newest first. */
	async newest(days: number): Promise<readonly SessionSummary[]> {
		const begun = [...sessionsBegun(this.#book).values()].sort((a, b) => b.session.startedAt - a.session.startedAt);
		const stale = begun.filter(one => !this.#holds(one));
		const from = new Map(stale.map(one => [one.session.id, this.#from(one)]));
		const backwards = new SessionsBackwards(this.#book, stale);
		const [shown, shownDays]: [SessionSummary[], Set<string>] = [[], new Set()];
		for (let first = 0; first < begun.length; first += AT_ONCE) {
			const some = begun.slice(first, first + AT_ONCE);
			const facts = await backwards.factsOf(some.filter(({ session }) => from.has(session.id)));
			await Promise.all(facts.map(one => this.#list(one, from.get(one.session.id) ?? [])));
			for (const summary of some.flatMap(({ session }) => this.#listed.get(session.id)?.summary ?? [])) {
				shownDays.add(summary.day);
				if (days < shownDays.size) {
					return shown;
				}
				shown.push(summary);
			}
		}
		return shown;
	}

	/** A transcript may be gone without anything else having changed. */
	#holds(begun: SessionBegun): boolean {
		const listed = this.#listed.get(begun.session.id);
		if (listed === undefined) {
			return false;
		}
		const transcript = listed.summary?.transcript ?? null;
		const isSame = this.#from(begun).every((one, index) => one === listed.from[index]);
		return isSame && (transcript === null || this.#book.ports.isThere(transcript));
	}

	/** `from` as it was before anything was read: what has changed since is seen the next time. */
	async #list(facts: SessionCounted, from: readonly unknown[]): Promise<void> {
		const summary = hasWork(facts) ? await summaryOf(this.#book, facts) : null;
		this.#listed.set(facts.session.id, { from, summary });
	}

	#from(begun: SessionBegun): readonly unknown[] {
		return [this.#book.stateOf(extentOf([begun])), this.#book.ports.said(), JSON.stringify(begun.titles)];
	}
}
