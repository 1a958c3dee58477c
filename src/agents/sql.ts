/** Pieces of SQL for databases whose cells hold JSON. */
import type * as z from 'zod';
import { MAX_CELL_BYTES } from './agent.ts';

/** Only these fields of a cell, as JSON; empty for what is no JSON, or too long, and null for null. A blob is a text to the programs that write such cells. */
export function picked(cell: string, fields: readonly string[]): string {
	const text = `CAST(${cell} AS TEXT)`;
	const pairs = fields.map(field => `'${field}', ${text} -> '$.${field}'`).join(', ');
	return `CASE WHEN ${cell} IS NULL THEN NULL WHEN length(${cell}) <= ${MAX_CELL_BYTES} AND json_valid(${text}) AND json_type(${text}) = 'object' THEN json_object(${pairs}) ELSE '' END`;
}

/** What to select where versions of a table have more or fewer columns: null for those that this one does not have. */
export function chosen(columns: ReadonlySet<string>, wanted: readonly string[]): string {
	return wanted.map(name => (columns.has(name) ? name : `NULL AS ${name}`)).join(', ');
}

/** The rows that are as the schema wants them. */
export function rowsOf<T>(rows: Iterable<unknown>, schema: z.ZodType<T>): readonly T[] {
	return [...rows].flatMap(row => {
		const parsed = schema.safeParse(row);
		return parsed.success ? [parsed.data] : [];
	});
}
