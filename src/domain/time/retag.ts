/** What the engineer says of their own time: it wins over every rule. */
import { disjoint, within, without, type Interval } from './interval.ts';
import type { Phase, Slice } from './slice.ts';

export interface Retag extends Interval {
	/** Its mark's id. */
	readonly mark: string;
	/** Null: the engineer was away. */
	readonly phase: Phase | null;
}

/** The slices with all that was said of them; what was said last holds. `slices` are sorted and disjoint, and so is what is given. */
export function retagged(slices: readonly Slice[], retags: readonly Retag[]): readonly Slice[] {
	return retags.reduce<readonly Slice[]>((all, retag) => disjoint([...without(all, [retag]), ...saidIn(all, retag)]), slices);
}

/** What was known of the time is kept but for its phase; where nothing was, the time is there because the engineer says so. */
function saidIn(slices: readonly Slice[], retag: Retag): readonly Slice[] {
	const { phase, mark, start, end } = retag;
	if (phase === null) {
		return [];
	}
	const said = { phase, mark, basis: 'observed', reason: 'said-so' } as const;
	const known = within(slices, [retag]);
	const gaps = without([{ start, end }], known).map(gap => ({ ...gap, ...said, session: null, file: null }));
	return [...known.map(slice => ({ ...slice, ...said })), ...gaps];
}
