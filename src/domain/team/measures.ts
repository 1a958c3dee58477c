/** What is added up over people. */
import { HOUR_MS, SECOND_MS } from '../../base/units.ts';
import type { Unit } from '../report/document.ts';
import { totalTokens } from '../spend/usage.ts';
import { isKnown, type Summary } from '../summary/summary.ts';
import { phases, type Phase } from '../time/slice.ts';
import { released, releasedRows, type Parts, type Released, type Rounding, type Rules } from './disclosure.ts';
import type { Person } from './people.ts';

export interface Measure extends Rounding {
	readonly unit: Unit;
	/** Null where the summary does not know. */
	readonly of: (summary: Summary) => number | null;
}

const HOUR_SECONDS = HOUR_MS / SECOND_MS;
/** Chosen: less than one sitting of one person. */
const LEAST_SECONDS = HOUR_SECONDS / 2;
const LEAST_LINES = 50;
const LEAST_COUNT = 5;
const LEAST_TOKENS = 100_000;

const seconds = (of: Measure['of']): Measure => ({ unit: 'seconds', leastBase: LEAST_SECONDS, grain: HOUR_SECONDS, of });
const lines = (of: Measure['of']): Measure => ({ unit: 'count', leastBase: LEAST_LINES, grain: 1, of });
const count = (of: Measure['of']): Measure => ({ unit: 'count', leastBase: LEAST_COUNT, grain: 1, of });
const usd = (of: Measure['of']): Measure => ({ unit: 'usd', leastBase: 1, grain: 1, of });

export const measures = {
	sessions: count(({ sessions }) => sessions),
	prompts: count(({ prompts }) => (isKnown(prompts) ? prompts.count : null)),
	corrections: count(({ corrections }) => (isKnown(corrections) ? corrections.count : null)),
	cost: usd(({ cost }) => (isKnown(cost) ? cost.usd : null)),
	alive: lines(({ coverage }) => (isKnown(coverage) ? coverage.alive : null)),
	verified: lines(({ coverage }) => (isKnown(coverage) ? coverage.verified : null)),
	landed: lines(({ changes }) => (isKnown(changes) ? changes.landedLines : null)),
	surviving: lines(({ changes }) => (isKnown(changes) ? changes.survivingLines : null)),
	agentTime: seconds(({ agentTime }) => (isKnown(agentTime) ? agentTime.seconds : null)),
	tokens: {
		unit: 'tokens',
		leastBase: LEAST_TOKENS,
		grain: 1,
		of: ({ tokens }) => (isKnown(tokens) ? totalTokens(tokens) : null),
	},
	engineerTime: seconds(({ engineerTime }) =>
		isKnown(engineerTime) ? phases.reduce((sum, phase) => sum + engineerTime.seconds[phase], 0) : null,
	),
} as const satisfies Readonly<Record<string, Measure>>;

export function phaseMeasure(phase: Phase): Measure {
	return seconds(({ engineerTime }) => (isKnown(engineerTime) ? engineerTime.seconds[phase] : null));
}

/** Sessions, spend and tokens of an entry of one of a summary's lists: a kind of work, an outcome, a model. */
export const listed = {
	kindSessions: (kind: string) =>
		count(({ kinds }) => (isKnown(kinds) ? (kinds.counts.find(one => one.kind === kind)?.sessions ?? null) : null)),
	kindCost: (kind: string) => usd(({ kinds }) => (isKnown(kinds) ? (kinds.counts.find(one => one.kind === kind)?.usd ?? null) : null)),
	outcomeSessions: (outcome: string) =>
		count(({ outcomes }) => (isKnown(outcomes) ? (outcomes.counts.find(one => one.outcome === outcome)?.sessions ?? null) : null)),
	modelCost: (model: string | null) =>
		usd(({ models }) => (isKnown(models) ? (models.counts.find(one => one.model === model)?.usd ?? null) : null)),
	modelTokens: (model: string | null): Measure => ({
		unit: 'tokens',
		leastBase: LEAST_TOKENS,
		grain: 1,
		of: ({ models }) => {
			const found = isKnown(models) ? models.counts.find(one => one.model === model) : undefined;
			return found === undefined ? null : totalTokens(found.tokens);
		},
	}),
} as const;

/** What each person has part in; of some of their summaries where only those are meant. */
export function partsOf(people: readonly Person[], { of }: Measure, isMeant: (summary: Summary) => boolean = () => true): Parts {
	return new Map(
		people.flatMap(({ key, summaries }) => {
			const known = summaries.filter(isMeant).flatMap(summary => believable(of(summary)));
			return known.length === 0 ? [] : [[key, known.reduce((sum, value) => sum + value, 0)] as const];
		}),
	);
}

/** Nobody has worked for longer than that, whatever a file says; sums stay numbers. */
function believable(value: number | null): readonly number[] {
	return value === null || value > Number.MAX_SAFE_INTEGER ? [] : [value];
}

export function rulesFor(people: readonly Person[], { leastBase, grain }: Measure): Rules {
	const named = new Set(people.filter(({ name }) => name !== null).map(({ key }) => key));
	return { leastBase, grain, isNamed: person => named.has(person) };
}

/** A sum over all people; null where it must not be told. */
export function sumOver(people: readonly Person[], measure: Measure): Released | null {
	const parts = partsOf(people, measure);
	return parts.size === 0 ? null : released(parts, rulesFor(people, measure));
}

/** The same in groups of summaries, of which no summary is in two. */
export function sumsBy<K>(
	people: readonly Person[],
	measure: Measure,
	keys: readonly K[],
	isIn: (summary: Summary, key: K) => boolean,
): readonly (Released | null)[] {
	const rows = keys.map(key => partsOf(people, measure, summary => isIn(summary, key)));
	return releasedRows(rows, rulesFor(people, measure));
}

/** The same by the entries of a list that summaries have, of which `whole` is the sum. What is in no entry could be reckoned from both. */
export function sumsOf(people: readonly Person[], entries: readonly Measure[], whole: Measure): readonly (Released | null)[] {
	const leastBase = entries.reduce((least, measure) => Math.max(least, measure.leastBase), whole.leastBase);
	const rows = [...entries, remainderOf(entries, whole)].map(measure => partsOf(people, measure));
	return releasedRows(rows, rulesFor(people, { ...whole, leastBase })).slice(0, entries.length);
}

/** Less is what is left where decimals are added and taken off. */
const LEAST_REMAINDER = 0.005;

function remainderOf(entries: readonly Measure[], whole: Measure): Measure {
	return {
		...whole,
		of: summary => {
			const rest = (whole.of(summary) ?? 0) - entries.reduce((sum, { of }) => sum + (of(summary) ?? 0), 0);
			return rest < LEAST_REMAINDER ? null : rest;
		},
	};
}
