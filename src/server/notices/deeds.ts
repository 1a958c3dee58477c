/** What the engineer did with lines and files, as the ledger asks for it. */
import type { EngineerRun } from '../../domain/ledger/ledger.ts';
import { ownRunId } from '../../domain/trace/ids.ts';
import { Kept } from '../ledger/kept.ts';
import type { Deed, DeedOf } from './deed.ts';

export interface KnownDeeds {
	/** By file. */
	readonly lines: ReadonlyMap<string, readonly DeedOf<'lines'>[]>;
	/** When typing was seen, by file. */
	readonly typedAt: ReadonlyMap<string, readonly number[]>;
	/** By time. */
	readonly renames: readonly DeedOf<'renamed'>[];
	/** Each once, as far as it is known. */
	readonly runs: readonly EngineerRun[];
}

export class Deeds {
	readonly #lists: () => readonly (readonly Deed[])[];
	readonly #known = new Kept<KnownDeeds>();

	constructor(lists: () => readonly (readonly Deed[])[]) {
		this.#lists = lists;
	}

	/** The same value as long as nothing was added. */
	known(): KnownDeeds {
		const lists = this.#lists();
		return this.#known.of(lists, () => knownOf(lists.flat()));
	}
}

function knownOf(deeds: readonly Deed[]): KnownDeeds {
	const of = <K extends Deed['kind']>(kind: K) => deeds.filter((deed): deed is DeedOf<K> => deed.kind === kind);
	const typed = Map.groupBy(of('typed'), ({ file }) => file);
	return {
		lines: Map.groupBy(of('lines'), ({ file }) => file),
		typedAt: new Map([...typed].map(([file, those]) => [file, those.flatMap(({ from, to }) => [from, to]).sort((a, b) => a - b)])),
		renames: of('renamed').sort((a, b) => a.at - b.at),
		runs: [...Map.groupBy(of('ran'), ({ id }) => id).values()].flatMap(runOf),
	};
}

/** What was told when it ended says more than what was told when it began. */
function runOf(told: readonly DeedOf<'ran'>[]): readonly EngineerRun[] {
	const last = told.findLast(({ endedAt }) => endedAt !== null) ?? told.at(-1);
	if (last === undefined) {
		return [];
	}
	const { id, where, class: commandClass, startedAt, endedAt, result, cwd, command } = last;
	return [{ id: ownRunId(id), by: 'engineer', where, class: commandClass, startedAt, endedAt, result, cwd, command }];
}
