/** Invented states of the Overview, one for each thing that it has to show. */
import type { Overview, OverviewSlice, Progress, Trouble } from '../../src/protocol/overview.ts';
import type { ToOverviewPage } from '../../src/protocol/webview.ts';
import type { Phase } from '../../src/domain/time/slice.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/base/units.ts';
import { hostileLooks, twoLooks } from './lookStates.ts';
import { coverageOfPath, longCoverage, measured } from './coverageStates.ts';

/** Friday, 20 November 2026, 00:00 in Berlin. */
const midnight = Date.UTC(2026, 10, 19, 23);
const now = midnight + 18 * HOUR_MS;
const isoDay = (daysAgo: number): string => new Date(midnight + HOUR_MS - daysAgo * DAY_MS).toISOString().slice(0, 10);
const longDay = (daysAgo: number): string =>
	new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(isoDay(daysAgo)));

type Seconds = Overview['time']['phases'];
const minutes = (spec: number, delegate: number, verify: number, byHand: number, unknown: number): Seconds => ({
	spec: spec * 60,
	delegate: delegate * 60,
	verify: verify * 60,
	byHand: byHand * 60,
	unknown: unknown * 60,
});
const sum = (seconds: Seconds): number => Object.values(seconds).reduce((all, one) => all + one, 0);

const reasons: Readonly<Record<Phase, Pick<OverviewSlice, 'reason' | 'sentence'>>> = {
	spec: { reason: 'composed-prompt', sentence: 'composed a prompt' },
	delegate: { reason: 'agent-worked', sentence: 'an agent worked' },
	verify: { reason: 'read-result', sentence: 'read what the agent had done' },
	byHand: { reason: 'considered-next', sentence: 'typed in parser.ts' },
	unknown: { reason: 'considered-next', sentence: 'active, without a sign of what for' },
};

const course: readonly (readonly [from: number, length: number, phase: Phase, session: string | null])[] = [
	[9 * 60 + 4, 27, 'spec', 'claude:one'],
	[9 * 60 + 31, 40, 'delegate', 'claude:one'],
	[10 * 60 + 11, 25, 'verify', 'claude:one'],
	[10 * 60 + 36, 11, 'spec', 'claude:one'],
	[10 * 60 + 47, 21, 'delegate', 'claude:one'],
	[11 * 60 + 8, 16, 'verify', 'claude:one'],
	[11 * 60 + 40, 6, 'unknown', null],
	[14 * 60 + 2, 11, 'byHand', null],
	[14 * 60 + 13, 8, 'spec', 'codex:two'],
	[14 * 60 + 21, 12, 'delegate', 'codex:two'],
	[14 * 60 + 33, 15, 'verify', 'codex:two'],
];
const slices: readonly OverviewSlice[] = course.map(([from, length, phase, session]) => ({
	start: midnight + from * MINUTE_MS,
	end: midnight + (from + length) * MINUTE_MS,
	phase,
	basis: 'inferred',
	...reasons[phase],
	session,
	file: null,
	mark: null,
}));

const dayTime = (): Overview['time'] => ({
	phases: minutes(46, 73, 56, 11, 6),
	active: 192 * 60,
	observed: 0,
	atTheEnds: 102 / 192,
	change: 4.2,
	agentSeconds: 250 * 60,
	picture: {
		kind: 'day',
		from: midnight + 9 * HOUR_MS,
		to: midnight + 18 * HOUR_MS,
		slices: [...slices],
		hours: [9, 12, 15, 18].map(hour => ({ at: midnight + hour * HOUR_MS, label: String(hour) })),
	},
});

const shape = [150, 210, 0, 96, 260, 182, 140, 60, 0, 0, 225, 190, 120, 170, 205];
const daysTime = (count: number): Overview['time'] => {
	const days = Array.from({ length: count }, (_, index) => {
		const all = shape[(index * 4 + 3) % shape.length] ?? 0;
		const day = minutes(all * 0.24, all * 0.38, all * 0.29, index % 3 === 0 ? all * 0.06 : 0, all * 0.03);
		return { day: isoDay(count - 1 - index), label: longDay(count - 1 - index), phases: day };
	});
	const phases = days.reduce(
		(all, { phases: one }) => ({
			spec: all.spec + one.spec,
			delegate: all.delegate + one.delegate,
			verify: all.verify + one.verify,
			byHand: all.byHand + one.byHand,
			unknown: all.unknown + one.unknown,
		}),
		minutes(0, 0, 0, 0, 0),
	);
	const active = sum(phases);
	return {
		phases,
		active,
		observed: 0,
		atTheEnds: (phases.spec + phases.verify) / active,
		change: -3.1,
		agentSeconds: active * 1.6,
		picture: { kind: 'days', days },
	};
};

