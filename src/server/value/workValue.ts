/** What came of all work in the open folders, and what models it was given to: found out now and then, because that takes a while. */
import { MINUTE_MS } from '../../base/units.ts';
import { allocationOf, type Allocation } from '../../domain/value/allocation.ts';
import { seededRandom } from '../../domain/value/statistics/random.ts';
import type { ValuedSession } from '../../domain/value/valuedSession.ts';
import { everything, type Book, type Choice } from '../book.ts';
import { Kept } from '../ledger/kept.ts';
import type { Ledgers } from '../ledger/ledgers.ts';
import type { OpenChanges } from './openChanges.ts';
import type { RepositoryReading } from './repositoryChanges.ts';
import { valuedSessions } from './valuedSessions.ts';

/** Chosen: one session more hardly ever changes what many say of models. */
const KEPT_MS = 5 * MINUTE_MS;
/** The same intervals for the same sessions. */
const SEED = 1;

export class WorkValue {
	readonly #book: Book;
	readonly #changes: OpenChanges;
	readonly #ledgers: Pick<Ledgers, 'trees' | 'files'>;
	readonly #allocation = new Kept<Allocation>();

	constructor(book: Book, changes: OpenChanges, ledgers: Pick<Ledgers, 'trees' | 'files'>) {
		this.#book = book;
		this.#changes = changes;
		this.#ledgers = ledgers;
	}

	/** Of each open tree that is in a repository. Throws where it was cancelled. */
	readings(signal?: AbortSignal): Promise<readonly RepositoryReading[]> {
		return this.#changes.readings(this.#ledgers.trees, signal);
	}

	/** Sessions of a choice, with their whole cost and all that came of them. */
	sessions(choice: Choice, readings: readonly RepositoryReading[]): readonly ValuedSession[] {
		const covered = this.#ledgers.files().map(file => file.covered);
		return valuedSessions(this.#book, choice, { covered, lines: readings.flatMap(({ lines }) => lines) });
	}

	/** Of all sessions on record. */
	allocation(readings: readonly RepositoryReading[]): Allocation {
		const { now, priceOf } = this.#book.ports;
		return this.#allocation.of([Math.floor(now() / KEPT_MS), this.#book.priceState, ...readings.map(({ tree }) => tree.root)], () =>
			allocationOf(this.sessions(everything, readings), priceOf, seededRandom(SEED)),
		);
	}
}
