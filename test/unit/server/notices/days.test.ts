import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { DAY_MS, HOUR_MS } from '../../../../src/base/units.ts';
import { FileDays, MemoryDays, type Days } from '../../../../src/server/notices/days.ts';

const entry = z.object({ n: z.number() });
type Entry = z.infer<typeof entry>;
const monday = Date.parse('2026-11-23T00:00:00Z');

suite('What was noticed, day by day', () => {
	let folder: string;
	const open = (): Days<Entry> => new FileDays(path.join(folder, 'notices'), 'tests', entry);
	const numbers = (days: Days<Entry>, ...span: number[]): number[][] => days.lists(...span).map(list => list.map(({ n }) => n));

	setup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-days-'));
	});
	teardown(() => {
		rmSync(folder, { recursive: true });
	});

	test('is one file a day, and only the days that are asked for are given', () => {
		for (const days of [open(), new MemoryDays<Entry>()]) {
			days.append(monday + HOUR_MS, [{ n: 1 }, { n: 2 }]);
			days.append(monday + 2 * DAY_MS, [{ n: 4 }]);
			days.append(monday + DAY_MS - 1, [{ n: 3 }]);
			assert.deepEqual(numbers(days), [[1, 2, 3], [4]]);
			assert.deepEqual(numbers(days, monday + DAY_MS), [[4]]);
			assert.deepEqual(numbers(days, monday, monday + DAY_MS), [[1, 2, 3]]);
		}
		assert.deepEqual(readdirSync(path.join(folder, 'notices')), ['2026-11-23.tests.jsonl', '2026-11-25.tests.jsonl']);
	});

	test('of days that are over is not looked at again, and what comes today is', () => {
		const days = open();
		for (const day of [0, 1, 2]) {
			days.append(monday + day * DAY_MS, [{ n: day }]);
		}
		assert.deepEqual(numbers(days), [[0], [1], [2]]);
		for (const day of [0, 1, 2]) {
			open().append(monday + day * DAY_MS, [{ n: 9 }]);
		}
		assert.deepEqual(numbers(days), [[0], [1, 9], [2, 9]]);
		assert.deepEqual(numbers(open()), [
			[0, 9],
			[1, 9],
			[2, 9],
		]);
	});

	test('of another window is seen, and a day is the same list as long as nothing was added', () => {
		const [mine, theirs] = [open(), open()];
		assert.deepEqual(mine.lists(), []);
		theirs.append(monday, [{ n: 1 }]);
		theirs.append(monday + DAY_MS, [{ n: 2 }]);
		const [first, second] = mine.lists();
		mine.append(monday + DAY_MS, [{ n: 3 }]);
		assert.deepEqual(numbers(mine), [[1], [2, 3]]);
		assert.equal(mine.lists()[0], first);
		assert.notEqual(mine.lists()[1], second);
		assert.equal(mine.lists()[1], mine.lists()[1]);
	});

	test('survives a file that is torn, wherever it is torn, and goes on after it', () => {
		const file = path.join(folder, 'notices', '2026-11-23.tests.jsonl');
		open().append(monday, [{ n: 1 }]);
		const whole = readFileSync(file).length;
		open().append(monday, [{ n: 2 }]);
		for (let length = readFileSync(file).length - 1; length >= whole; length--) {
			truncateSync(file, length);
			assert.deepEqual(numbers(open()), [[1]]);
		}
		const reader = open();
		appendFileSync(file, '{"n":');
		assert.deepEqual(numbers(reader), [[1]]);
		appendFileSync(file, '5}\n');
		assert.deepEqual(numbers(reader), [[1, 5]], 'the rest came later');
		appendFileSync(file, '{"n":');
		open().append(monday, [{ n: 6 }]);
		assert.deepEqual(numbers(reader), [[1, 5, 6]]);
		truncateSync(file, whole);
		assert.deepEqual(numbers(reader), [[1]], 'a file that is shorter is read anew');
	});

	test('what is no entry, and what is no day, is passed over', () => {
		open().append(monday, [{ n: 1 }]);
		appendFileSync(path.join(folder, 'notices', '2026-11-23.tests.jsonl'), 'no json\n\n[]\n{"m":1}\n{"n":2,"more":true}\n');
		appendFileSync(path.join(folder, 'notices', 'readme.tests.jsonl'), '{"n":9}\n');
		assert.deepEqual(numbers(open()), [[1, 2]]);
	});

	test('is dropped by whole days', () => {
		for (const days of [open(), new MemoryDays<Entry>()]) {
			days.append(monday, [{ n: 1 }]);
			days.append(monday + DAY_MS, [{ n: 2 }]);
			days.dropBefore(monday + DAY_MS + HOUR_MS);
			days.dropBefore(monday - 9 * DAY_MS);
			assert.deepEqual(numbers(days), [[2]]);
		}
		assert.deepEqual(readdirSync(path.join(folder, 'notices')), ['2026-11-24.tests.jsonl']);
	});
});
