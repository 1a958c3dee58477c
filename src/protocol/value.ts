/** What work bought: what the engineer says of it, and changes that agents' lines went into. */
import * as z from 'zod/mini';
import { atLeastOne, count, quantity } from './numbers.ts';
import { changeStates } from '../domain/value/changes.ts';
import { workKinds } from '../domain/value/kind.ts';
import { outcomes } from '../domain/value/outcome.ts';

/** Chosen: a sentence, and no document. */
export const LONGEST_NOTE = 500;

const amount = z.object({ value: quantity, currency: z.string().check(z.regex(/^[A-Z]{3}$/)) });
const outcome = z.object({
	outcome: z.enum(outcomes),
	note: z.nullable(z.string().check(z.maxLength(LONGEST_NOTE))),
	amount: z.nullable(amount),
});

export const saidOutcomeSchema = z.extend(outcome, { mark: z.string() });
export type ShownOutcome = z.infer<typeof saidOutcomeSchema>;

/** What kind of work a session was. */
export const shownKindSchema = z.object({
	kind: z.enum(workKinds),
	/** By what it was told, as a sentence. */
	why: z.string(),
	/** The mark's id where the engineer said so; null where it is inferred. */
	mark: z.nullable(z.string()),
});
export type ShownKind = z.infer<typeof shownKindSchema>;

export const outcomeSubjectSchema = z.discriminatedUnion('of', [
	z.object({ of: z.literal('session'), session: z.string().check(z.minLength(1)) }),
	z.object({ of: z.literal('change'), commit: z.string().check(z.regex(/^[0-9a-f]{40,64}$/)) }),
]);

export const sayOutcomeSchema = z.extend(outcome, { subject: outcomeSubjectSchema });
export type SayOutcome = z.infer<typeof sayOutcomeSchema>;

export const sayKindSchema = z.object({ session: z.string().check(z.minLength(1)), work: z.enum(workKinds) });
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
	lines: atLeastOne,
	surviving: count,
	outcome: z.nullable(saidOutcomeSchema),
});
export type ChangeSummary = z.infer<typeof changeSummarySchema>;
