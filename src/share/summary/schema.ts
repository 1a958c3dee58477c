/** The form of a shared summary, to the letter: what is not named here is in none. The types are the domain's; a test holds the two together. */
import * as z from 'zod';
import type { Day } from '../../domain/calendar.ts';
import { humanSteps, machineSteps } from '../../domain/ledger/evidence.ts';
import { verificationBars } from '../../domain/ledger/lineState.ts';
import { figureBases } from '../../domain/report/document.ts';
import { languages } from '../../domain/summary/language.ts';
import { SUMMARY_SCHEMA, summarySubjects, unknownReasons, type ContributorId, type SummaryId } from '../../domain/summary/summary.ts';
import { phases } from '../../domain/time/slice.ts';
import { commandClasses, commandResults } from '../../domain/trace/command.ts';
import { workKinds } from '../../domain/value/kind.ts';
import { outcomes } from '../../domain/value/outcome.ts';

/** Chosen: longer texts are no summary. */
const MOST_CHARACTERS = 20_000;
/** Chosen: more entries than any list of ours has. */
const MOST_ENTRIES = 10_000;

const count = z.int().min(0);
const seconds = z.number().min(0);
const usd = z.number().min(0);
const text = z.string().min(1).max(MOST_CHARACTERS);
const day = z.iso.date().transform(date => date as Day);
const pseudonym = z.string().regex(/^[0-9a-f]{32}$/);
const list = <T extends z.ZodType>(item: T): z.ZodReadonly<z.ZodArray<T>> => z.array(item).max(MOST_ENTRIES).readonly();

const basis = z.enum(figureBases);
const unknown = z.strictObject({ unknown: z.enum(unknownReasons) });

const usage = { input: count, output: count, cacheRead: count, cacheWrite5m: count, cacheWrite1h: count, reasoning: count };
const tokenCounts = {
	responses: count,
	...usage,
	lowerBoundResponses: count,
	sessionTotals: count,
	estimatedResponses: count,
};

const coverageCounts = {
	bar: z.enum(verificationBars),
	alive: count,
	verified: count,
	byMachine: z.record(z.enum(machineSteps), count),
	byEngineer: z.record(z.enum(humanSteps), count),
	selfGraded: count,
	notApplicable: count,
	placed: count,
};

const runCount = z.strictObject({
	by: z.enum(['agent', 'engineer']),
	class: z.enum(commandClasses),
	result: z.enum(commandResults),
	count,
});
const languageCount = z.strictObject({ language: z.enum(languages), count, added: count, removed: count });
const kindCount = z.strictObject({ kind: z.enum(workKinds), sessions: count, said: count, usd: usd.nullable() });
const modelCount = z.strictObject({ model: text.nullable(), responses: count, tokens: z.strictObject(usage), usd: usd.nullable() });

const figures = {
	sessions: count,
	agents: list(z.strictObject({ agent: text, sessions: count })),
	prompts: z.union([z.strictObject({ basis, count }), unknown]),
	corrections: z.union([z.strictObject({ basis, count }), unknown]),
	engineerTime: z.union([z.strictObject({ basis, seconds: z.record(z.enum(phases), seconds), observedSeconds: seconds }), unknown]),
	agentTime: z.union([z.strictObject({ basis, seconds }), unknown]),
	tokens: z.union([z.strictObject({ basis, ...tokenCounts }), unknown]),
	cost: z.union([z.strictObject({ basis, usd, unpricedTokens: count, pricesOf: day }), unknown]),
	coverage: z.union([z.strictObject({ basis, ...coverageCounts }), unknown]),
	runs: z.union([z.strictObject({ basis, counts: list(runCount) }), unknown]),
	edits: z.union([z.strictObject({ basis, count, files: count, added: count, removed: count, languages: list(languageCount) }), unknown]),
	kinds: z.union([z.strictObject({ basis, counts: list(kindCount) }), unknown]),
	outcomes: z.union([z.strictObject({ basis, counts: list(z.strictObject({ outcome: z.enum(outcomes), sessions: count })) }), unknown]),
	models: z.union([z.strictObject({ basis, counts: list(modelCount) }), unknown]),
	changes: z.union([
		z.strictObject({ basis, landed: count, open: count, reverted: count, landedLines: count, survivingLines: count }),
		unknown,
	]),
};

const chosen = z.strictObject({
	author: text.optional(),
	project: text.optional(),
	branch: text.optional(),
	title: text.optional(),
	prompts: list(text).optional(),
	paths: list(text).optional(),
	note: text.optional(),
});

export const summarySchema = z.strictObject({
	schema: z.literal(SUMMARY_SCHEMA),
	id: pseudonym.transform(id => id as SummaryId),
	contributor: pseudonym.transform(id => id as ContributorId).nullable(),
	bookend: text,
	made: day,
	of: z.enum(summarySubjects),
	period: z.strictObject({ first: day, last: day }),
	...figures,
	chosen,
});
