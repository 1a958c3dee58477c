/** What the database is asked for; versions differ in their columns. */
import * as z from 'zod';
import { MAX_CELL_BYTES, type Query } from '../agent.ts';
import { chosen } from '../sql.ts';
import { count } from './schema.ts';

const hint = z.string().nullable().catch(null);
const cost = z.number().nonnegative().nullable().catch(null);

const sessionColumns = [
	...['name', 'description', 'working_dir', 'created_at', 'updated_at', 'session_type', 'parent_session_id'],
	...['accumulated_input_tokens', 'accumulated_output_tokens', 'accumulated_cache_read_tokens', 'accumulated_cache_write_tokens'],
	...['accumulated_cost', 'model_config_json'],
];
export function sessions(columns: ReadonlySet<string>): Query {
	return { name: 'sessions', sql: `SELECT rowid AS place, id, ${chosen(columns, sessionColumns)} FROM sessions` };
}
export const session = z.object({
	place: z.number(),
	id: z.string(),
	name: hint,
	description: hint,
	working_dir: hint,
	created_at: hint,
	updated_at: hint,
	session_type: hint,
	parent_session_id: hint,
	accumulated_input_tokens: count,
	accumulated_output_tokens: count,
	accumulated_cache_read_tokens: count,
	accumulated_cache_write_tokens: count,
	accumulated_cost: cost,
	model_config_json: hint,
});
export type SessionRow = z.infer<typeof session>;

const content = `CASE WHEN length(content_json) <= ${MAX_CELL_BYTES} THEN content_json ELSE '' END AS content`;
export function messages(columns: ReadonlySet<string>): Query {
	const metadata = columns.has('metadata_json') ? 'substr(metadata_json, 1, 100000) AS metadata' : 'NULL AS metadata';
	return {
		name: 'messages',
		sql: `SELECT id AS place, role, ${content}, ${metadata}, created_timestamp AS created FROM messages WHERE session_id = ? ORDER BY created_timestamp, id`,
	};
}
export const message = z.object({ place: z.number(), role: z.string(), content: z.string(), metadata: hint, created: z.number() });

export const newMessages: Query = {
	name: 'new messages',
	sql: 'SELECT session_id AS session, max(id) AS id FROM messages WHERE id > ? GROUP BY session_id',
};
export const newUsage: Query = {
	name: 'new usage',
	sql: 'SELECT session_id AS session, max(id) AS id FROM usage_ledger WHERE id > ? GROUP BY session_id',
};
export const newRow = z.object({ session: z.string(), id: z.number() });

const ledgerColumns = ['model', 'input_tokens', 'output_tokens', 'cache_read_tokens', 'cache_write_tokens', 'cost', 'cost_source'];
export function ledger(columns: ReadonlySet<string>): Query {
	return {
		name: 'usage',
		sql: `SELECT id AS place, created_timestamp AS created, ${chosen(columns, ledgerColumns)} FROM usage_ledger WHERE session_id = ?`,
	};
}
export const ledgerRow = z.object({
	place: z.number(),
	created: z.number(),
	model: hint,
	input_tokens: count,
	output_tokens: count,
	cache_read_tokens: count,
	cache_write_tokens: count,
	cost,
	cost_source: hint,
});

export const at: Query = { name: 'place', sql: `SELECT session_id AS session, ${content} FROM messages WHERE id = ?` };
export const atRow = z.object({ session: z.string(), content: z.string() });
