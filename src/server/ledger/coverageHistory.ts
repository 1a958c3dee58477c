/**
 * How coverage was on the days before: what stood there cannot be found out again later. One line a working tree and change of it, in a
 * journal beside the store; of each day the last one counts.
 */
import * as z from 'zod/mini';
import type { Disposable } from '../../base/disposables.ts';
import type { Logger } from '../../base/log.ts';
import { MINUTE_MS } from '../../base/units.ts';
import type { Calendar, Day } from '../../domain/calendar.ts';
import { count } from '../../protocol/numbers.ts';
import { FileJournal, memoryJournal, type Journal } from '../journal.ts';

const entrySchema = z.object({
	day: z.pipe(
		z.iso.date(),
		z.transform(day => day as Day),
	),
	root: z.string(),
	alive: count,
	verified: count,
});
type Entry = z.infer<typeof entrySchema>;

/** The agent-written lines of a working tree, by its root. */
export type TreeLines = Pick<Entry, 'root' | 'alive' | 'verified'>;

/** Chosen: so often at most a day's line is written anew while somebody works. */
const WRITE_EVERY_MS = 5 * MINUTE_MS;

export interface HistoryPorts {
	/** The journal's file; null keeps it in memory. */
	readonly file: string | null;
	readonly now: () => number;
	readonly calendar: Calendar;
	readonly log: Logger;
}

export class CoverageHistory implements Disposable {
	readonly #ports: HistoryPorts;
	readonly #journal: Journal<Entry>;
	/** What is not written yet, by root. */
	readonly #waiting = new Map<string, Entry>();
	readonly #writtenAt = new Map<string, number>();

	constructor(ports: HistoryPorts) {
		this.#ports = ports;
		this.#journal = ports.file === null ? memoryJournal() : new FileJournal(ports.file, entrySchema);
	}

	/** The open trees as they are now. */
	record(trees: readonly TreeLines[]): void {
		const { now, calendar } = this.#ports;
		const day = calendar.dayOf(now());
		for (const { root, alive, verified } of trees) {
			const entry = { day, root, alive, verified };
			if (this.#waiting.get(root)?.day !== day) {
				this.#write(root);
			}
			if (!isSame(this.#latest(root), entry)) {
				this.#waiting.set(root, entry);
			}
			if (now() - (this.#writtenAt.get(root) ?? -Infinity) >= WRITE_EVERY_MS) {
				this.#writtenAt.set(root, now());
				this.#write(root);
			}
		}
	}

	/** The trees together as they were last before a day, and when that was; null where that is not known of each of them. */
	before(roots: readonly string[], day: Day): (Omit<TreeLines, 'root'> & { readonly day: Day }) | null {
		const latest = roots.map(root => this.#entries(root).findLast(entry => entry.day < day));
		const known = latest.filter(entry => entry !== undefined);
		const [first] = known;
		if (first === undefined || known.length < roots.length) {
			return null;
		}
		const lastDay = known.reduce((last, entry) => (last < entry.day ? entry.day : last), first.day);
		return { ...sumOf(known), day: lastDay };
	}

	/** The trees together at the end of a day; null where one of them was not looked at on it. */
	on(roots: readonly string[], day: Day): Omit<TreeLines, 'root'> | null {
		const known = roots.flatMap(root => this.#entries(root).findLast(entry => entry.day === day) ?? []);
		return roots.length === 0 || known.length < roots.length ? null : sumOf(known);
	}

	dispose(): void {
		[...this.#waiting.keys()].forEach(root => {
			this.#write(root);
		});
	}

	#entries(root: string): readonly Entry[] {
		const waiting = this.#waiting.get(root);
		const written = this.#journal.entries().filter(entry => entry.root === root);
		return waiting === undefined ? written : [...written, waiting];
	}

	#latest(root: string): Entry | undefined {
		return this.#entries(root).at(-1);
	}

	/** Nobody waits for it: where it cannot be kept, a day has no figure. */
	#write(root: string): void {
		const entry = this.#waiting.get(root);
		if (entry === undefined) {
			return;
		}
		this.#waiting.delete(root);
		try {
			this.#journal.append(entry);
		} catch (error) {
			this.#ports.log.warn('Coverage of today could not be written down.', String(error));
		}
	}
}

function isSame(a: Entry | undefined, b: Entry): boolean {
	return a?.day === b.day && a.alive === b.alive && a.verified === b.verified;
}

function sumOf(entries: readonly Entry[]): Omit<TreeLines, 'root'> {
	const sum = (of: (entry: Entry) => number): number => entries.reduce((total, entry) => total + of(entry), 0);
	return { alive: sum(({ alive }) => alive), verified: sum(({ verified }) => verified) };
}
