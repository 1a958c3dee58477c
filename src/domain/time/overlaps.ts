/** One engineer, one phase at an instant: what several sessions, windows and rules say of the same time becomes one line of slices. */
import { disjoint, without } from './interval.ts';
import type { Slice } from './slice.ts';

/** Where sessions overlap, the engineer's attention is where it is most needed. */
export const precedence = ['verify', 'spec', 'delegate'] as const satisfies readonly Slice['phase'][];

/** The layers one over the other, the first on top; each in any order and with overlaps. The result is sorted and disjoint. */
export function layered(layers: readonly (readonly Slice[])[]): Slice[] {
	return layers.reduce<Slice[]>((kept, layer) => disjoint([...kept, ...without(disjoint(layer, bySource), kept)]), []);
}

/** A layer for each phase that transcripts tell of. */
export function byPrecedence(slices: readonly Slice[]): (readonly Slice[])[] {
	const ofPhase = Map.groupBy(slices, slice => slice.phase);
	return precedence.map(phase => ofPhase.get(phase) ?? []);
}

/** Stretches that follow one another without a break and say the same become one. */
export function joined(slices: readonly Slice[]): Slice[] {
	const whole: Slice[] = [];
	for (const slice of slices) {
		const last = whole.at(-1);
		if (last?.end === slice.start && saysTheSame(last, slice)) {
			whole[whole.length - 1] = { ...last, end: slice.end };
		} else {
			whole.push(slice);
		}
	}
	return whole;
}

function saysTheSame(a: Slice, b: Slice): boolean {
	return (
		a.reason === b.reason && a.phase === b.phase && a.basis === b.basis && a.session === b.session && a.file === b.file && a.mark === b.mark
	);
}

function bySource(a: Slice, b: Slice): number {
	return compare(a.session ?? '', b.session ?? '') || compare(a.reason, b.reason) || compare(a.file ?? '', b.file ?? '');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
