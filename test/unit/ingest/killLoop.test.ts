/** Four processes share one store and one journal, and die at any moment: nothing is counted twice, and nothing that was safe is lost. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE_MS } from '../../../src/base/units.ts';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { openStore } from '../../../src/ingest/store/openStore.ts';
import type { Store } from '../../../src/ingest/store/store.ts';
import { SheetList } from '../../../src/server/keptSheets.ts';
import { Marks } from '../../../src/server/marks/marks.ts';
import { SessionTimes } from '../../../src/server/sessionTimes.ts';
import { Home, lineOf, rowsIn } from './home.ts';

/** Each takes a quarter of a second; `BOOKEND_KILL_ROUNDS=200` is what is run before a release. */
const ROUNDS = Number(process.env['BOOKEND_KILL_ROUNDS'] ?? 8);
const PROCESSES = 4;
const FILES = 6;
const LINES = 1_500;

suite('ingest of four processes that are killed', function () {
	this.timeout(60_000 + ROUNDS * 10_000);

	test(`is exact after ${String(ROUNDS)} rounds, and no mark that was safe is lost`, async () => {
		const home = new Home();
		const folder = join(home.folder, 'data');
		mkdirSync(folder);
		const told: string[] = [];
		try {
			for (let round = 0; round < ROUNDS; round++) {
				for (let file = 0; file < FILES; file++) {
					home.append(`${file}.log`, contentOf(round, file));
				}
				told.push(...(await killAll(startAll(home.folder, folder), momentOf(round))));
			}
			await check(home, folder, told);
		} finally {
			home.remove();
		}
	});
});

/** Milliseconds after the first was through once: spread over what starts and sweeps take. */
function momentOf(round: number): number {
	return (round * 137) % 400;
}

interface Running {
	readonly child: ChildProcess;
	readonly output: Buffer[];
}

function startAll(home: string, folder: string): readonly Running[] {
	return Array.from({ length: PROCESSES }, () => {
		const script = new URL('./killChild.ts', import.meta.url).pathname;
		const child = spawn(process.execPath, ['--no-warnings', script, home, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
		const output: Buffer[] = [];
		child.stdout.on('data', (bytes: Buffer) => output.push(bytes));
		return { child, output };
	});
}

/** One after the other, so that some are in the middle of what others have just begun. Gives the marks that they told as safe. */
async function killAll(running: readonly Running[], afterMs: number): Promise<readonly string[]> {
	const ended = running.map(({ child }) => new Promise(resolve => child.once('close', resolve)));
	await Promise.race(running.map(({ child }) => new Promise(resolve => child.stdout?.once('data', resolve))));
	for (const { child } of running) {
		await wait(afterMs / running.length); // no moment is waited for here: any is meant
		child.kill('SIGKILL');
	}
	await Promise.all(ended);
	return running.flatMap(({ output }) => Buffer.concat(output).toString().split('\n').slice(0, -1));
}

async function check(home: Home, folder: string, told: readonly string[]): Promise<void> {
	const file = join(folder, 'store.db');
	const opened = openStore(file, () => 0);
	assert.ok(opened.kind === 'open' && opened.note === null, JSON.stringify(opened));
	const expected = new MemoryStore();
	await home.ingest(expected).sweep();
	await home.ingest(opened.store).sweep();
	assert.deepEqual(rowsIn(opened.store), rowsIn(expected));
	const times = timesIn(expected);
	assert.ok(times.length > 0);
	assert.deepEqual(timesIn(opened.store), times);
	opened.store.close();
	const database = new DatabaseSync(file);
	assert.deepEqual(
		database
			.prepare('PRAGMA integrity_check')
			.all()
			.map(row => row['integrity_check']),
		['ok'],
	);
	database.close();
	const kept = new Set(new Marks(join(folder, 'marks.jsonl'), () => 0).all().map(({ id }) => id));
	assert.deepEqual(
		told.filter(id => !kept.has(id)),
		[],
	);
}

/** What was kept of it, where that is right still, and else what its rows tell. */
function timesIn(store: Store): readonly string[] {
	return new SessionTimes(new SheetList(store))
		.since(-Infinity)
		.map(time => JSON.stringify(time))
		.sort();
}

/** Runs that are open for long keep checkpoints away from the ends of batches. */
function contentOf(round: number, file: number): string {
	const key = (index: number): string => `${round} ${file} ${index}`;
	const lines = Array.from({ length: Math.ceil(LINES / ROUNDS) }, (_, index) => [
		lineOf({ start: key(index), at: index }),
		lineOf({ reply: key(index), output: index, at: index, padding: 'x'.repeat(300) }),
		lineOf({ finish: key(index - 20), at: index }),
		lineOf({ ask: key(index), at: (round * LINES + index) * 2 * MINUTE_MS }),
	]);
	return lines.flat().join('');
}
