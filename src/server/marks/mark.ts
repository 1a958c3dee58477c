/** What the engineer said of lines, as the journal keeps it. */
import { z } from 'zod';
import type { LineKey } from '../../domain/trace/lineKey.ts';

const id = z.string().min(1);
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
		keys: z.array(z.int().transform(key => key as LineKey)),
	}),
	/** Takes another entry back. */
	z.object({ kind: z.literal('undone'), id, at, mark: id }),
]);
export type MarkEntry = z.infer<typeof markEntrySchema>;
export type ReviewMark = Extract<MarkEntry, { kind: 'reviewed' }>;

/** Marks that were not taken back, in the order in which they were made. */
export function standingMarks(entries: readonly MarkEntry[]): readonly ReviewMark[] {
	const undone = new Set(entries.flatMap(entry => (entry.kind === 'undone' ? [entry.mark] : [])));
	return entries.filter((entry): entry is ReviewMark => entry.kind === 'reviewed' && !undone.has(entry.id));
}
