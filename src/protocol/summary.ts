/** Summaries to share, on the wire. */
import * as z from 'zod';
import { reportDaysSchema } from './report.ts';

/** Of what a summary is wanted. */
export const summaryRequestSchema = z.discriminatedUnion('of', [
	z.object({ of: z.literal('session'), session: z.string() }),
	z.object({ of: z.literal('period'), days: reportDaysSchema }),
]);
export type SummaryRequest = z.infer<typeof summaryRequestSchema>;
