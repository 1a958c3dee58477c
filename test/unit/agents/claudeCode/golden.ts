/** Rows as a person can compare them: by table, in order, with times that can be read. */
import type { Reading } from './reading.ts';

const timeKeys = new Set(['at', 'startedAt', 'endedAt', 'from', 'to']);

/** What is kept of a claim, and what was not understood. */
export function golden(reading: Reading): unknown {
	return { ...rowsOf(reading), ...(reading.misses.size === 0 ? {} : { missed: Object.fromEntries([...reading.misses].sort()) }) };
}

export function rowsOf(reading: Reading): Record<string, unknown[]> {
	const tables: Record<string, unknown[]> = {};
	for (const [, { table, row }] of [...reading.rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
		(tables[table] ??= []).push(JSON.parse(JSON.stringify(row, readable)));
	}
	return tables;
}

function readable(key: string, value: unknown): unknown {
	if (timeKeys.has(key) && typeof value === 'number') {
		return new Date(value).toISOString();
	}
	return key === 'prompt' ? promptInShort(value) : value;
}

/** What a prompt's words show is the domain's to say, and tested there. */
function promptInShort(value: unknown): unknown {
	const typed = typeof value === 'object' && value !== null && 'typedChars' in value ? value.typedChars : undefined;
	return typed === undefined ? 'by an agent' : typed === 0 ? 'by the engineer, not typed' : 'by the engineer';
}
