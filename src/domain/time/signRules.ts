/** What single signs of the editor say the engineer's time was for: one rule a function. Stretches of one rule may overlap. */
import { verificationClasses } from '../trace/command.ts';
import { rootOf } from '../trace/ids.ts';
import { ACTIVE_MS, ATTENDED_RUN_MS, READ_RESULT_MS } from './constants.ts';
import { isSome, union, type Interval } from './interval.ts';
import { pathKind, type PathKind } from './pathKind.ts';
import type { Sign, SignOf } from './signs.ts';
import type { Phase, ReasonCode, Slice } from './slice.ts';

/** Signs by their kind, in an order of their own: in which they came does not matter. */
export interface Signs {
	readonly present: readonly SignOf<'present'>[];
	/** By their beginning. */
	readonly looked: readonly SignOf<'looked'>[];
	readonly typed: readonly SignOf<'typed'>[];
	/** Each run once. */
	readonly ran: readonly SignOf<'ran'>[];
	readonly stopped: readonly SignOf<'stopped'>[];
}

export function signsByKind(signs: readonly Sign[]): Signs {
	const of = <K extends Sign['kind']>(kind: K): SignOf<K>[] => signs.filter((sign): sign is SignOf<K> => sign.kind === kind);
	return {
		present: of('present'),
		looked: of('looked').sort((a, b) => a.from - b.from),
		typed: of('typed'),
		ran: [...Map.groupBy(of('ran'), ({ id }) => id).values()].map(told => told.reduce(later)),
		stopped: of('stopped'),
	};
}

/** When the engineer was there: for a while after each sign. */
export function activeIn({ present, typed }: Signs): Interval[] {
	return union([...present, ...typed].map(({ from, to }) => ({ start: from, end: to + ACTIVE_MS })));
}

/** When a window of the editor had the focus, whether or not the engineer was there. */
export function watchedIn({ looked }: Signs): Interval[] {
	return union(looked.map(({ from, to }) => ({ start: from, end: to })));
}

/** Rules of verify, the first that fits wins. */
export const verifyRules: readonly Rule[] = [
	signs => lookedAt(signs, 'agentDiff', 'verify', 'looked-at-diff'),
	signs => lookedAt(signs, 'agentLines', 'verify', 'looked-at-lines'),
	debugged,
	ran,
	signs => typedIn(signs, testKinds, 'verify', 'typed-test'),
];

/** Rules of spec and of work by hand. */
export const specRule: Rule = signs => typedIn(signs, specKinds, 'spec', 'typed-spec');
export const byHandRule: Rule = signs => typedIn(signs, codeKinds, 'byHand', 'typed-code');

/** What is left: where the focus was while nothing said what for, and that somebody was there. */
export const unknownRules: readonly Rule[] = [
	signs => lookedAt(signs, 'other', 'unknown', 'at-work'),
	signs => activeIn(signs).map(time => observed(time, { phase: 'unknown', reason: 'at-work', session: null, file: null })),
];

export type Rule = (signs: Signs) => readonly Slice[];

const testKinds: ReadonlySet<PathKind> = new Set<PathKind>(['test']);
const specKinds: ReadonlySet<PathKind> = new Set<PathKind>(['spec', 'plan', 'prose']);
const codeKinds: ReadonlySet<PathKind> = new Set<PathKind>(['source', 'config']);

function lookedAt({ looked }: Signs, sight: SignOf<'looked'>['sight'], phase: Phase, reason: ReasonCode): readonly Slice[] {
	return looked
		.filter(sign => sign.sight === sight)
		.map(({ from, to, session, file }) =>
			observed({ start: from, end: to }, { phase, reason, session: session === null ? null : rootOf(session), file }),
		);
}

function typedIn({ typed, looked }: Signs, kinds: ReadonlySet<PathKind>, phase: Phase, reason: ReasonCode): readonly Slice[] {
	return typed
		.filter(({ file }) => kinds.has(pathKind(file)))
		.map(sign => observed({ start: sign.from, end: heldUntil(sign, looked) }, { phase, reason, session: null, file: sign.file }));
}

/** A moment of thought belongs to what was typed, until something else has the focus. */
function heldUntil({ to, file }: SignOf<'typed'>, looked: readonly SignOf<'looked'>[]): number {
	const end = to + ACTIVE_MS;
	for (let index = firstAfter(looked, to); index < looked.length; index++) {
		const next = looked[index];
		if (next === undefined || end <= next.from || next.file !== file) {
			return Math.min(end, next?.from ?? end);
		}
	}
	return end;
}

function firstAfter(looked: readonly SignOf<'looked'>[], at: number): number {
	let low = 0;
	let high = looked.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((looked[middle]?.from ?? Infinity) < at) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

function debugged({ ran: runs, stopped }: Signs): readonly Slice[] {
	const sessions = runs.filter(({ where }) => where === 'debug').flatMap(run => attended(run).map(time => ({ time, file: null })));
	const stops = stopped.map(({ at, file }) => ({ time: { start: at, end: at + ACTIVE_MS }, file }));
	return [...stops, ...sessions].map(({ time, file }) => observed(time, { phase: 'verify', reason: 'debugged', session: null, file }));
}

function ran({ ran: runs }: Signs): readonly Slice[] {
	return runs.flatMap(run => {
		const reason = reasonOf(run);
		return reason === null ? [] : attended(run).map(time => observed(time, { phase: 'verify', reason, session: null, file: null }));
	});
}

/** Null for what verifies nothing. */
function reasonOf({ where, class: commandClass }: SignOf<'ran'>): ReasonCode | null {
	if (where === 'debug') {
		return null;
	}
	return verificationClasses.has(commandClass) ? 'ran-checks' : commandClass === 'run' ? 'ran-program' : null;
}

/** While it goes on, as long as anybody looks at that, and while its result is read. */
function attended({ from, to }: SignOf<'ran'>): readonly Interval[] {
	const watched = { start: from, end: Math.min(to ?? Infinity, from + ATTENDED_RUN_MS) };
	return [watched, ...(to === null ? [] : [{ start: to, end: to + READ_RESULT_MS }])].filter(isSome);
}

function observed({ start, end }: Interval, told: Pick<Slice, 'phase' | 'reason' | 'session' | 'file'>): Slice {
	return { start, end, basis: 'observed', mark: null, ...told };
}

/** What was told when a run had ended says more. */
function later(a: SignOf<'ran'>, b: SignOf<'ran'>): SignOf<'ran'> {
	if ((a.to === null) !== (b.to === null)) {
		return a.to === null ? b : a;
	}
	return JSON.stringify(a) < JSON.stringify(b) ? b : a;
}
