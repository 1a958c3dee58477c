/** What the engineer said of lines, of their time, of what came of their work and of what was worth a look, as the journal keeps it. */
import * as z from 'zod/mini';
import { phases } from '../../domain/time/slice.ts';
import type { LineKey } from '../../domain/trace/lineKey.ts';
import { sayKindSchema, sayOutcomeSchema } from '../../protocol/value.ts';

const id = z.string().check(z.minLength(1));
const at = z.number();

/** One line of the journal. */
export const markEntrySchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('reviewed'),
		id,
		at,
		/** Absolute, links resolved, with `/`. */
		path: z.string(),
		/** The lines that were marked, from the top. */
		keys: z.array(
			z.pipe(
				z.int(),
				z.transform(key => key as LineKey),
			),
		),
	}),
	/** What a stretch of time was for; null: the engineer was away. */
	z.object({ kind: z.literal('retagged'), id, at, from: at, to: at, phase: z.nullable(z.enum(phases)) }),
	/** What came of a session, or of a change. */
	z.extend(sayOutcomeSchema, { kind: z.literal('outcome'), id, at }),
	/** What kind of work a session was. */
	z.extend(sayKindSchema, { kind: z.literal('work'), id, at }),
	/** An item of what is worth a look is not to be shown any more; why, in the engineer's words, which may be none. */
	z.object({ kind: z.literal('dismissed'), id, at, item: z.string().check(z.minLength(1)), reason: z.string() }),
	/** Takes another entry back. */
	z.object({ kind: z.literal('undone'), id, at, mark: id }),
]);
export type MarkEntry = z.infer<typeof markEntrySchema>;
export type Mark = Exclude<MarkEntry, { kind: 'undone' }>;
export type MarkOf<K extends Mark['kind']> = Extract<Mark, { kind: K }>;
export type ReviewMark = MarkOf<'reviewed'>;

/** Marks that were not taken back, in the order in which they were made. */
export function standingMarks(entries: readonly MarkEntry[]): readonly Mark[] {
	const undone = new Set(entries.flatMap(entry => (entry.kind === 'undone' ? [entry.mark] : [])));
	return entries.filter((entry): entry is Mark => entry.kind !== 'undone' && !undone.has(entry.id));
}
