/** What is shared, on the wire: the very text that is then written. */
import * as z from 'zod/mini';
import { atLeastOne } from './numbers.ts';
import { choiceNames } from '../domain/summary/choices.ts';
import { shareFormats } from '../domain/summary/format.ts';
import { reportDaysSchema } from './report.ts';

/** Of what a summary is wanted. */
export const summaryRequestSchema = z.discriminatedUnion('of', [
	z.object({ of: z.literal('session'), session: z.string() }),
	z.object({ of: z.literal('period'), days: reportDaysSchema }),
]);
export type SummaryRequest = z.infer<typeof summaryRequestSchema>;

const choicesSchema = z.object({
	title: z.boolean(),
	author: z.nullable(z.string()),
	project: z.boolean(),
	branch: z.boolean(),
	prompts: z.boolean(),
	paths: z.boolean(),
	note: z.nullable(z.string()),
	pseudonym: z.boolean(),
});

export const shareRequestSchema = z.object({ subject: summaryRequestSchema, format: z.enum(shareFormats), choices: choicesSchema });
export type ShareRequest = z.infer<typeof shareRequestSchema>;

const place = atLeastOne;

export const sharedSchema = z.object({
	text: z.string(),
	/** A name for the file, which tells nothing but what it is and of when. */
	fileName: z.string(),
	/** What is on record to choose from: the words themselves, since only the engineer sees them. */
	offers: z.object({
		title: z.optional(z.string()),
		project: z.optional(z.string()),
		branch: z.optional(z.string()),
		prompts: z.optional(z.readonly(z.array(z.string()))),
		paths: z.optional(z.readonly(z.array(z.string()))),
		pseudonym: z.optional(z.string()),
	}),
	/** What was chosen and left out, because it looks like something that must not be shared. */
	secrets: z.readonly(z.array(z.object({ choice: z.enum(choiceNames), what: z.string(), line: place, column: place }))),
});
export type Shared = z.infer<typeof sharedSchema>;
