/** What the Overview shows: complete, in numbers, with everything unknown said as such. Made by the server, drawn by the page. */
import * as z from 'zod/mini';
import { atLeastOne, count, quantity, share } from './numbers.ts';
import { standings } from '../domain/ledger/standing.ts';
import { monthBudgetSchema } from './budget.ts';
import { phases, reasonCodes, bases } from '../domain/time/slice.ts';

export const periods = ['today', 'week', 'month'] as const;
export type Period = (typeof periods)[number];
export const daysIn: Readonly<Record<Period, number>> = { today: 1, week: 7, month: 30 };

/** What is shown: a period ending now, of all projects (null) or one. */
export const scopeSchema = z.object({ period: z.enum(periods), project: z.nullable(z.string()) });
export type Scope = z.infer<typeof scopeSchema>;

const time = z.number();
const seconds = quantity;
const tokens = count;

/** Money: list-price estimates. `usd` covers what has a price; `unpricedTokens` says what is missing from it. Null: nothing has a price. */
const money = z.object({ usd: z.nullable(quantity), unpricedTokens: tokens });
export type Money = z.infer<typeof money>;

const slice = z.object({
	start: time,
	end: time,
	phase: z.enum(phases),
	basis: z.enum(bases),
	reason: z.enum(reasonCodes),
	/** The reason as a sentence for people. */
	sentence: z.string(),
	session: z.nullable(z.string()),
	/** What was looked at or typed in; null where it was no file, or that is not known. */
	file: z.nullable(z.string()),
	/** The engineer's mark that says so, to take it back; null where Bookend says so. */
	mark: z.nullable(z.string()),
});
export type OverviewSlice = z.infer<typeof slice>;

const timeBlock = z.object({
	/** Engineer seconds by phase; they add up to `active`. */
	phases: z.record(z.enum(phases), seconds),
	active: seconds,
	/** Those of them whose phase the editor saw, or the engineer said; of the others transcripts alone tell. */
	observed: seconds,
	/** (spec + verify) / active; null without active time. */
	atTheEnds: z.nullable(share),
	/** Change of `atTheEnds` in percentage points against the period before; null when either is unknown. */
	change: z.nullable(z.number()),
	agentSeconds: seconds,
	/** One day: its slices. More days: seconds by phase of each day, oldest first. */
	picture: z.discriminatedUnion('kind', [
		z.object({
			kind: z.literal('day'),
			from: time,
			to: time,
			slices: z.array(slice),
			hours: z.array(z.object({ at: time, label: z.string() })),
		}),
		z.object({
			kind: z.literal('days'),
			days: z.array(z.object({ day: z.string(), label: z.string(), phases: z.record(z.enum(phases), seconds) })),
		}),
	]),
});

const spendBlock = z.object({
	money,
	tokens,
	responses: count,
	/** Share of the input that came from the cache; null without input. */
	cachedShare: z.nullable(share),
	/** Responses whose usage is only known from below, whose usage is a whole session's, and whose usage nobody counted. */
	lowerBoundResponses: count,
	sessionTotals: count,
	estimatedResponses: count,
	/** The last days up to today, oldest first, whatever the period: 14 for today and a week, 30 for a month. */
	days: z.array(z.object({ day: z.string(), label: z.string(), money, tokens, inPeriod: z.boolean() })),
	/** Most expensive first; unpriced models after them. `share` of the money, null where unpriced. */
	models: z.array(z.object({ model: z.string(), label: z.string(), money, tokens, share: z.nullable(share) })),
	/** The day of the price table, as an ISO date. */
	pricesOf: z.string(),
});

const lines = count;

/** Verification coverage of the folders that are open in the editor, whatever the period and project. */
const coverageBlock = z.discriminatedUnion('kind', [
	/** No folder is open, or the first look is not over. */
	z.object({ kind: z.literal('notMeasured'), why: z.enum(['noFolder', 'looking']) }),
	/** No agent-written line is alive. `notApplicable` lines are in generated, vendored, lock, binary or prose files. */
	z.object({ kind: z.literal('nothingToVerify'), notApplicable: lines }),
	z.object({
		kind: z.literal('measured'),
		alive: atLeastOne,
		verified: lines,
		/** Change of coverage over the period in percentage points; null when nothing is known from before it. */
		change: z.nullable(z.number()),
		/** Lines by where they stand; they add up to `alive`. Absent: none. */
		standings: z.partialRecord(z.enum(standings), lines),
		/** Files with lines that are not verified. */
		files: lines,
		/** Where reviewing next helps most; null when all is verified. `line` counts from 0. */
		next: z.nullable(z.object({ uri: z.string(), path: z.string(), line: lines, lines })),
		notApplicable: lines,
	}),
]);
export type CoverageBlock = z.infer<typeof coverageBlock>;

/** What the spend of the period became, in the repositories of the open folders, as they were a moment ago. */
const valueBlock = z.discriminatedUnion('kind', [
	/** `elsewhere`: all of it went into projects that are not open. `noDefaultBranch`: none can be told, so nothing can be said to have landed. */
	z.object({ kind: z.literal('notMeasured'), why: z.enum(['noFolder', 'looking', 'noRepository', 'noDefaultBranch', 'elsewhere']) }),
	z.object({
		kind: z.literal('measured'),
		/** Changes in the default branch that sessions of the period had a part in. */
		changes: count,
		/** US dollars; null where a part of it has no price. Not landed: or not yet, dropped, reverted, or without a line. */
		landed: z.nullable(quantity),
		notLanded: z.nullable(quantity),
		/** What went into projects that are not open, so that nobody followed it. */
		notFollowed: z.nullable(quantity),
	}),
]);
export type ValueBlock = z.infer<typeof valueBlock>;

const project = z.object({ id: z.string(), label: z.string(), where: z.string() });

export const overviewSchema = z.object({
	scope: scopeSchema,
	generatedAt: time,
	/** IANA zone of the engineer's days, in which the page writes times. */
	timeZone: z.string(),
	/** Projects with sessions, latest first. */
	projects: z.array(project),
	/** How many sessions the period has, and when the latest session of all was; null when there is none at all. */
	sessions: z.object({ inPeriod: count, latestAt: z.nullable(time) }),
	coverage: coverageBlock,
	time: timeBlock,
	spend: spendBlock,
	value: valueBlock,
	/** This month's, of all projects; null where the engineer has set no limit. */
	budget: z.nullable(monthBudgetSchema),
	/** Where transcripts were looked for, with what was found there; told while there is nothing else to tell. */
	places: z.array(z.object({ agent: z.string(), folder: z.string(), found: count })),
	/** True when what is shown is the sample data that ships with the extension. */
	sample: z.boolean(),
});
export type Overview = z.infer<typeof overviewSchema>;

/** How far the reading of transcripts is. */
export const progressSchema = z.object({
	kind: z.enum(['reading', 'idle']),
	filesDone: count,
	filesTotal: count,
	bytesDone: quantity,
	bytesTotal: quantity,
});
export type Progress = z.infer<typeof progressSchema>;

/** Something that keeps the views from being right, as a sentence that says what, where and what now. */
export const troubleSchema = z.object({
	kind: z.enum(['starting', 'restarting', 'stopped', 'noSqlite', 'storeUnusable']),
	sentence: z.string(),
});
export type Trouble = z.infer<typeof troubleSchema>;
