import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { LineKey } from '../../../../src/domain/trace/lineKey.ts';
import { lineMarks, Marks } from '../../../../src/server/marks/marks.ts';

suite('marks', () => {
	let folder: string;
	let journal: string;
	const open = (): Marks => new Marks(journal, () => 5);

	setup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-marks-'));
		journal = path.join(folder, 'new', 'marks.jsonl');
	});
	teardown(() => {
		rmSync(folder, { recursive: true });
	});

	test('are kept as one line each, and read by whoever opens the journal next', () => {
		const id = open().markReviewed('/a.ts', keys(1, 2));
		assert.deepEqual(JSON.parse(readFileSync(journal, 'utf8')), { kind: 'reviewed', id, at: 5, path: '/a.ts', keys: [1, 2] });
		assert.deepEqual(
			open()
				.all()
				.map(mark => mark.id),
			[id],
		);
	});

	test('that are taken back are gone, and what is not there is not taken back', () => {
		const marks = open();
		const [first, second] = [marks.markReviewed('/a.ts', keys(1)), marks.markReviewed('/a.ts', keys(2))];
		marks.unmark(first);
		marks.unmark(first);
		marks.unmark('nobody');
		assert.deepEqual(
			open()
				.all()
				.map(mark => mark.id),
			[second],
		);
		assert.equal(readFileSync(journal, 'utf8').trimEnd().split('\n').length, 3);
	});

	test('of time stand apart from those of lines, in the order in which they were made', () => {
		const marks = open();
		const review = marks.markReviewed('/a.ts', keys(1));
		const [first, second] = [marks.retag(1, 2, 'verify'), marks.retag(2, 3, null)];
		const said = (): unknown[] => marks.retags().map(({ id, from, to, phase }) => [id, from, to, phase]);
		assert.deepEqual(said(), [
			[first, 1, 2, 'verify'],
			[second, 2, 3, null],
		]);
		assert.deepEqual(
			marks.all().map(({ id }) => id),
			[review],
		);
		assert.equal(marks.retags(), marks.retags());
		marks.unmark(first);
		assert.deepEqual(said(), [[second, 2, 3, null]]);
	});

	test('of another window are seen', () => {
		const [mine, theirs] = [open(), open()];
		assert.deepEqual(mine.all(), []);
		const id = theirs.markReviewed('/a.ts', keys(1));
		assert.equal(mine.all()[0]?.id, id);
		assert.equal(mine.all(), mine.all(), 'the same list as long as nothing changed');
	});

	test('survive a journal that is torn, wherever it is torn, and go on after it', () => {
		const marks = open();
		marks.markReviewed('/a.ts', keys(1));
		const whole = readFileSync(journal).length;
		marks.markReviewed('/b.ts', keys(2));
		for (let length = readFileSync(journal).length - 2; length >= whole; length--) {
			truncateSync(journal, length);
			assert.deepEqual(
				open()
					.all()
					.map(mark => mark.path),
				['/a.ts'],
			);
		}
		appendFileSync(journal, '{"kind":"reviewed","id":"torn');
		open().markReviewed('/c.ts', keys(3));
		assert.deepEqual(
			open()
				.all()
				.map(mark => mark.path),
			['/a.ts', '/c.ts'],
		);
	});

	test('of a later version, and what is no mark, are passed over', () => {
		open().markReviewed('/a.ts', keys(1));
		appendFileSync(
			journal,
			'{"kind":"outcome","id":"x","at":1}\nnot json\n\n[]\n{"kind":"reviewed","id":"y","at":"late","path":"/","keys":[]}\n',
		);
		assert.equal(open().all().length, 1);
	});

	test('stay in memory where there is no store', () => {
		const marks = new Marks(null, () => 5);
		const id = marks.markReviewed('/a.ts', keys(1));
		assert.equal(marks.all()[0]?.id, id);
		marks.unmark(id);
		assert.deepEqual(marks.all(), []);
		assert.ok(!existsSync(journal));
	});
});

suite('marked lines', () => {
	const marked = (of: readonly LineKey[], now: readonly LineKey[]): number[] =>
		lineMarks([{ kind: 'reviewed', id: 'm', at: 1, path: '/a.ts', keys: [...of] }], now).flatMap(mark => [...mark.lines]);

	test('are found where they stand now', () => {
		assert.deepEqual(marked(keys(1, 2), keys(9, 1, 8, 2)), [2, 4]);
	});
	test('that changed are not found', () => {
		assert.deepEqual(marked(keys(1, 2, 3), keys(1, 7, 3)), [1, 3]);
	});
	test('that stand many times are told by their neighbours', () => {
		assert.deepEqual(marked(keys(1, 5, 2), keys(5, 1, 5, 2, 5)), [2, 3, 4]);
	});
	test('are never more than were marked, and all of them in a file that only grew around them', () => {
		const key = fc.integer({ min: 1, max: 6 }).map(number => number as LineKey);
		fc.assert(
			fc.property(fc.array(key), fc.array(key), fc.array(key), (before, own, after) => {
				const found = marked(own, [...before, ...own, ...after]);
				assert.equal(found.length, own.length);
				assert.ok(marked(own, [...before, ...after]).length <= own.length);
			}),
		);
	});
});

function keys(...numbers: number[]): LineKey[] {
	return numbers as LineKey[];
}
