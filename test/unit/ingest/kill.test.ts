import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { openStore } from '../../../src/ingest/store/openStore.ts';
import { Home, lineOf, rowsIn } from './home.ts';

/** Each is the place and the count at which one sweep after the other is killed. */
const DEATHS = [
	['commit', 1],
	['line', 3_000],
	['line', 45_000],
	['commit', 4],
] as const;
/** More than one commit. */
const FILES = 18;
const LINES = 3_000;

suite('ingest that is killed', () => {
	let home: Home;
	setup(() => {
		home = new Home();
	});
	teardown(() => {
		home.remove();
	});

	test('is completed exactly by the next sweep', async () => {
		for (let file = 0; file < FILES; file++) {
			home.write(`${file}.log`, contentOf(file));
		}
		const database = join(home.folder, 'store.db');
		for (const [place, count] of DEATHS) {
			sweepUntilKilled(home.folder, database, place, count);
		}

		const expected = new MemoryStore();
		await home.ingest(expected).sweep();
		const opened = openStore(database, () => 0);
		assert.ok(opened.kind === 'open' && opened.note === null);
		const before = opened.store.files().length;
		assert.ok(before > 0 && before < FILES, `something, and not everything, was read before: ${before}`);
		await home.ingest(opened.store).sweep();
		assert.deepEqual(rowsIn(opened.store), rowsIn(expected));
		assert.deepEqual(
			opened.store.files().map(file => file.counts),
			expected.files().map(file => file.counts),
		);
		opened.store.close();
	}).timeout(60_000);
});

/** More than one batch. Runs that are open for long keep checkpoints away from the ends of batches. */
function contentOf(file: number): string {
	const line = (index: number): string => {
		const key = `${file} ${index}`;
		const padding = 'x'.repeat(1_700);
		switch (index % 100) {
			case 0:
				return lineOf({ start: `${file} ${Math.floor(index / 100)}`, at: index, padding });
			case 90:
				return lineOf({ finish: `${file} ${Math.floor(index / 100)}`, at: index, padding });
			default:
				return lineOf({ reply: key, output: index, at: index, padding });
		}
	};
	return Array.from({ length: LINES }, (_, index) => line(index)).join('');
}

/** In a process of its own. */
function sweepUntilKilled(home: string, database: string, place: string, count: number): void {
	const child = new URL('./sweepChild.ts', import.meta.url).pathname;
	const { signal } = spawnSync(process.execPath, [child, home, database, place, String(count)], { stdio: 'inherit' });
	assert.equal(signal, 'SIGKILL');
}
