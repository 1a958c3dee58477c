import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { openStore } from '../../../src/ingest/store/openStore.ts';
import { Home, lineOf, rowsIn } from './home.ts';

const ROUNDS = 4;
const FILES = 10;
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
		let commits = 0;
		for (let round = 0; round < ROUNDS; round++) {
			commits += await sweepAndKill(home.folder, database, 1 + (round % 2));
		}
		assert.ok(commits >= ROUNDS, 'each was killed after it had committed something');

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

/** Kills a sweep in another process, in the middle of the work that follows some commit. Gives how many commits there were. */
async function sweepAndKill(home: string, database: string, commits: number): Promise<number> {
	const child = spawn(process.execPath, [new URL('./sweepChild.ts', import.meta.url).pathname, home, database], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let seen = 0;
	child.stdout.on('data', (data: Buffer) => {
		seen += data.toString().split('\n').length - 1;
		if (seen >= commits) {
			child.kill('SIGKILL');
		}
	});
	const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
	assert.equal(signal, 'SIGKILL');
	return seen;
}
