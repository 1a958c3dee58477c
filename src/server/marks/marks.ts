/** The engineer's marks: made, taken back, and found again on the lines that they are about. */
import { randomUUID } from 'node:crypto';
import { matchLines } from '../../domain/ledger/lineDiff.ts';
import { NEW_LINE } from '../../domain/ledger/lineMatches.ts';
import type { LineMark } from '../../domain/ledger/ledger.ts';
import type { Phase } from '../../domain/time/slice.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { LineKey } from '../../domain/trace/lineKey.ts';
import type { OutcomeSubject, Said, SaidOutcome } from '../../domain/value/outcome.ts';
import type { SayKind, SayOutcome } from '../../protocol/value.ts';
import { FileJournal, memoryJournal, type Journal } from '../journal.ts';
import { Kept, KeptByName } from '../ledger/kept.ts';
import { markEntrySchema, standingMarks, type Mark, type MarkEntry, type MarkOf, type ReviewMark } from './mark.ts';

export class Marks {
	readonly #journal: Journal<MarkEntry>;
	readonly #now: () => number;
	readonly #standing = new Kept<readonly Mark[]>();
	readonly #ofKind = new KeptByName<readonly Mark[]>();
	readonly #said = new Kept<Said>();

	/** `file` is the journal's; null keeps marks in memory. */
	constructor(file: string | null, now: () => number) {
		this.#journal = file === null ? memoryJournal() : new FileJournal(file, markEntrySchema);
		this.#now = now;
	}

	/** What lines were said to be reviewed, without what was taken back. The same list as long as nothing changed. */
	all(): readonly ReviewMark[] {
		return this.#of('reviewed');
	}

	/** What was said of time, in the order in which it was said. The same list as long as nothing changed. */
	retags(): readonly MarkOf<'retagged'>[] {
		return this.#of('retagged');
	}

	/** What was said of the value of work. The same value as long as nothing changed. */
	said(): Said {
		const [outcomes, kinds] = [this.#of('outcome'), this.#of('work')];
		return this.#said.of([outcomes, kinds], () => ({
			outcomes: outcomes.map(saidIn),
			kinds: kinds.map(({ id, session, work }) => ({ mark: id, session: session as SessionId, work })),
		}));
	}

	/** What is not to be shown any more. The same list as long as nothing changed. */
	dismissals(): readonly MarkOf<'dismissed'>[] {
		return this.#of('dismissed');
	}

	/** Gives the mark's id when it is safe. */
	dismiss(item: string, reason: string): string {
		const id = randomUUID();
		this.#journal.append({ kind: 'dismissed', id, at: this.#now(), item, reason });
		return id;
	}

	/** Gives the mark's id when it is safe. `path` is absolute, links resolved, with `/`. */
	markReviewed(path: string, keys: readonly LineKey[]): string {
		return this.#made(id => ({ kind: 'reviewed', id, at: this.#now(), path, keys: [...keys] }));
	}

	/** As `markReviewed`, of time; null: the engineer was away. */
	retag(from: number, to: number, phase: Phase | null): string {
		return this.#made(id => ({ kind: 'retagged', id, at: this.#now(), from, to, phase }));
	}

	/** As `markReviewed`, of what came of a session or a change. */
	sayOutcome(said: SayOutcome): string {
		return this.#made(id => ({ ...said, kind: 'outcome', id, at: this.#now() }));
	}

	/** As `markReviewed`, of what kind of work a session was. */
	sayKind(said: SayKind): string {
		return this.#made(id => ({ ...said, kind: 'work', id, at: this.#now() }));
	}

	/** A mark that is not there is taken back already. */
	unmark(mark: string): void {
		if (this.#marks().some(({ id }) => id === mark)) {
			this.#journal.append({ kind: 'undone', id: randomUUID(), at: this.#now(), mark });
		}
	}

	#made(markOf: (id: string) => Mark): string {
		const id = randomUUID();
		this.#journal.append(markOf(id));
		return id;
	}

	#marks(): readonly Mark[] {
		const entries = this.#journal.entries();
		return this.#standing.of([entries], () => standingMarks(entries));
	}

	#of<K extends Mark['kind']>(kind: K): readonly MarkOf<K>[] {
		const marks = this.#marks();
		return this.#ofKind.of(kind, [marks], () => marks.filter(mark => mark.kind === kind)) as readonly MarkOf<K>[];
	}
}

function saidIn({ id, subject, outcome, note, amount }: MarkOf<'outcome'>): SaidOutcome {
	const of: OutcomeSubject = subject.of === 'change' ? subject : { of: 'session', session: subject.session as SessionId };
	return { mark: id, subject: of, outcome, note, amount };
}

/** Finds marked lines in a file as it stands, by their keys and their order; lines that changed since are not found. */
export function lineMarks(marks: readonly ReviewMark[], keys: readonly LineKey[]): readonly LineMark[] {
	return markedLines(
		marks.map(({ id, at, keys: marked }) => ({ kind: 'reviewed', at, cause: { kind: 'mark', mark: id }, keys: marked })),
		keys,
	);
}

/** What was said of lines, or done with them, by the keys that they had. */
export interface KeyedMark extends Omit<LineMark, 'lines'> {
	readonly keys: readonly LineKey[];
}

/** As `lineMarks`, for whatever was said or done. */
export function markedLines(marks: readonly KeyedMark[], keys: readonly LineKey[]): readonly LineMark[] {
	const places = placesOf(new Set(marks.flatMap(mark => mark.keys)), keys);
	return marks.flatMap(({ keys: marked, ...mark }) => {
		const candidates = [...new Set(marked)].flatMap(key => places.get(key) ?? []).sort((a, b) => a - b);
		const matches = matchLines(
			marked,
			candidates.map(index => keys[index]),
		);
		const lines = candidates.filter((_, index) => matches[index] !== NEW_LINE).map(index => index + 1);
		return lines.length === 0 ? [] : [{ ...mark, lines: new Set(lines) }];
	});
}

/** Where each of the wanted lines stands, counted from 0. */
function placesOf(wanted: ReadonlySet<LineKey>, keys: readonly LineKey[]): ReadonlyMap<LineKey, readonly number[]> {
	const places = new Map<LineKey, number[]>();
	keys.forEach((key, index) => {
		if (wanted.has(key)) {
			const others = places.get(key);
			if (others === undefined) {
				places.set(key, [index]);
			} else {
				others.push(index);
			}
		}
	});
	return places;
}