const dollars = [1.9, 2.7, 1.3, 4.3, 3.2, 0, 0, 2.4, 3.8, 2.1, 2.9, 0, 0.004, 4.2];
const spendDays = (count: number, inPeriod: number): Overview['spend']['days'] =>
	Array.from({ length: count }, (_, index) => {
		const usd = dollars[(index + dollars.length - (count % dollars.length)) % dollars.length] ?? 0;
		return {
			day: isoDay(count - 1 - index),
			label: longDay(count - 1 - index),
			money: { usd, unpricedTokens: 0 },
			tokens: Math.round(usd * 450_000),
			inPeriod: index >= count - inPeriod,
		};
	});

const spendOf = (count: number, inPeriod: number): Overview['spend'] => ({
	money: { usd: 4.2, unpricedTokens: 0 },
	tokens: 1_900_000,
	responses: 148,
	cachedShare: 0.78,
	lowerBoundResponses: 0,
	sessionTotals: 0,
	estimatedResponses: 0,
	days: spendDays(count, inPeriod),
	models: [
		{ model: 'claude-opus-4-8', label: 'Opus 4.8', money: { usd: 3.1, unpricedTokens: 0 }, tokens: 1_200_000, share: 0.74 },
		{ model: 'claude-sonnet-5', label: 'Sonnet 5', money: { usd: 1.1, unpricedTokens: 0 }, tokens: 700_000, share: 0.26 },
	],
	pricesOf: '2026-11-18',
});

export const day: Overview = {
	scope: { period: 'today', project: null },
	generatedAt: now,
	timeZone: 'Europe/Berlin',
	projects: [
		{ id: '/home/ada/bookend', label: 'bookend', where: '/home/ada/bookend' },
		{ id: '/home/ada/engine', label: 'engine', where: '/home/ada/engine' },
		{ id: '/srv/engine', label: 'engine', where: '/srv/engine' },
	],
	sessions: { inPeriod: 3, latestAt: midnight + 15 * HOUR_MS },
	coverage: measured,
	time: dayTime(),
	spend: spendOf(14, 1),
	places: [
		{ agent: 'Claude Code', folder: '/home/ada/.claude/projects', found: 31 },
		{ agent: 'Codex', folder: '/home/ada/.codex/sessions', found: 0 },
	],
	value: { kind: 'measured', changes: 3, landed: 3.3, notLanded: 0.9, notFollowed: 0 },
	budget: null,
	sample: false,
};

export const week: Overview = { ...day, scope: { period: 'week', project: null }, time: daysTime(7), spend: spendOf(14, 7) };
export const month: Overview = {
	...day,
	scope: { period: 'month', project: null },
	time: daysTime(30),
	spend: { ...spendOf(30, 30), money: { usd: 1_240.4, unpricedTokens: 0 }, tokens: 412_000_000 },
};

const november: NonNullable<Overview['budget']> = {
	month: '2026-11',
	name: 'November',
	limit: 80,
	spent: 64.3,
	unpricedTokens: 0,
	forecast: { usd: 92, low: 81, high: 104, days: 41 },
	standing: 'forecastPasses',
};

const nothingDone: Overview['time'] = {
	...dayTime(),
	phases: minutes(0, 0, 0, 0, 0),
	active: 0,
	observed: 0,
	atTheEnds: null,
	change: null,
	agentSeconds: 0,
};

export const nothingInPeriod: Overview = {
	...day,
	sessions: { inPeriod: 0, latestAt: midnight - 7 * DAY_MS + 14 * HOUR_MS + 20 * MINUTE_MS },
	time: nothingDone,
};

export const nothingFound: Overview = {
	...nothingInPeriod,
	projects: [],
	sessions: { inPeriod: 0, latestAt: null },
	places: day.places.map(place => ({ ...place, found: 0 })),
};

/** A model without a price beside one that has one, a day of only the former, and responses whose output is a lower bound. */
export const unpriced: Overview = {
	...day,
	time: { ...dayTime(), phases: minutes(0.5, 190, 0, 0, 0.4), atTheEnds: 0.004, change: null },
	spend: {
		...spendOf(14, 1),
		money: { usd: 0.004, unpricedTokens: 3_020 },
		lowerBoundResponses: 12,
		days: spendDays(14, 1).map((one, index) =>
			index === 11 ? { ...one, money: { usd: null, unpricedTokens: 3_020 }, tokens: 3_020 } : one,
		),
		models: [
			{ model: 'claude-sonnet-5', label: 'Sonnet 5', money: { usd: 0.004, unpricedTokens: 0 }, tokens: 900, share: 1 },
			{ model: 'nova', label: 'nova', money: { usd: null, unpricedTokens: 3_020 }, tokens: 3_020, share: null },
		],
	},
};

