/** Agent-written lines of files, and what speaks for them. Lines count from 0 here, as editors count them. */
import * as z from 'zod/mini';
import { atLeastOne, count } from './numbers.ts';
import { standings } from '../domain/ledger/standing.ts';

const line = count;

/** Neighbouring lines of one edit that stand alike. */
export const ledgerHunkSchema = z.object({
	from: line,
	/** Not part of it. */
	to: line,
	/** Agent-written lines in it; blank ones do not count. */
	lines: atLeastOne,
	standing: z.enum(standings),
	verified: z.boolean(),
	/** The edit that wrote it. */
	edit: z.string(),
	session: z.string(),
	agentName: z.string(),
	/** When the edit was made. */
	at: z.number(),
	/** What speaks for it, as sentences for people, the strongest first. */
	evidence: z.array(z.string()),
});
export type LedgerHunk = z.infer<typeof ledgerHunkSchema>;

export const unverifiedFileSchema = z.object({
	uri: z.string(),
	/** Below its folder, with `/`. */
	path: z.string(),
	/** The folder's name. */
	folder: z.string(),
	alive: atLeastOne,
	verified: line,
	/** The hunks that are not verified, from the top. */
	hunks: z.array(ledgerHunkSchema),
});
export type UnverifiedFile = z.infer<typeof unverifiedFileSchema>;

export const markTargetSchema = z.object({ uri: z.string(), range: z.nullable(z.object({ from: line, to: line })) });
export type MarkTarget = z.infer<typeof markTargetSchema>;

/** What was marked at once: the ids of its marks, to take them back, and how many lines they are about. */
export const markedSchema = z.object({ marks: z.array(z.string()).check(z.minLength(1)), lines: atLeastOne });
export type Marked = z.infer<typeof markedSchema>;

/** A line that an edit wrote: what stood there before it is asked for. */
export const editPlaceSchema = z.object({ uri: z.string(), edit: z.string(), line });
export type EditPlace = z.infer<typeof editPlaceSchema>;

export const beforeEditSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('known'),
		/** The whole file, with the line ends that it has now. */
		text: z.string(),
		/** What the file as it stands shows against it: the edit alone, or all that has changed since. */
		shows: z.enum(['edit', 'since']),
	}),
	z.object({ kind: z.literal('unknown'), sentence: z.string() }),
]);
export type BeforeEdit = z.infer<typeof beforeEditSchema>;

/** The scheme under which an editor shows a file as it was before an agent's edit. */
export const beforeScheme = 'bookend-before';
