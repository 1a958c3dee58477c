/** What the engineer said of the lines of a tree's files, and did with them. */
import { SECOND_MS } from '../../base/units.ts';
import type { LineMark } from '../../domain/ledger/ledger.ts';
import { disjoint, without, type Interval } from '../../domain/time/interval.ts';
import type { RunRow } from '../../domain/trace/rows.ts';
import { always } from '../../ingest/store/store.ts';
import type { Book } from '../book.ts';
import type { ReviewMark } from '../marks/mark.ts';
import { lineMarks, markedLines, type Marks } from '../marks/marks.ts';
import type { DeedOf } from '../notices/deed.ts';
import { Kept } from './kept.ts';
import type { FileLedger } from './treeLedger.ts';
import { nameIn, type WorkTree } from './workTree.ts';

/** What is known of one file. */
export interface ByEngineer {
	/** Another one where more is known, or less. */
	readonly stamp: string;
	lineMarks(): readonly LineMark[];
}

type LinesDeed = DeedOf<'lines'>;
type ByName<T> = ReadonlyMap<string | undefined, readonly T[]>;

export class EngineerInTree {
	readonly #book: Book;
	readonly #marks: Marks;
	readonly #markedIn = new Kept<ByName<ReviewMark>>();
	readonly #doneIn = new Kept<ByName<LinesDeed>>();
	readonly #byAgents = new Kept<ReadonlySet<number>>();

	constructor(book: Book, marks: Marks) {
		this.#book = book;
		this.#marks = marks;
	}

	/** Gives what is known of a file, under any name that it had. */
	of(tree: WorkTree): (ledger: FileLedger) => ByEngineer {
		const all = this.#marks.all();
		const marked = this.#markedIn.of([all, tree], () => Map.groupBy(all, mark => nameIn(tree, mark.path)));
		const deeds = this.#book.ports.notices.deeds.known().lines;
		const done = this.#doneIn.of([deeds, tree], () => byName(deeds, tree));
		const byAgents = this.#byAgents.of([deeds, this.#book.ports.store.revision()], () => gitTimesOfAgents(this.#book, deeds));
		return ({ path, history, file }) => {
			const names = marked.size + done.size === 0 ? [] : [...new Set([path, ...history.map(trace => trace.path)])];
			const marks = names.flatMap(name => marked.get(name) ?? []);
			const those = names.flatMap(name => done.get(name) ?? []).filter(deed => !isOfGit(deed) || !byAgents.has(deed.at));
			return {
				stamp: [...marks.map(mark => mark.id), ...those.map(({ at, deed }) => `${deed} ${at}`)].join('\n'),
				lineMarks: () => [...lineMarks(marks, file.keys), ...markedLines(those.map(markOf), file.keys)],
			};
		};
	}
}

function markOf({ at, deed, keys }: LinesDeed) {
	return { kind: deed === 'looked' ? 'seen' : 'reviewed', at, cause: { kind: 'deed', deed }, keys } as const;
}

function byName(deeds: ReadonlyMap<string, readonly LinesDeed[]>, tree: WorkTree): ByName<LinesDeed> {
	const named = Map.groupBy(deeds, ([file]) => nameIn(tree, file));
	return new Map([...named].map(([name, files]) => [name, files.flatMap(([, those]) => those)]));
}

function isOfGit({ deed }: LinesDeed): boolean {
	return deed === 'staged' || deed === 'committed';
}

/** Chosen: the editor hears of what git did a moment later. */
const HEARD_WITHIN_MS = 5 * SECOND_MS;

/** When something was staged or committed while an agent's git command ran: then it was the agent's deed. */
function gitTimesOfAgents(book: Book, deeds: ReadonlyMap<string, readonly LinesDeed[]>): ReadonlySet<number> {
	const times = [...new Set([...deeds.values()].flatMap(those => those.filter(isOfGit).map(({ at }) => at)))];
	const commands =
		times.length === 0
			? []
			: disjoint(
					book.ports.store
						.runs(always)
						.filter(run => run.class === 'vcs')
						.map(heard),
				);
	const moments = times.sort((a, b) => a - b).map(at => ({ start: at, end: at + 1 }));
	const byHand = new Set(without(moments, commands).map(({ start }) => start));
	return new Set(times.filter(at => !byHand.has(at)));
}

/** While it ran, and as long as it may be heard of. */
function heard({ startedAt, endedAt }: RunRow): Interval {
	return { start: startedAt, end: (endedAt ?? startedAt) + HEARD_WITHIN_MS };
}
