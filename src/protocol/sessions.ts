/** What the Sessions tree and `bookend sessions` show of a session. Absent knowledge is null, never 0. */
import * as z from 'zod/mini';
import { atLeastOne, count, quantity } from './numbers.ts';
import { saidOutcomeSchema, shownKindSchema } from './value.ts';
import { commandClasses, commandResults } from '../domain/trace/command.ts';

/** Of how many days: the newest on which any session began; all without a number. */
export const sessionsAskedSchema = z.object({ days: z.optional(atLeastOne) });
export type SessionsAsked = z.infer<typeof sessionsAskedSchema>;

export const sessionSummarySchema = z.object({
	id: z.string(),
	/** The agent's id and its name for people. */
	agent: z.string(),
	agentName: z.string(),
	title: z.string(),
	/** Local day of its start, as an ISO date. */
	day: z.string(),
	startedAt: z.number(),
	endedAt: z.number(),
	/** Seconds that agents worked on it, subagents included; null where no turn is on record. */
	agentSeconds: z.nullable(quantity),
	project: z.nullable(z.string()),
	projectLabel: z.string(),
	branch: z.nullable(z.string()),
	/** As the agent wrote them, most used first. */
	models: z.array(z.string()),
	turns: count,
	subagents: count,
	responses: count,
	/** Null where the transcripts record no response: what was used is not known. */
	tokens: z.nullable(count),
	/** List-price estimate of what has a price; null when nothing has. */
	costUsd: z.nullable(quantity),
	unpricedTokens: count,
	/** Responses whose usage is only known from below, whose usage is a whole session's, and whose usage nobody counted. */
	lowerBoundResponses: count,
	sessionTotals: count,
	estimatedResponses: count,
	/** What the agents themselves say that it cost, and how many responses that is of; null where none says so. */
	recordedUsd: z.nullable(quantity),
	recordedResponses: count,
	edits: count,
	editedFiles: count,
	linesAdded: count,
	linesRemoved: count,
	/** Command runs by class and result; only what occurred. */
	runs: z.array(z.object({ class: z.enum(commandClasses), result: z.enum(commandResults), count })),
	kind: shownKindSchema,
	/** Null where the engineer has not said what came of it. */
	outcome: z.nullable(saidOutcomeSchema),
	/** The transcript file to open; null when it is gone. */
	transcript: z.nullable(z.string()),
});
export type SessionSummary = z.infer<typeof sessionSummarySchema>;
