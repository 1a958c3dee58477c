/** The wires between the extension host and its pages, the Overview's and the reports'. To the page: complete states. From the page: what the person did. */
import * as z from 'zod/mini';
import { count } from './numbers.ts';
import { lookItemSchema } from './look.ts';
import { reportActionSchema, reportRequestSchema, reportSchema } from './report.ts';
import { overviewSchema, progressSchema, scopeSchema, troubleSchema } from './overview.ts';

/** A slice of time, and the engineer's mark on it where there is one. */
const sliceToRetag = z.object({ start: z.number(), end: z.number(), mark: z.nullable(z.string()) });
export type SliceToRetag = z.infer<typeof sliceToRetag>;

// Host to Overview.

/** Chosen: a few are looked at, many are passed over. The view of their own has all of them. */
export const LOOKS_SHOWN = 3;

/** All that the page shows. `overview` is null until the first one has come; then the last one stays while `trouble` lasts. */
export const toOverviewPage = z.object({
	kind: z.literal('state'),
	overview: z.nullable(overviewSchema),
	progress: z.nullable(progressSchema),
	trouble: z.nullable(troubleSchema),
	/** The latest few things that are worth a look, and how many there are; null before that is known. */
	look: z.nullable(z.object({ items: z.array(lookItemSchema).check(z.maxLength(LOOKS_SHOWN)), count })),
});
export type ToOverviewPage = z.infer<typeof toOverviewPage>;

// Overview to host.

export const fromOverviewPage = z.discriminatedUnion('kind', [
	/** The page has loaded and can be sent a state. */
	z.object({ kind: z.literal('ready') }),
	/** Another period or project was chosen. */
	z.object({ kind: z.literal('scope'), scope: scopeSchema }),
	/** A slice of the day was opened: its session, or the file that it was about. */
	z.object({ kind: z.literal('openSession'), session: z.string() }),
	z.object({ kind: z.literal('openFile'), file: z.string() }),
	/** A slice is to be said to be for something else. */
	z.object({ kind: z.literal('retag'), slice: sliceToRetag }),
	/** Something that is worth a look was opened, by its id. */
	z.object({ kind: z.literal('openLook'), item: z.string() }),
	/** One of the buttons of the welcome and trouble texts, or the way to the lines that are best reviewed next. */
	z.object({
		kind: z.literal('action'),
		action: z.enum([
			'sample',
			'ownData',
			'refresh',
			'restart',
			'showLog',
			'walkthrough',
			'reviewNext',
			'whyCoverage',
			'yourDay',
			'allLooks',
		]),
	}),
]);
export type FromOverviewPage = z.infer<typeof fromOverviewPage>;

// Host to report.

/** All that a report's page shows. `report` is null until the first one has come; then the last one stays while `trouble` lasts. */
export const toReportPage = z.object({
	kind: z.literal('state'),
	/** Which report this is: the page keeps it, so that it can be opened again after a reload. */
	request: reportRequestSchema,
	report: z.nullable(reportSchema),
	trouble: z.nullable(z.string()),
});
export type ToReportPage = z.infer<typeof toReportPage>;

// Report to host.

export const fromReportPage = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('ready') }),
	z.object({ kind: z.literal('action'), action: reportActionSchema }),
]);
export type FromReportPage = z.infer<typeof fromReportPage>;

/** What a report's page keeps over a reload of the window. */
export const savedReportPage = z.object({ request: reportRequestSchema });
export type SavedReportPage = z.infer<typeof savedReportPage>;
