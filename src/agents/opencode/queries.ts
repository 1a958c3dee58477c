/** What the database is asked for. Long cells are left out: what tools printed, and summaries with whole files in them. */
import * as z from 'zod';
import { MAX_CELL_BYTES, type Query } from '../agent.ts';

export const sessions: Query = {
	name: 'sessions',
	sql: `SELECT rowid AS place, id, parent_id AS parent, directory AS folder, substr(title, 1, 200) AS title, time_updated AS updated FROM session`,
};
export const session = z.object({
	place: z.number(),
	id: z.string(),
	parent: z.string().nullable(),
	folder: z.string().nullable(),
	title: z.string().nullable(),
	updated: z.number(),
});

export const title: Query = { name: 'title', sql: 'SELECT substr(title, 1, 2000) AS title FROM session WHERE rowid = ?' };
export const titleRow = z.object({ title: z.string() });

export const changedSessions: Query = {
	name: 'changed messages',
	sql: 'SELECT DISTINCT session_id AS session FROM message WHERE time_updated >= ?',
};
export const changedSession = z.object({ session: z.string() });

const messageData = without('m.data', ['$.summary', '$.system', '$.tools', '$.format']);
export const messages: Query = {
	name: 'messages',
	sql: `SELECT m.rowid AS place, m.id AS id, m.time_updated AS updated, ${messageData} AS data
		FROM message AS m WHERE m.session_id = ? ORDER BY m.time_created, m.id`,
};
export const message = z.object({ place: z.number(), id: z.string(), updated: z.number(), data: z.string() });

const printed = ['$.state.output', '$.state.metadata.output', '$.state.metadata.diagnostics', '$.state.attachments', '$.state.raw'];
const repeated = ['$.state.metadata.diff', '$.state.metadata.patch', '$.state.metadata.files', '$.url'];
const partData = without('p.data', [...printed, ...repeated]);
export const parts: Query = {
	name: 'parts',
	sql: `SELECT p.rowid AS place, p.id AS id, ${partData} AS data FROM part AS p WHERE p.message_id = ? ORDER BY p.id`,
};
export const part = z.object({ place: z.number(), id: z.string(), data: z.string() });

export const partAt: Query = {
	name: 'part',
	sql: `SELECT p.id AS id, m.id AS messageId, m.session_id AS session, ${partData} AS data, ${messageData} AS message
		FROM part AS p JOIN message AS m ON m.id = p.message_id WHERE p.rowid = ?`,
};
export const foundPart = z.object({ id: z.string(), messageId: z.string(), session: z.string(), data: z.string(), message: z.string() });

export const newerSessions: Query = {
	name: 'sessions of the next version',
	sql: `SELECT DISTINCT session_id FROM session_message AS s
		WHERE time_updated >= ? AND NOT EXISTS (SELECT 1 FROM message AS m WHERE m.session_id = s.session_id)`,
};

/** Empty for what is no JSON, or too long. */
function without(cell: string, paths: readonly string[]): string {
	const kept = `json_remove(${cell}, ${paths.map(path => `'${path}'`).join(', ')})`;
	return `CASE WHEN length(${cell}) <= ${MAX_CELL_BYTES} AND json_valid(${cell}) THEN ${kept} ELSE '' END`;
}
