import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { agents } from '../../../src/agents/registry.ts';

const file = path.resolve(import.meta.dirname, '../../../README.md');
const head = ['agent', 'where it is read from', 'usage', 'edits', 'command runs', 'plan signs', 'tried on'];

suite('The README', () => {
	test('has a row for each agent that is read, in the words of the registry', () => {
		const rows = agents.map(({ name, tells }) => [name, tells.where, tells.usage, tells.edits, tells.runs, tells.plans, tells.triedOn]);
		if (process.env['UPDATE_GOLDEN'] === '1') {
			writeFileSync(file, withTable(readFileSync(file, 'utf8'), [head, head.map(() => '---'), ...rows]));
		}
		assert.deepEqual(tableIn(readFileSync(file, 'utf8')), [head, ...rows]);
	});
});

const table = /(?<=## Which agents\n\n)(?:\|.*\n)+/;

/** The cells of the table, without the line between its head and its rows. */
function tableIn(text: string): readonly (readonly string[])[] {
	const lines = table.exec(text)?.[0].trim().split('\n') ?? [];
	const rows = lines.map(line => line.split('|').slice(1, -1));
	return rows.map(row => row.map(cell => cell.trim())).filter(([first]) => !/^-+$/.test(first ?? ''));
}

function withTable(text: string, rows: readonly (readonly string[])[]): string {
	return text.replace(table, rows.map(row => `| ${row.join(' | ')} |\n`).join(''));
}
