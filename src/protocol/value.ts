/** What work bought: what the engineer says of it, and changes that agents' lines went into. */
import * as z from 'zod';
import { changeStates } from '../domain/value/changes.ts';
import { workKinds } from '../domain/value/kind.ts';
import { outcomes } from '../domain/value/outcome.ts';

const count = z.number().int().min(0);

/** Chosen: a sentence, and no document. */
export const LONGEST_NOTE = 500;

const amount = z.object({ value: z.number().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });
const outcome = z.object({ outcome: z.enum(outcomes), note: z.string().max(LONGEST_NOTE).nullable(), amount: amount.nullable() });

export const saidOutcomeSchema = outcome.extend({ mark: z.string() });
export type ShownOutcome = z.infer<typeof saidOutcomeSchema>;

/** What kind of work a session was. */
export const shownKindSchema = z.object({
	kind: z.enum(workKinds),
	/** By what it was told, as a sentence. */
	why: z.string(),
	/** The mark's id where the engineer said so; null where it is inferred. */
	mark: z.string().nullable(),
});
export type ShownKind = z.infer<typeof shownKindSchema>;

export const outcomeSubjectSchema = z.discriminatedUnion('of', [
	z.object({ of: z.literal('session'), session: z.string().min(1) }),
	z.object({ of: z.literal('change'), commit: z.string().regex(/^[0-9a-f]{40,64}$/) }),
]);

export const sayOutcomeSchema = outcome.extend({ subject: outcomeSubjectSchema });
export type SayOutcome = z.infer<typeof sayOutcomeSchema>;

export const sayKindSchema = z.object({ session: z.string().min(1), work: z.enum(workKinds) });
export type SayKind = z.infer<typeof sayKindSchema>;

/** A commit with agent-written lines, in the repository of an open folder. */
export const changeSummarySchema = z.object({
	commit: z.string(),
	/** The first line of its message. */
	title: z.string(),
	/** The repository's folder's name. */
	folder: z.string(),
	at: z.number(),
	state: z.enum(changeStates),
	lines: count.min(1),
	surviving: count,
	outcome: saidOutcomeSchema.nullable(),
});
export type ChangeSummary = z.infer<typeof changeSummarySchema>;
