/** Invented facts of a period: a week in which all is known, and what is left where it is not. */
import { HOUR_MS, MINUTE_MS } from '../../../../src/base/units.ts';
import type { PeriodDay, PeriodFacts } from '../../../../src/domain/report/period/facts.ts';
import { link, quiet } from '../../../../src/domain/report/prose.ts';
import { noTally } from '../../../../src/domain/spend/tally.ts';
import { noUsage } from '../../../../src/domain/spend/usage.ts';
import type { PhaseTimes } from '../../../../src/domain/time/slice.ts';

const noTime: PhaseTimes = { spec: 0, delegate: 0, verify: 0, byHand: 0, unknown: 0 };
const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

const days = names.map((name, index): PeriodDay => ({
	short: name.slice(0, 3),
	title: `${name}, ${String(16 + index)} November`,
	phases: { ...noTime, spec: 38 * MINUTE_MS, delegate: 64 * MINUTE_MS, verify: 62 * MINUTE_MS, byHand: index === 2 ? 40 * MINUTE_MS : 0 },
	usd: 9.22,
	coverage: index === 1 ? null : { alive: 880 + index * 357, verified: 360 + index * 277 },
	landedLines: index * 110,
}));

export const week: PeriodFacts = {
	title: 'Week of 16 November',
	before: 'the week before',
	days,
	agents: ['Claude Code', 'Codex'],
	sessions: 31,
	projects: 3,
	time: {
		phases: { spec: 190 * MINUTE_MS, delegate: 320 * MINUTE_MS, verify: 310 * MINUTE_MS, byHand: 40 * MINUTE_MS, unknown: 0 },
		phasesBefore: { ...noTime, spec: 51 * MINUTE_MS, delegate: 49 * MINUTE_MS },
		observedMs: 610 * MINUTE_MS,
		slices: 212,
		agentMs: 21 * HOUR_MS,
	},
	coverage: { kind: 'measured', when: 'now', placed: 0.98, alive: 2_310, verified: 1_470 },
	spend: {
		tally: { ...noTally, responses: 1_240, costUsd: 46.1, usage: { ...noUsage, input: 900_000, output: 100_000 }, unpricedTokens: 4_000 },
		unpricedModels: 2,
		pricesOf: '20 November 2026',
	},
	value: {
		kind: 'known',
		parts: { landed: 31.8, open: 5.1, droppedOrReverted: 6.2, noEdits: 3 },
		notFollowed: 0,
		landedChanges: 11,
		branches: ['main'],
	},
	kinds: [
		{
			kind: 'feature',
			sessions: 18,
			usd: 34.4,
			landed: { of: 400, part: 312 },
			verified: { of: 1_000, part: 610 },
			corrections: { perSession: 2.9, n: 17 },
			model: { kind: 'tooFewOnOthers' },
		},
		{
			kind: 'test',
			sessions: 11,
			usd: 9.7,
			landed: { of: 300, part: 273 },
			verified: { of: 500, part: 370 },
			corrections: { perSession: 0.8, n: 11 },
			model: { kind: 'try', model: 'claude-haiku-4-5', usual: 'claude-opus-4-5', costShare: 0.38, n: { usual: 23, cheaper: 14 } },
		},
		{ kind: 'docs', sessions: 1, usd: null, landed: null, verified: null, corrections: null, model: { kind: 'tooFew' } },
	],
	beginnings: [
		...Array.from({ length: 12 }, (_, index) => ({ specMs: 6 * MINUTE_MS, corrections: index % 2 })),
		...Array.from({ length: 19 }, (_, index) => ({ specMs: MINUTE_MS, corrections: 2 + (index % 4) })),
	],
	outcomes: [
		{ answer: 'shipped', changes: 7, usd: 28.1, amounts: [{ value: 1_200, currency: 'EUR' }] },
		{ answer: 'groundwork', changes: 1, usd: 6, amounts: [] },
		{ answer: 'notSaid', changes: 3, usd: 12, amounts: [] },
	],
	only: null,
	wanted: { unit: 'week', of: null },
	look: [
		{
			what: link(
				'No test run is on record after its last edit.',
				{ kind: 'openSession', session: 's' },
				'No run after its last edit says so.',
			),
			who: quiet('Claude Code'),
			when: 'Thu, 19 Nov, 14:20',
		},
	],
	frame: { generatedAt: Date.UTC(2026, 10, 20, 18), timeZone: 'UTC', ways: [], sample: false },
};

/** From transcripts alone: no folder is open, nothing was recorded of usage with a price. */
export const bare: PeriodFacts = {
	...week,
	days: days.map(day => ({ ...day, usd: null, coverage: null, landedLines: null })),
	agents: ['Codex'],
	sessions: 2,
	projects: 1,
	time: { ...week.time, phasesBefore: noTime, observedMs: 0 },
	coverage: { kind: 'notMeasured' },
	spend: {
		...week.spend,
		tally: { ...noTally, responses: 4, costUsd: null, usage: { ...noUsage, input: 90_000 }, unpricedTokens: 90_000 },
		unpricedModels: 1,
	},
	value: { kind: 'notKnown', why: 'noFolder' },
	kinds: [
		{ kind: 'fix', sessions: 1, usd: null, landed: null, verified: null, corrections: { perSession: 1, n: 1 }, model: { kind: 'tooFew' } },
	],
	beginnings: [{ specMs: 0, corrections: 1 }],
	outcomes: [{ answer: 'notSaid', changes: 0, usd: null, amounts: [] }],
	look: null,
};

export const empty: PeriodFacts = {
	...bare,
	days: days.map(day => ({ ...day, phases: noTime, usd: 0, coverage: null, landedLines: null })),
	agents: [],
	sessions: 0,
	projects: 0,
	time: { phases: noTime, phasesBefore: noTime, observedMs: 0, slices: 0, agentMs: 0 },
	spend: { ...bare.spend, tally: noTally, unpricedModels: 0 },
	kinds: [],
	beginnings: [],
};
