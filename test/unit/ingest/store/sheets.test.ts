/** Whoever reads only the sheets that are told to have changed knows what a reading of all rows would tell. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { MemoryStore } from '../../../../src/ingest/store/memoryStore.ts';
import { onSheet, sheetTables } from '../../../../src/ingest/store/sheets.ts';
import { always, type Store } from '../../../../src/ingest/store/store.ts';
import { arbitraryRows, onDays, runs } from '../../../support/facts.ts';
import { batchOf, OpenedStores } from '../../../support/stores.ts';

const batches = fc.array(
	arbitraryRows.map(rows => batchOf(onDays(rows))),
	{ maxLength: 6 },
);

/** What somebody knows who looks from time to time, and reads again only what has changed. */
class Follower {
	readonly #store: Store;
	readonly #known = new Map<string, readonly unknown[]>();
	#revision = -1;

	constructor(store: Store) {
		this.#store = store;
	}

	look(): void {
		for (const { table, day, revision } of this.#store.changedSheets(this.#revision)) {
			this.#known.set(`${table} ${day}`, this.#store.sheet(table, day));
			this.#revision = Math.max(this.#revision, revision);
		}
	}

	known(): Readonly<Record<string, readonly unknown[]>> {
		const of = (table: string): readonly unknown[] =>
			[...this.#known].flatMap(([name, rows]) => (name.startsWith(`${table} `) ? rows : []));
		return Object.fromEntries(sheetTables.map(table => [table, inAnyOrder(of(table))]));
	}
}

const inAnyOrder = (rows: readonly unknown[]): readonly unknown[] => rows.map(row => JSON.stringify(row)).sort();

function allOf(store: Store): Readonly<Record<string, readonly unknown[]>> {
	return {
		session: inAnyOrder(store.sessions().map(onSheet.session)),
		turn: inAnyOrder(store.turns(always).map(onSheet.turn)),
		wait: inAnyOrder(store.waits(always).map(onSheet.wait)),
		response: inAnyOrder(store.responses(always).map(onSheet.response)),
		edit: inAnyOrder(store.edits(always).map(onSheet.edit)),
		run: inAnyOrder(store.runs(always).map(onSheet.run)),
	};
}

function packAll(store: Store): void {
	while (store.packSheet()) {
		// one after the other
	}
}

suite('sheets', () => {
	let stores: OpenedStores;
	setup(() => {
		stores = new OpenedStores();
	});
	teardown(() => {
		stores.remove();
	});
	const open = (name: string): Store => stores.open(name);

	for (const [name, make] of [
		['memory', () => new MemoryStore()],
		['disk', () => open(':memory:')],
	] as const) {
		test(`${name}: who reads what has changed knows all`, () => {
			fc.assert(
				fc.property(batches, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (told, packs) => {
					const store = make();
					const follower = new Follower(store);
					told.forEach((one, index) => {
						store.commit(one);
						if (packs[index]) {
							packAll(store);
						}
						follower.look();
					});
					assert.deepEqual(follower.known(), allOf(store));
					assert.deepEqual(store.changedSheets(store.revision()), []);
				}),
				runs(60),
			);
		});
	}

	test('hold the same packed as they do unpacked, and as in memory', () => {
		fc.assert(
			fc.property(batches, told => {
				const [disk, memory] = [open(':memory:'), new MemoryStore()];
				told.forEach(one => {
					disk.commit(one);
					memory.commit(one);
				});
				const sheetsOf = (store: Store): unknown => memory.changedSheets(-1).map(({ table, day }) => [table, day, store.sheet(table, day)]);
				const unpacked = sheetsOf(disk);
				packAll(disk);
				assert.deepEqual(unpacked, sheetsOf(memory));
				assert.deepEqual(sheetsOf(disk), unpacked);
			}),
			runs(40),
		);
	});

	test('tell what another process has changed, and hold no more what was packed before', () => {
		const [mine, theirs] = [open('shared.db'), open('shared.db')];
		const [first, second] =
			fc.sample(
				batches.filter(told => told.length > 1 && told[0]?.rows.response.length === 3),
				{ numRuns: 1, seed: 1 },
			)[0] ?? [];
		assert.ok(first && second);
		const follower = new Follower(mine);
		theirs.commit(first);
		packAll(theirs);
		follower.look();
		theirs.commit(second);
		follower.look();
		assert.deepEqual(follower.known(), allOf(theirs));
	});

	for (const version of ['version-7', 'version-9', 'version-10']) {
		test(`are told of a store of ${version}, whether or not it had packed them`, () => {
			const database = new DatabaseSync(path.join(stores.folder, 'old.db'));
			database.exec(readFileSync(path.resolve(import.meta.dirname, `../../../fixtures/store/${version}.sql`), 'utf8'));
			database.close();
			const store = open('old.db');
			const follower = new Follower(store);
			follower.look();
			assert.ok(follower.known()['response']?.length);
			assert.deepEqual(follower.known(), allOf(store));
		});
	}
});
