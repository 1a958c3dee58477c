/** What is worth a look: two facts that contradict each other. */
import * as z from 'zod/mini';
import { count } from './numbers.ts';

/**
 * - claimedNotRun: the agent says that tests pass, and none passed after its last edit
 * - weakenedTests: an edit took assertions or tests away, skips tests, or expects less
 * - unverifiedAtCommit: a commit took in agent-written lines for which nothing speaks
 * - outsideWorkspace: the agent edited files outside of the folder that it worked in
 */
export const lookKinds = ['claimedNotRun', 'weakenedTests', 'unverifiedAtCommit', 'outsideWorkspace'] as const;
export type LookKind = (typeof lookKinds)[number];

export const lookItemSchema = z.object({
	/** The same as long as it is about the same: a dismissal holds for it. */
	id: z.string(),
	kind: z.enum(lookKinds),
	/** Both in a few words: “Tests pass”, and none ran after the last edit. */
	headline: z.string(),
	/** The two facts, a sentence each. */
	facts: z.tuple([z.string(), z.string()]),
	at: z.number(),
	/** The session that the engineer started; null where several had a part in it. */
	session: z.nullable(z.string()),
	/** The session's; null where several had a part in it. */
	title: z.nullable(z.string()),
	agentName: z.string(),
	/** Where to look; null where no file is meant. `line` counts from 0, null where it is not known. */
	file: z.nullable(z.object({ uri: z.string(), path: z.string(), line: z.nullable(count) })),
});
export type LookItem = z.infer<typeof lookItemSchema>;

/** `reason` may be empty. */
export const dismissalSchema = z.object({ item: z.string().check(z.minLength(1)), reason: z.string() });
export type Dismissal = z.infer<typeof dismissalSchema>;
