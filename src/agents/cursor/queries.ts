/** What the databases are asked for, by keys and ranges of keys: what else stands in them, such as sign-in tokens, is not looked at. */
import * as z from 'zod';
import { MAX_CELL_BYTES, type Query } from '../agent.ts';
import { picked } from '../sql.ts';
import { bubbleFields, composerFields } from './schema.ts';

export const newest: Query = { name: 'last row', sql: 'SELECT max(rowid) AS place FROM cursorDiskKV' };
export const newestRow = z.object({ place: z.number() });

/** From `composerData:` to the next character after it: an index of keys serves. */
export const conversations: Query = {
	name: 'conversations',
	sql: `SELECT key FROM cursorDiskKV WHERE key >= 'composerData:' AND key < 'composerData;'`,
};
/** Rows are replaced and never written over, so that what is new comes last. */
export const changed: Query = { name: 'changes', sql: 'SELECT key FROM cursorDiskKV WHERE rowid > ?' };
export const keyAt: Query = { name: 'place', sql: 'SELECT key FROM cursorDiskKV WHERE rowid = ?' };
export const keyRow = z.object({ key: z.string() });

export const conversation: Query = {
	name: 'conversation',
	sql: `SELECT rowid AS place, ${picked('value', composerFields)} AS data FROM cursorDiskKV WHERE key = ?`,
};
export const bubbles: Query = {
	name: 'bubbles',
	sql: `SELECT rowid AS place, key, ${picked('value', bubbleFields)} AS data FROM cursorDiskKV WHERE key >= ?1 AND key < ?2`,
};
/** A cell without a value is what Cursor leaves of a bubble that it has cleared away. */
export const placedRow = z.object({ place: z.number(), key: z.string().default(''), data: z.string().nullable() });

export const heads: Query = {
	name: 'heads of conversations',
	sql: `SELECT CASE WHEN length(value) <= ${MAX_CELL_BYTES} THEN CAST(value AS TEXT) ELSE '' END AS data FROM composerHeaders WHERE composerId = ?`,
};
export const content: Query = {
	name: 'texts of files',
	sql: `SELECT CAST(value AS TEXT) AS data FROM cursorDiskKV WHERE key = ? AND length(value) <= ${MAX_CELL_BYTES}`,
};
export const item: Query = {
	name: 'conversations of a workspace',
	sql: `SELECT CAST(value AS TEXT) AS data FROM ItemTable WHERE key = ? AND length(value) <= ${MAX_CELL_BYTES}`,
};
export const dataRow = z.object({ data: z.string() });
