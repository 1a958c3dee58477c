/** A file system that announces nothing, sleep, and clocks that jump: a new line comes later, and into every window. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLogger } from '../../../src/base/log.ts';
import { DAY_MS, HOUR_MS } from '../../../src/base/units.ts';
import { sumOf } from '../../../src/domain/spend/tally.ts';
import { SWEEP_MS } from '../../../src/ingest/transcriptWatch.ts';
import { everything } from '../../../src/server/book.ts';
import { openEngine, type Engine } from '../../../src/server/engine.ts';
import { Live, LOOK_EVERY_MS } from '../../../src/server/live.ts';
import { Hours } from '../../support/hours.ts';

interface Window {
	readonly engine: Engine;
	readonly live: Live;
	/** Resolves when the window has been told of a change after this call. */
	changed(): Promise<void>;
}

suite('news that nothing announces', function () {
	this.timeout(20_000);
	let folder: string;
	let now: number;
	let hours: Hours;
	let windows: Window[];
	setup(() => {
		folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'bookend-delays-')));
		now = Date.UTC(2026, 9, 1, 12);
		hours = new Hours();
		windows = [];
		mkdirSync(path.dirname(transcript()), { recursive: true });
		writeFileSync(transcript(), response(1));
	});
	teardown(() => {
		windows.forEach(({ live, engine }) => {
			live.dispose();
			engine.close();
		});
		rmSync(folder, { recursive: true });
	});

	const transcript = (): string => path.join(folder, 'home/.claude/projects/-work/s.jsonl');
	const open = (): Window => {
		const common = { home: path.join(folder, 'home'), extraHomes: [], timeZone: 'UTC', prices: {}, log: silentLogger };
		const opened = openEngine({ ...common, store: path.join(folder, 'bookend.db'), now: () => now });
		assert.ok(opened.kind === 'open');
		const waiting = new Set<() => void>();
		const changed = (): void => {
			waiting.forEach(resolve => {
				resolve();
			});
			waiting.clear();
		};
		const listeners = {
			changed,
			progress: () => undefined,
			storeFailed: (sentence: string | null) => {
				assert.equal(sentence, null);
			},
		};
		const watcher = () => ({ dispose: () => undefined });
		const live = new Live(opened.engine, listeners, { log: silentLogger, timer: hours.timer, watcher });
		const window = { engine: opened.engine, live, changed: () => new Promise<void>(resolve => waiting.add(resolve)) };
		windows.push(window);
		return window;
	};
	const two = async (): Promise<readonly [Window, Window]> => {
		const [first, second] = [open(), open()];
		await first.live.start();
		await second.live.start();
		return [first, second];
	};
	const counted = ({ engine }: Window): number => sumOf(engine.book.spent(everything).map(({ tally }) => tally)).responses;

	test('comes with the next look at everything, where the file system tells of no change', async () => {
		const [first, second] = await two();
		appendFileSync(transcript(), response(2));
		hours.pass(LOOK_EVERY_MS);
		assert.deepEqual([first, second].map(counted), [1, 1], 'nobody can know yet');
		const told = first.changed();
		hours.pass(SWEEP_MS);
		await told;
		const toldToo = second.changed();
		hours.pass(LOOK_EVERY_MS);
		await toldToo;
		assert.deepEqual([first, second].map(counted), [2, 2]);
	});

	test('comes after a sleep, whichever window wakes first, and once', async () => {
		const [first, second] = await two();
		first.live.dispose();
		now += 8 * HOUR_MS;
		appendFileSync(transcript(), response(2));
		const told = second.changed();
		hours.pass(LOOK_EVERY_MS);
		await told;
		assert.equal(counted(second), 2);
		assert.equal(second.engine.lease.hold(), true, 'the one that woke reads');
		assert.equal(first.engine.lease.hold(), false);
		assert.equal(counted(first), 2);
	});

	for (const [name, jump] of [
		['a day ahead', DAY_MS],
		['two days back', -2 * DAY_MS],
	] as const) {
		test(`comes though the clock jumps ${name}, again and again`, async () => {
			const [first, second] = await two();
			for (const number of [2, 3, 4]) {
				now += jump;
				appendFileSync(transcript(), response(number));
				const told = [first.changed(), second.changed()];
				hours.pass(SWEEP_MS);
				await Promise.race(told);
				hours.pass(LOOK_EVERY_MS);
				await Promise.all(told);
				assert.deepEqual([first, second].map(counted), [number, number]);
			}
		});
	}
});

function response(number: number): string {
	const usage = { input_tokens: 1, output_tokens: 1 };
	const message = { id: `msg_${number}`, model: 'm', role: 'assistant', content: [], stop_reason: 'end_turn', usage };
	const timestamp = new Date(Date.UTC(2026, 9, 1, 11, 0, number)).toISOString();
	return `${JSON.stringify({ type: 'assistant', uuid: `u${number}`, sessionId: 's', timestamp, cwd: '/work', message })}\n`;
}
