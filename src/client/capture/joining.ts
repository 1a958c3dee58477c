/** Which notices become one while they wait to be sent, so that a second of typing or scrolling is told in a few. */
import { assertNever } from '../../base/assertNever.ts';
import type { Notice } from '../../protocol/notices.ts';

/** Signs and changes this far apart at most are one stretch. Chosen: a pause within a sentence that is typed. */
export const STRETCH_MS = 2_000;
/** What was on screen shorter than this has only passed by. Chosen: about the time that the eye rests on one place. */
export const GLANCE_MS = 200;

/** Notices with the same key may be one; null for those that never are. */
export function joiningKey(notice: Notice): string | null {
	switch (notice.kind) {
		case 'present':
		case 'view':
			return notice.kind;
		case 'changed':
			return `${notice.how} ${notice.uri}`;
		case 'saved':
			return `saved ${notice.uri}`;
		case 'run':
			return notice.id;
		case 'stopped':
		case 'git':
		case 'renamed':
			return null;
		default:
			return assertNever(notice);
	}
}

/** The two as one; null where both have to be told. They have the same key, and the earlier was put first. */
export function joined(earlier: Notice, later: Notice): Notice | null {
	return joinedStretch(earlier, later) ?? joinedMoment(earlier, later);
}

function joinedStretch(earlier: Notice, later: Notice): Notice | null {
	if (earlier.kind === 'present' && later.kind === 'present' && isOneStretch(earlier, later)) {
		return { ...earlier, to: later.to, signs: union(earlier.signs, later.signs) };
	}
	if (earlier.kind === 'changed' && later.kind === 'changed' && isOneStretch(earlier, later)) {
		return { ...earlier, to: later.to, inserted: earlier.inserted + later.inserted, removed: earlier.removed + later.removed };
	}
	return null;
}

function joinedMoment(earlier: Notice, later: Notice): Notice | null {
	switch (later.kind) {
		case 'view':
			return earlier.kind === 'view' && later.at - earlier.at < GLANCE_MS ? { ...later, at: earlier.at } : null;
		case 'run':
			return earlier.kind === 'run' && earlier.endedAt === null ? later : null;
		case 'saved':
			return later;
		default:
			return null;
	}
}

/** When what is told began: what they are sorted by. */
export function beginningOf(notice: Notice): number {
	switch (notice.kind) {
		case 'present':
		case 'changed':
			return notice.from;
		case 'run':
			return notice.startedAt;
		default:
			return notice.at;
	}
}

interface Stretch {
	readonly from: number;
	readonly to: number;
}

/** A clock that was set back makes no stretch that ends before it begins. */
function isOneStretch(earlier: Stretch, later: Stretch): boolean {
	return earlier.to <= later.from && later.from - earlier.to <= STRETCH_MS;
}

function union<T>(some: T[], more: T[]): T[] {
	return more.every(item => some.includes(item)) ? some : [...new Set([...some, ...more])];
}
