/** Bookend's settings, as one schema: package.json is held to it by a test. Each key falls back alone. */
import * as z from 'zod';
import { verificationBars } from '../domain/ledger/lineState.ts';

/** US dollars per million tokens; what is left out is priced as input (cache) or unknown. */
const priceOverride = z.object({
	input: z.number().min(0),
	output: z.number().min(0),
	cacheRead: z.number().min(0).optional(),
	cacheWrite: z.number().min(0).optional(),
	cacheWrite1h: z.number().min(0).optional(),
});

export const settingsSchema = z.object({
	/** More home folders to look for agents' transcripts in: another machine's, a container's, WSL's. */
	extraHomes: z.array(z.string()).default([]),
	/** List prices by model that win over the built-in table. */
	prices: z.record(z.string(), priceOverride).default({}),
	statusBar: z.boolean().default(true),
	/** A bar beside agent-written lines, by what speaks for them. */
	gutter: z.boolean().default(true),
	/** Whether the extension host tells the server what it sees of the engineer. */
	capture: z.boolean().default(true),
	/** For how many days the server keeps what it was told of the engineer. */
	captureDays: z.number().int().min(1).max(3650).default(90),
	/** What it takes for a line to count as verified. */
	'verification.bar': z.enum(verificationBars).default('standard'),
	/** More places for reports of test runs than the usual ones: globs below each open folder's working tree. */
	'verification.reports': z.array(z.string()).default([]),
	/** What a month should cost at most, in US dollars at list price; 0 is no limit. */
	'budget.month': z.number().min(0).default(0),
	/** The same of one session. */
	'budget.session': z.number().min(0).default(0),
	/** A message tells once when a budget is passed, or will be. */
	'budget.notify': z.boolean().default(true),
	/** Figures of sessions go to the team's own collector: the engineer's consent. */
	'openTelemetry.enabled': z.boolean().default(false),
	/** Where the collector listens for OTLP over HTTP. */
	'openTelemetry.endpoint': z.string().default(''),
	/** How often sums are sent. */
	'openTelemetry.intervalMinutes': z.number().int().min(1).max(1440).default(15),
	/** Unverified hunks of open files are listed as problems. */
	problems: z.boolean().default(false),
	/** The walk over unverified lines opens an agent's edit as a diff, where what was there before is known. */
	'review.openDiff': z.boolean().default(true),
});
export type Settings = z.infer<typeof settingsSchema>;
export type PriceOverrides = Settings['prices'];
