/** Bookend's settings, as one schema: package.json is held to it by a test. Each key falls back alone. */
import * as z from 'zod/mini';
import { quantity } from './numbers.ts';
import { verificationBars } from '../domain/ledger/lineState.ts';

/** US dollars per million tokens; what is left out is priced as input (cache) or unknown. */
const priceOverride = z.object({
	input: quantity,
	output: quantity,
	cacheRead: z.optional(quantity),
	cacheWrite: z.optional(quantity),
	cacheWrite1h: z.optional(quantity),
});

export const settingsSchema = z.object({
	/** More home folders to look for agents' transcripts in: another machine's, a container's, WSL's. */
	extraHomes: z._default(z.array(z.string()), []),
	/** List prices by model that win over the built-in table. */
	prices: z._default(z.record(z.string(), priceOverride), {}),
	statusBar: z._default(z.boolean(), true),
	/** A bar beside agent-written lines, by what speaks for them. */
	gutter: z._default(z.boolean(), true),
	/** Whether the extension host tells the server what it sees of the engineer. */
	capture: z._default(z.boolean(), true),
	/** For how many days the server keeps what it was told of the engineer. */
	captureDays: z._default(z.int().check(z.minimum(1), z.maximum(3650)), 90),
	/** What it takes for a line to count as verified. */
	'verification.bar': z._default(z.enum(verificationBars), 'standard'),
	/** More places for reports of test runs than the usual ones: globs below each open folder's working tree. */
	'verification.reports': z._default(z.array(z.string()), []),
	/** What a month should cost at most, in US dollars at list price; 0 is no limit. */
	'budget.month': z._default(quantity, 0),
	/** The same of one session. */
	'budget.session': z._default(quantity, 0),
	/** A message tells once when a budget is passed, or will be. */
	'budget.notify': z._default(z.boolean(), true),
	/** Figures of sessions go to the team's own collector: the engineer's consent. */
	'openTelemetry.enabled': z._default(z.boolean(), false),
	/** Where the collector listens for OTLP over HTTP. */
	'openTelemetry.endpoint': z._default(z.string(), ''),
	/** How often sums are sent. */
	'openTelemetry.intervalMinutes': z._default(z.int().check(z.minimum(1), z.maximum(1440)), 15),
	/** Unverified hunks of open files are listed as problems. */
	problems: z._default(z.boolean(), false),
	/** The walk over unverified lines opens an agent's edit as a diff, where what was there before is known. */
	'review.openDiff': z._default(z.boolean(), true),
});
export type Settings = z.infer<typeof settingsSchema>;
export type PriceOverrides = Settings['prices'];
