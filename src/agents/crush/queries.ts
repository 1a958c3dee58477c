/** What the database is asked for. */
import * as z from 'zod';
import { MAX_CELL_BYTES, type Query } from '../agent.ts';

export const sessions: Query = {
	name: 'sessions',
	sql: `SELECT rowid AS place, id, parent_session_id AS parent, substr(title, 1, 2000) AS title, prompt_tokens AS prompt,
		completion_tokens AS completion, cost, created_at AS created, updated_at AS updated FROM sessions`,
};
const count = z.int().nonnegative().nullable().catch(null);
export const session = z.object({
	place: z.number(),
	id: z.string(),
	parent: z.string().nullable(),
	title: z.string().nullable(),
	prompt: count,
	completion: count,
	cost: z.number().nonnegative().nullable().catch(null),
	created: z.number(),
	updated: z.number(),
});
export type SessionRow = z.infer<typeof session>;

export const changed: Query = {
	name: 'changed messages',
	sql: 'SELECT session_id AS session, max(updated_at) AS updated FROM messages WHERE updated_at >= ? GROUP BY session_id',
};
export const changedRow = z.object({ session: z.string(), updated: z.number() });

const parts = `CASE WHEN length(parts) <= ${MAX_CELL_BYTES} THEN parts ELSE '' END AS parts`;
export const messages: Query = {
	name: 'messages',
	sql: `SELECT rowid AS place, id, role, ${parts}, model, created_at AS created FROM messages WHERE session_id = ? ORDER BY created_at, rowid`,
};
export const message = z.object({
	place: z.number(),
	id: z.string(),
	role: z.string(),
	parts: z.string(),
	model: z.string().nullable(),
	created: z.number(),
});
export type MessageRow = z.infer<typeof message>;

export const at: Query = { name: 'place', sql: 'SELECT session_id AS session FROM messages WHERE rowid = ?' };
export const atRow = z.object({ session: z.string() });
export const partsAt: Query = { name: 'title', sql: `SELECT ${parts} FROM messages WHERE rowid = ?` };
export const partsRow = z.object({ parts: z.string() });
export const title: Query = { name: 'title', sql: 'SELECT substr(title, 1, 2000) AS title FROM sessions WHERE rowid = ?' };
export const titleRow = z.object({ title: z.string() });
