/** The wire between the extension host and the Overview page. To the page: complete states. From the page: what the person did. */
import * as z from 'zod';
import { overviewSchema, progressSchema, scopeSchema, troubleSchema } from './overview.ts';

// Host to page.

/** All that the page shows. `overview` is null until the first one has come; then the last one stays while `trouble` lasts. */
export const toOverviewPage = z.object({
	kind: z.literal('state'),
	overview: overviewSchema.nullable(),
	progress: progressSchema.nullable(),
	trouble: troubleSchema.nullable(),
});
export type ToOverviewPage = z.infer<typeof toOverviewPage>;

// Page to host.

export const fromOverviewPage = z.discriminatedUnion('kind', [
	/** The page has loaded and can be sent a state. */
	z.object({ kind: z.literal('ready') }),
	/** Another period or project was chosen. */
	z.object({ kind: z.literal('scope'), scope: scopeSchema }),
	/** A slice of the day was opened. */
	z.object({ kind: z.literal('openSession'), session: z.string() }),
	/** One of the buttons of the welcome and trouble texts, or the way to the lines that are best reviewed next. */
	z.object({
		kind: z.literal('action'),
		action: z.enum(['sample', 'ownData', 'refresh', 'restart', 'showLog', 'walkthrough', 'reviewNext']),
	}),
]);
export type FromOverviewPage = z.infer<typeof fromOverviewPage>;
