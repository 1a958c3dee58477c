/** A disk that is full, or may not be written to: a sentence, and all is well when it ends. Where the test may mount a small disk of its own. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeHome } from '../../support/home/home.ts';
import { runCli, type CliRun } from '../../support/cli.ts';

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

suite('a store on a small disk', function () {
	this.timeout(120_000);
	let folder: string;
	let disk: string | null;
	setup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-disk-'));
		makeHome(path.join(folder, 'home'), Date.now());
		disk = mayMount ? mkdtempSync(path.join(tmpdir(), 'bookend-small-')) : null;
		disk = disk !== null && mount('-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', disk) ? disk : null;
	});
	teardown(() => {
		rmSync(folder, { recursive: true });
		if (disk !== null) {
			spawnSync('umount', [disk]);
			rmSync(disk, { recursive: true });
		}
	});

	const spend = (store: string): CliRun => runCli(['spend', '--home', path.join(folder, 'home'), '--store', store]);

	test('full: says so, and goes on when there is room', function () {
		const small = disk ?? this.skip(); // the test of the store itself has a limit of SQLite's instead
		const store = path.join(small, 'bookend.db');
		const { code, stderr } = spend(store);
		assert.equal(code, 1);
		assert.match(stderr, /no room left on the disk for the store|cannot be opened or created|gave an error while the store/);
		assert.ok(mount('-o', 'remount,size=8m', small));
		assert.deepEqual(spend(store).stdout, spend(path.join(folder, 'other.db')).stdout);
	});

	test('read-only: says so', function () {
		const small = disk ?? this.skip();
		assert.ok(mount('-o', 'remount,ro', small));
		const { code, stderr } = spend(path.join(small, 'bookend.db'));
		assert.equal(code, 1);
		assert.match(stderr, /cannot be opened or created\. Check that it is a file in a folder that can be written to/);
	});
});

function mount(...args: readonly string[]): boolean {
	return spawnSync('mount', args).status === 0;
}
