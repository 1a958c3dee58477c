import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLogger } from '../../../../src/base/log.ts';
import { DAY_MS, MINUTE_MS } from '../../../../src/base/units.ts';
import { Calendar, type Day } from '../../../../src/domain/calendar.ts';
import { CoverageHistory } from '../../../../src/server/ledger/coverageHistory.ts';

suite('how coverage was', () => {
	const calendar = new Calendar('Europe/Berlin');
	const noon = Date.parse('2026-11-16T11:00:00Z');
	const day = (text: string): Day => text as Day;
	const tree = (alive: number, verified: number, root = '/repo') => ({ root, alive, verified });
	let folder: string;
	let now: number;

	setup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-history-'));
		now = noon;
	});
	teardown(() => {
		rmSync(folder, { recursive: true });
	});

	const file = (): string => path.join(folder, 'store', 'coverage.jsonl');
	const open = (): CoverageHistory => new CoverageHistory({ file: file(), now: () => now, calendar, log: silentLogger });
	const written = (): string[] => readFileSync(file(), 'utf8').trim().split('\n');

	test('of a day the last figure counts, also after a restart', () => {
		const history = open();
		history.record([tree(10, 1)]);
		history.record([tree(12, 3)]);
		history.dispose();
		now += DAY_MS;
		assert.deepEqual(open().before(['/repo'], day('2026-11-17')), { alive: 12, verified: 3, day: '2026-11-16' });
		assert.deepEqual(open().on(['/repo'], day('2026-11-16')), { alive: 12, verified: 3 });
	});

	test('what comes within five minutes is one line, and what is the same is none', () => {
		const history = open();
		[1, 2, 3, 4].forEach(verified => {
			history.record([tree(10, verified)]);
		});
		assert.equal(written().length, 1);
		assert.deepEqual(history.on(['/repo'], day('2026-11-16')), { alive: 10, verified: 4 }, 'what is not written yet is known');
		now += 5 * MINUTE_MS;
		history.record([tree(10, 4)]);
		now += 5 * MINUTE_MS;
		history.record([tree(10, 4)]);
		history.dispose();
		assert.equal(written().length, 2);
	});

	test('a new day begins with a line of its own, after the last figure of the day before', () => {
		const history = open();
		history.record([tree(10, 1)]);
		history.record([tree(10, 2)]);
		now += DAY_MS;
		history.record([tree(10, 2)]);
		assert.deepEqual(
			written().map(
				line => (JSON.parse(line) as { day: string; verified: number }).day + ` ${(JSON.parse(line) as { verified: number }).verified}`,
			),
			['2026-11-16 1', '2026-11-16 2', '2026-11-17 2'],
		);
	});

	test('nothing is known from before the first figure, and of a day without one', () => {
		const history = open();
		assert.equal(history.before(['/repo'], day('2026-11-17')), null);
		history.record([tree(10, 1)]);
		assert.equal(history.before(['/repo'], day('2026-11-16')), null);
		assert.equal(history.on(['/repo'], day('2026-11-15')), null);
		assert.equal(history.on([], day('2026-11-16')), null);
	});

	test('trees are summed, and one of which nothing is known makes the sum unknown', () => {
		const history = open();
		history.record([tree(10, 1), tree(30, 5, '/other')]);
		assert.deepEqual(history.before(['/repo', '/other'], day('2026-11-17')), { alive: 40, verified: 6, day: '2026-11-16' });
		assert.equal(history.before(['/repo', '/new'], day('2026-11-17')), null);
	});

	test('a torn or foreign line takes nothing with it', () => {
		const history = open();
		history.record([tree(10, 1)]);
		appendFileSync(file(), '{"day":"2026-11-16","root":"/repo","alive":-3,"verified":0}\n{"day":"2026-1');
		now += DAY_MS;
		history.record([tree(20, 2)]);
		assert.deepEqual(open().on(['/repo'], day('2026-11-17')), { alive: 20, verified: 2 });
		assert.deepEqual(open().on(['/repo'], day('2026-11-16')), { alive: 10, verified: 1 });
	});

	test('where nothing can be written, nothing breaks', () => {
		const history = new CoverageHistory({ file: path.join(folder, '\0'), now: () => now, calendar, log: silentLogger });
		history.record([tree(10, 1)]);
		history.dispose();
		assert.equal(history.before(['/repo'], day('2026-11-17')), null);
	});
});