export const nothingPriced: Overview = {
	...unpriced,
	value: { kind: 'measured', changes: 3, landed: null, notLanded: null, notFollowed: null },
	time: nothingDone,
	spend: {
		...unpriced.spend,
		money: { usd: null, unpricedTokens: 3_020 },
		cachedShare: null,
		models: unpriced.spend.models.slice(1),
		days: spendDays(14, 1).map(one => ({ ...one, money: { usd: null, unpricedTokens: 0 }, tokens: 0 })),
	},
};

const long = 'a-model-of-an-absurdly-long-name-that-somebody-thought-would-be-a-good-idea-0123456789-preview-2026-11-20-extended-thinking';

export const longNames: Overview = {
	...day,
	scope: { period: 'today', project: '/home/ada/long' },
	coverage: longCoverage,
	projects: [...day.projects, { id: '/home/ada/long', label: `the-project-${long}`, where: `/home/ada/${long}` }],
	spend: {
		...day.spend,
		money: { usd: 123_456.78, unpricedTokens: 1 },
		tokens: 41_300_000_000,
		models: day.spend.models.map(model => ({ ...model, label: long, money: { usd: 99_999, unpricedTokens: 1 } })),
	},
};

export const HOSTILE = '<img src=x onerror="document.title=\'owned\'">';
const TURNED = 'safe\u202Egnp.exe\u2066 \u001b[31m';

export const hostile: Overview = {
	...day,
	scope: { period: 'today', project: 'hostile' },
	coverage: coverageOfPath(`${HOSTILE}/${TURNED} ${HOSTILE}`),
	projects: [...day.projects, { id: 'hostile', label: HOSTILE, where: TURNED }],
	time: {
		...dayTime(),
		picture: {
			kind: 'day',
			from: midnight,
			to: midnight + DAY_MS,
			slices: slices.map(one => ({ ...one, sentence: `${HOSTILE} ${TURNED}` })),
			hours: [],
		},
	},
	spend: {
		...day.spend,
		models: [
			{ model: 'x', label: HOSTILE, money: { usd: null, unpricedTokens: 3_020 }, tokens: 3_020, share: null },
			{ model: 'y', label: TURNED, money: { usd: 1, unpricedTokens: 0 }, tokens: 1_000, share: 1 },
		],
		money: { usd: 1, unpricedTokens: 3_020 },
	},
};

const reading: Progress = { kind: 'reading', filesDone: 120, filesTotal: 1_300, bytesDone: 0.42e9, bytesTotal: 1.1e9 };
const stopped: Trouble = {
	kind: 'stopped',
	sentence: 'Bookend’s server ended five times in three minutes and was not started again. The figures below are of 15:02.',
};
const noSqlite: Trouble = {
	kind: 'noSqlite',
	sentence: 'This VS Code runs on Node 20, which has no SQLite; Bookend needs VS Code 1.101 or later to keep what it reads.',
};

export const state = (overview: Overview | null, progress: Progress | null = null, trouble: Trouble | null = null): ToOverviewPage => ({
	kind: 'state',
	overview,
	progress,
	trouble,
	look: twoLooks,
});

/** The day again, with what else may be worth a look. */
export const dayWithLook = (look: ToOverviewPage['look']): ToOverviewPage => ({ ...state(day), look });

/** The day again, with what else its spend may have become. */
export const dayWithValue = (value: Overview['value']): ToOverviewPage => state({ ...day, value });

export const states = {
	day: state(day),
	week: state(week),
	month: state(month),
	loading: state(null),
	'reading-first': state(null, reading),
	reading: state(day, reading),
	'nothing-found': state(nothingFound),
	'nothing-in-period': state({ ...nothingInPeriod, scope: { period: 'today', project: '/home/ada/bookend' } }),
	stopped: state(day, null, stopped),
	restarting: state(day, null, { kind: 'restarting', sentence: 'Bookend’s server ended and is being started again.' }),
	'no-sqlite': state(null, null, noSqlite),
	budget: state({ ...day, budget: november }),
	unpriced: state(unpriced),
	'nothing-priced': state(nothingPriced),
	sample: state({ ...day, sample: true }),
	'long-names': state(longNames),
	hostile: { ...state(hostile), look: hostileLooks },
} as const satisfies Readonly<Record<string, ToOverviewPage>>;

/** The day again, with what its coverage block can say besides. */
export const dayWith = (coverage: Overview['coverage']): ToOverviewPage => state({ ...day, coverage });
