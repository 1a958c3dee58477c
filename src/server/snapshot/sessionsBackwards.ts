/** What was done in sessions, read from the newest on and each row once, a day at a time, so that others have their turn in between. */
import { setImmediate } from 'node:timers/promises';
import { DAY_MS } from '../../base/units.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import { sheetDay } from '../../ingest/store/sheets.ts';
import type { Book } from '../book.ts';
import { extentOf, type SessionBegun, type SessionCounted, type SessionDone } from './sessions.ts';

export class SessionsBackwards {
	readonly #book: Book;
	/** By day, the last one first; of those that have not been asked for. */
	readonly #done: Map<SessionId, SessionDone[]>;
	/** This day and all after it have been read. */
	#day: number;

	/** `wanted` are those that may be asked for. */
	constructor(book: Book, wanted: readonly SessionBegun[]) {
		this.#book = book;
		this.#done = new Map(wanted.map(({ session }) => [session.id, []]));
		this.#day = sheetDay(extentOf(wanted).end) + 1;
	}

	/** Each is asked for once. */
	async factsOf(begun: readonly SessionBegun[]): Promise<readonly SessionCounted[]> {
		await this.#readFrom(sheetDay(extentOf(begun).start));
		return begun.map(one => {
			const done = this.#done.get(one.session.id) ?? [];
			this.#done.delete(one.session.id);
			return { ...one, ...together(done.toReversed()) };
		});
	}

	async #readFrom(first: number): Promise<void> {
		const days = this.#book.daysBetween(first, this.#day - 1);
		this.#day = Math.min(this.#day, first);
		for (const day of days.toReversed()) {
			this.#read(day);
			await setImmediate();
		}
	}

	#read(day: number): void {
		const { store } = this.#book.ports;
		const span = { since: day * DAY_MS, until: (day + 1) * DAY_MS };
		const rootOf = (row: { readonly session: SessionId }): SessionId => this.#book.rootOf(row.session);
		const [turns, waits] = [Map.groupBy(store.sheet('turn', day), rootOf), Map.groupBy(store.sheet('wait', day), rootOf)];
		const responses = Map.groupBy(store.sheet('response', day), rootOf);
		const [edits, runs] = [Map.groupBy(store.edits(span), rootOf), Map.groupBy(store.runs(span), rootOf)];
		for (const id of new Set([turns, waits, responses, edits, runs].flatMap(rows => [...rows.keys()]))) {
			this.#done.get(id)?.push({
				turns: turns.get(id) ?? [],
				waits: waits.get(id) ?? [],
				responses: responses.get(id) ?? [],
				edits: edits.get(id) ?? [],
				runs: runs.get(id) ?? [],
			});
		}
	}
}

function together(parts: readonly SessionDone[]): SessionDone {
	return {
		turns: parts.flatMap(({ turns }) => turns),
		waits: parts.flatMap(({ waits }) => waits),
		responses: parts.flatMap(({ responses }) => responses),
		edits: parts.flatMap(({ edits }) => edits),
		runs: parts.flatMap(({ runs }) => runs),
	};
}
