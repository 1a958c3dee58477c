import assert from 'node:assert/strict';
import { table, type Column } from '../../../src/cli/table.ts';

interface Row {
	readonly name: string;
	readonly count: number;
}
const columns: readonly Column<Row>[] = [
	{ title: 'name', align: 'left', text: row => row.name },
	{ title: 'count', align: 'right', text: row => String(row.count) },
];

suite('table', () => {
	test('columns are as wide as they need to be', () => {
		const rows = [
			{ name: 'a', count: 1 },
			{ name: 'longer', count: 1000 },
		];
		assert.equal(table(columns, rows, null), 'name    count\na           1\nlonger   1000');
	});
	test('the first column gives way where the line would not fit', () => {
		const lines = table(columns, [{ name: 'x'.repeat(60), count: 5 }], 30).split('\n');
		assert.ok(
			lines.every(line => line.length <= 30),
			lines.join('\n'),
		);
		assert.match(lines[1] ?? '', /^x+… +5$/);
	});
	test('where that is not enough, other names give way too', () => {
		const wide: readonly Column<Row>[] = [...columns, { title: 'project', align: 'left', text: row => row.name }];
		const lines = table(wide, [{ name: 'x'.repeat(60), count: 5 }], 50).split('\n');
		assert.ok(
			lines.every(line => line.length <= 50),
			lines.join('\n'),
		);
	});
	test('what a transcript says cannot steer the terminal, nor break a line', () => {
		const text = table(columns, [{ name: 'a\u001b]0;pwn\u0007\u202e b\nc', count: 1 }], null);
		assert.doesNotMatch(text, /[\u001b\u0007\u202e]/);
		assert.equal(text.split('\n').length, 2);
	});
	test('characters beyond the basic plane count as one', () => {
		assert.equal(table(columns, [{ name: '🚀🚀', count: 1 }], null).split('\n')[1], '🚀🚀        1');
	});
});
