import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineReader, type Line } from '../../../src/ingest/lines.ts';
import { memorySource, type Source } from '../../../src/ingest/source.ts';
import { runs } from '../../support/facts.ts';

/** The content in memory, given out a few bytes at a time. */
function sourceOf(content: Buffer, atOnce: number): Source {
	const source = memorySource(content);
	return { ...source, read: (into, at, length, position) => source.read(into, at, Math.min(length, atOnce), position) };
}

/** Lines as tuples that outlive the buffer. */
function linesIn(
	content: Buffer,
	{ from = 0, chunkBytes = 8, lineBytes = 32, keptBytes = 16, atOnce = Infinity } = {},
): readonly unknown[] {
	const reader = new LineReader({ chunkBytes, lineBytes, keptBytes });
	// The buffer has a past.
	Array.from(reader.lines(sourceOf(content, atOnce), 0));
	return Array.from(reader.lines(sourceOf(content, atOnce), from), outlive);
}

function outlive(line: Line): readonly unknown[] {
	switch (line.kind) {
		case 'whole':
			return ['whole', line.bytes.toString('latin1'), line.offset, line.end];
		case 'oversized':
			return ['oversized', line.offset, line.end];
		case 'unended':
			return ['unended', line.bytes?.toString('latin1') ?? null, line.offset];
	}
}

suite('lines', () => {
	const check = (content: string, expected: readonly unknown[], from = 0): void => {
		assert.deepEqual(linesIn(Buffer.from(content, 'latin1'), { from }), expected);
	};

	test('an empty file has none', () => {
		check('', []);
	});

	test('each has its offset and where it ends', () => {
		check('ab\nc\n', [
			['whole', 'ab', 0, 3],
			['whole', 'c', 3, 5],
		]);
	});

	test('begin where they are asked to', () => {
		check('ab\nc\n', [['whole', 'c', 3, 5]], 3);
	});

	test('none begins at the end, or after it', () => {
		check('ab\n', [], 3);
		check('ab\n', [], 9);
	});

	test('may end as Windows ends them', () => {
		check('ab\r\n\r\nc\rd\n', [
			['whole', 'ab', 0, 4],
			['whole', '', 4, 6],
			['whole', 'c\rd', 6, 10],
		]);
	});

	test('the last may have no end', () => {
		check('ab\nc', [
			['whole', 'ab', 0, 3],
			['unended', 'c', 3],
		]);
	});

	test('may hold NUL bytes and what is no UTF-8', () => {
		check('\0\0\n\xff\xfe\n', [
			['whole', '\0\0', 0, 3],
			['whole', '\xff\xfe', 3, 6],
		]);
	});

	test('may be longer than what is read at once', () => {
		check(`${'x'.repeat(31)}\nend\n`, [
			['whole', 'x'.repeat(31), 0, 32],
			['whole', 'end', 32, 36],
		]);
	});

	test('that are too long are passed over', () => {
		check(`a\n${'x'.repeat(100)}\nend\n`, [
			['whole', 'a', 0, 2],
			['oversized', 2, 103],
			['whole', 'end', 103, 107],
		]);
	});

	test('one that is too long and has no end is not held', () => {
		check(`a\n${'x'.repeat(100)}`, [
			['whole', 'a', 0, 2],
			['unended', null, 2],
		]);
	});

	test('are the same however the file is read', () => {
		const content = fc
			.array(
				fc.oneof(
					{ weight: 3, arbitrary: fc.constantFrom('\n', '\r', 'a', '\0') },
					{ weight: 1, arbitrary: fc.constantFrom('x'.repeat(20), 'y'.repeat(70)) },
				),
			)
			.map(parts => Buffer.from(parts.join('')));
		fc.assert(
			fc.property(content, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), (bytes, chunkBytes, atOnce) => {
				assert.deepEqual(linesIn(bytes, { chunkBytes, atOnce }), expectedLines(bytes, 32));
			}),
			runs(500),
		);
	});
});

/** The same by splitting the whole. */
function expectedLines(content: Buffer, lineBytes: number): readonly unknown[] {
	const parts = content.toString('latin1').split('\n');
	const rest = parts.pop() ?? '';
	let offset = 0;
	const lines: unknown[] = parts.map(part => {
		const start = offset;
		offset += part.length + 1;
		return part.length >= lineBytes ? ['oversized', start, offset] : ['whole', part.replace(/\r$/, ''), start, offset];
	});
	return rest === '' ? lines : [...lines, ['unended', rest.length >= lineBytes ? null : rest, offset]];
}
