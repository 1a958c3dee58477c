/** Whether a commit's work was taken back: what nobody has any more was not always reverted, it may have been written better. */
import { DAY_MS } from '../../base/units.ts';
import type { CarriedLines } from './carried.ts';
import { common, sizeOf, type LineBag } from './lineBag.ts';

/** Chosen: braces and the like may look as if they were still there. */
const MOST_LEFT = 0.1;
/** Chosen: what is removed later than this is the usual change of code. As long as the first look at what survived. */
const SOON_MS = 14 * DAY_MS;
/** Chosen: who puts half as much in its place has replaced it. */
const MOST_IN_ITS_PLACE = 0.5;

/**
 * Most of its lines are gone, and a commit says that it reverts it, or took them out soon and put little in their place.
 * `left` are those of its lines that are still where they came to be.
 */
export function wasTakenBack(one: CarriedLines, left: LineBag, all: readonly CarriedLines[]): boolean {
	const lines = sizeOf(one.own);
	return sizeOf(left) <= MOST_LEFT * lines && all.some(other => isNamedBy(one, other) || tookOut(other, one, lines));
}

/** Who reverts a merge reverts all that it brought. */
function isNamedBy({ commit, landing }: CarriedLines, other: CarriedLines): boolean {
	return other.commit.reverts.some(id => id === commit.id || id === landing?.step);
}

function tookOut(other: CarriedLines, { commit, landing, own }: CarriedLines, lines: number): boolean {
	const [from, at] = landing === null ? [commit.at, other.commit.at] : [landing.at, other.landing?.at ?? Infinity];
	const isSoon = other.commit.id !== commit.id && from <= at && at <= from + SOON_MS;
	return isSoon && sizeOf(common(own, other.lost)) >= (1 - MOST_LEFT) * lines && other.newLines <= MOST_IN_ITS_PLACE * sizeOf(other.lost);
}
