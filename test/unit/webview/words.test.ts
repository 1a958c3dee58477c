import assert from 'node:assert/strict';
import { DAY_MS, HOUR_MS } from '../../../src/base/units.ts';
import type { Progress } from '../../../src/protocol/overview.ts';
import { clockIn, dayAndMonth, fullDate, moment, weekday } from '../../../src/webview/clock.ts';
import { announcement, progressText } from '../../../src/webview/overview/progressWords.ts';
import { projectName } from '../../../src/webview/overview/projectName.ts';
import { widerPeriod } from '../../../src/webview/overview/widerPeriod.ts';

const at = Date.UTC(2026, 10, 20, 8, 4);

suite('times in words', () => {
	test('the clock is the engineer’s', () => {
		assert.equal(clockIn('Europe/Berlin')(at), '09:04');
		assert.equal(clockIn('America/New_York')(at), '03:04');
		assert.equal(clockIn('UTC')(Date.UTC(2026, 10, 20)), '00:00');
	});

	test('a moment names no more of its day than is needed', () => {
		assert.equal(moment(at, at + HOUR_MS, 'Europe/Berlin'), 'today at 09:04');
		assert.equal(moment(at - 7 * DAY_MS, at, 'Europe/Berlin'), 'on 13 November at 09:04');
		assert.equal(moment(Date.UTC(2025, 10, 20, 8, 4), at, 'UTC'), 'on 20 November 2025 at 08:04');
	});

	test('dates are dates in every time zone', () => {
		assert.deepEqual([weekday('2026-11-20'), dayAndMonth('2026-11-20'), fullDate('2026-11-20')], ['Fri', '20 Nov', '20 November 2026']);
		assert.equal(fullDate('unknown'), 'unknown');
	});
});

const reading = (part: Partial<Progress>): Progress => ({
	kind: 'reading',
	filesDone: 120,
	filesTotal: 1_300,
	bytesDone: 0.42e9,
	bytesTotal: 1.1e9,
	...part,
});

suite('progress in words', () => {
	const check = (part: Partial<Progress>, expected: string): void => {
		assert.equal(progressText(reading(part)), expected);
	};
	test('files and bytes of all', () => {
		check({}, 'Reading transcripts: 120 of 1,300 files, 0.4 of 1.1 GB');
		check({ filesDone: 0, filesTotal: 1, bytesTotal: 0 }, 'Reading transcripts: 0 of 1 file');
		check({ filesTotal: 0 }, 'Looking for transcripts');
	});

	test('is announced a quarter at a time', () => {
		const said = Array.from({ length: 101 }, (_, percent) => announcement(reading({ bytesDone: percent * 1.1e7 })));
		assert.deepEqual(
			[...new Set(said)],
			['', ', 25 % done', ', 50 % done', ', 75 % done', ', 100 % done'].map(rest => `Reading transcripts${rest}`),
		);
		assert.equal(announcement(null), '');
		assert.equal(announcement(reading({ kind: 'idle' })), '');
	});
});

suite('names of projects', () => {
	const projects = [
		{ id: 'a', label: 'engine', where: '/home/ada/engine' },
		{ id: 'b', label: 'engine', where: '/srv/engine' },
		{ id: 'c', label: 'bookend\u202E', where: '/home/ada/bookend' },
	];
	test('namesakes are told apart by their folders', () => {
		assert.deepEqual(
			['a', 'b', 'c', 'gone'].map(id => projectName(id, projects)),
			['engine (/home/ada/engine)', 'engine (/srv/engine)', 'bookend', 'gone'],
		);
	});
});

suite('the way out of an empty period', () => {
	test('is the shortest longer period that surely holds the latest session', () => {
		assert.equal(widerPeriod('today', DAY_MS), 'week');
		assert.equal(widerPeriod('today', 6.5 * DAY_MS), 'month');
		assert.equal(widerPeriod('week', 8 * DAY_MS), 'month');
		assert.equal(widerPeriod('week', 40 * DAY_MS), null);
		assert.equal(widerPeriod('month', DAY_MS), null);
	});
});
