import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FolderWatcher } from '../../../../src/ingest/watchPorts.ts';
import { ReportWatch } from '../../../../src/server/ledger/reportWatch.ts';

suite('watching for reports', () => {
	let folder: string;
	let hints: number;
	let watch: ReportWatch;
	const watchers = new Map<string, (name: string | null) => void>();
	const watcher: FolderWatcher = (of, onChange) => {
		watchers.set(path.basename(of), onChange);
		return { dispose: () => void watchers.delete(path.basename(of)) };
	};

	setup(() => {
		folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'bookend-reports-')));
		mkdirSync(path.join(folder, 'app', 'coverage'), { recursive: true });
		hints = 0;
		watchers.clear();
		watch = new ReportWatch(watcher, () => hints++);
		watch.follow([path.posix.join(folder, 'app/coverage/lcov.info')]);
	});
	teardown(() => {
		watch.dispose();
		assert.equal(watchers.size, 0);
		rmSync(folder, { recursive: true });
	});

	test('whatever changes beside a report is a hint', () => {
		watchers.get('coverage')?.('lcov.info');
		assert.equal(hints, 1);
	});

	test('in the folder above only the folder of the report is', () => {
		watchers.get('app')?.('server.log');
		assert.equal(hints, 0);
		watchers.get('app')?.('coverage');
		watchers.get('app')?.(null);
		assert.equal(hints, 2);
	});

	test('a folder in which no report lies any more is let go', () => {
		watch.follow([]);
		assert.equal(watchers.size, 0);
	});
});
