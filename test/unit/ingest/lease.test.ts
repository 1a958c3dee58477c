/** One process at a time reads what is new, by a clock of the test's own. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lease, PATIENCE_MS } from '../../../src/ingest/lease.ts';
import { openStore } from '../../../src/ingest/store/openStore.ts';
import { LEASE_MS, type Store } from '../../../src/ingest/store/store.ts';

suite('the lease of one that reads', () => {
	let folder: string;
	let now: number;
	let stores: Store[];
	setup(() => {
		folder = mkdtempSync(join(tmpdir(), 'bookend-lease-'));
		now = Date.UTC(2026, 9, 1, 12);
		stores = [];
	});
	teardown(() => {
		stores.forEach(store => {
			store.close();
		});
		rmSync(folder, { recursive: true });
	});

	/** As another process would: with a connection of its own. */
	const process = (holder: string, name = 'codex /home'): Lease => {
		const opened = openStore(join(folder, 'store.db'), () => now);
		assert.ok(opened.kind === 'open');
		stores.push(opened.store);
		const wait = (ms: number): Promise<void> => Promise.resolve(void (now += ms));
		return new Lease({ store: opened.store, name, holder, now: () => now, wait });
	};

	test('is one process’s alone, for as long as that renews it', () => {
		const [first, second] = [process('first'), process('second')];
		for (let step = 0; step < 20; step++) {
			assert.deepEqual([first.hold(), second.hold()], [true, false]);
			now += LEASE_MS / 3;
		}
	});

	test('runs out when its holder has died, and not before', () => {
		const [first, second] = [process('first'), process('second')];
		first.hold();
		now += LEASE_MS - 1;
		assert.equal(second.hold(), false);
		now += 1;
		assert.equal(second.hold(), true);
		assert.equal(first.hold(), false, 'one that slept meanwhile follows');
	});

	test('is free at once when its holder ends, and only then', () => {
		const [first, second, third] = [process('first'), process('second'), process('third')];
		first.hold();
		second.dispose();
		assert.equal(third.hold(), false);
		first.dispose();
		assert.equal(third.hold(), true);
	});

	test('is no longer than a lease can be, wherever the clock jumps', () => {
		const [first, second] = [process('first'), process('second')];
		first.hold();
		now -= 86_400_000;
		assert.equal(second.hold(), true);
	});

	test('is another one for whoever reads other folders', () => {
		assert.deepEqual([process('first').hold(), process('second', 'codex /other').hold()], [true, true]);
	});

	test('is not renewed by one that does not have it', () => {
		const [first, second] = [process('first'), process('second')];
		first.renew();
		assert.equal(second.hold(), true);
	});

	test('changes no revision: what others show stays as it is', () => {
		const [first] = [process('first'), process('second')];
		const other = stores[1]?.revision();
		first.hold();
		first.dispose();
		assert.equal(stores[1]?.revision(), other);
	});

	test('is waited for while there is news, and not for long', async () => {
		const [first, second] = [process('first'), process('second')];
		first.hold();
		const begun = now;
		await second.takeTurn(() => true);
		assert.equal(now - begun, PATIENCE_MS);
		await second.takeTurn(() => false);
		assert.equal(now - begun, PATIENCE_MS);
		first.dispose();
		await second.takeTurn(() => true);
		assert.equal(now - begun, PATIENCE_MS);
		assert.equal(first.hold(), false);
	});
});
