import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Json } from '../../../../src/base/json.ts';
import { agentId } from '../../../../src/domain/trace/ids.ts';
import { MemoryStore } from '../../../../src/ingest/store/memoryStore.ts';
import { openStore } from '../../../../src/ingest/store/openStore.ts';
import { noRows, type Batch, type FileRow, type LineCounts, type Span, type Store } from '../../../../src/ingest/store/store.ts';
import { arbitraryRows, record, runs } from '../../../support/facts.ts';
import { rowsIn } from '../home.ts';

const counts: fc.Arbitrary<LineCounts> = record({
	lines: fc.nat(),
	torn: fc.nat(),
	oversized: fc.nat(),
	unreadable: fc.nat(),
	unknown: fc.dictionary(fc.constantFrom('user', 'system', '__proto__'), fc.nat(), { noNullPrototype: true }),
});

const file: fc.Arbitrary<FileRow> = record({
	path: fc.constantFrom('/one.log', '/two.log'),
	agent: fc.constant(agentId('made-up')),
	size: fc.nat(),
	modifiedAt: fc.double({ min: 0, max: 2 ** 42, noNaN: true }).map(Math.abs),
	changedAt: fc.option(fc.nat()),
	offset: fc.nat(),
	checkpoint: fc.jsonValue({ noUnicodeString: true }).map(value => JSON.parse(JSON.stringify(value)) as Json),
	head: fc.string(),
	counts,
	countsAtOffset: counts,
	trouble: fc.option(fc.string()),
});

const batch: fc.Arbitrary<Batch> = record({ file, rows: arbitraryRows });

suite('stores', () => {
	let folder: string;
	let opened: Store[];
	setup(() => {
		folder = mkdtempSync(join(tmpdir(), 'bookend-store-'));
		opened = [];
	});
	teardown(() => {
		opened.forEach(store => {
			store.close();
		});
		rmSync(folder, { recursive: true });
	});

	/** SQLite's own way of writing nothing to disk. */
	const openQuick = (): Store => {
		const result = openStore(':memory:', () => 0);
		assert.ok(result.kind === 'open');
		opened.push(result.store);
		return result.store;
	};
	let names = 0;
	const open = (name = `${names++}.db`): Store => {
		const result = openStore(join(folder, name), () => 0);
		assert.ok(result.kind === 'open');
		opened.push(result.store);
		return result.store;
	};
	const contentOf = (store: Store): unknown => ({ ...rowsIn(store), files: store.files() });

	test('hold the same on disk and in memory', () => {
		fc.assert(
			fc.property(fc.array(batch, { maxLength: 6 }), batches => {
				const [disk, memory] = [openQuick(), new MemoryStore()];
				batches.forEach(one => {
					disk.commit(one);
				});
				batches.forEach(one => {
					memory.commit(one);
				});
				assert.deepEqual(contentOf(disk), contentOf(memory));
			}),
			runs(60),
		);
	});

	test('hold the same rows in whatever order and however often they are told', () => {
		const told = fc
			.array(batch, { minLength: 1, maxLength: 5 })
			.chain(batches => fc.tuple(fc.constant(batches), fc.shuffledSubarray([...batches, ...batches], { minLength: 2 * batches.length })));
		fc.assert(
			fc.property(told, ([batches, again]) => {
				const [disk, memory] = [openQuick(), new MemoryStore()];
				batches.forEach(one => {
					memory.commit(one);
				});
				disk.together(() => {
					again.forEach(one => {
						disk.commit(one);
					});
				});
				assert.deepEqual(rowsIn(disk), rowsIn(memory));
			}),
			runs(60),
		);
	});

	test('answer for the same span alike', () => {
		const limit = fc.option(fc.integer({ min: -1, max: 6 }));
		fc.assert(
			fc.property(fc.array(batch, { maxLength: 4 }), fc.record({ since: limit, until: limit }), (batches, span: Span) => {
				const [disk, memory] = [openQuick(), new MemoryStore()];
				batches.forEach(one => {
					disk.commit(one);
					memory.commit(one);
				});
				for (const read of ['turns', 'waits', 'responses', 'edits', 'runs'] as const) {
					assert.deepEqual(disk[read](span), memory[read](span));
				}
			}),
			runs(60),
		);
	});

	test('keep everything over a restart', () => {
		fc.assert(
			fc.property(fc.array(batch, { minLength: 1, maxLength: 3 }), batches => {
				const name = `${names++}.db`;
				const before = open(name);
				batches.forEach(one => {
					before.commit(one);
				});
				assert.deepEqual(contentOf(open(name)), contentOf(before));
			}),
			runs(20),
		);
	});

	const aBatch = (path: string): Batch => ({ file: { ...(fc.sample(file, { numRuns: 1, seed: 1 })[0] as FileRow), path }, rows: noRows });
	const bothStores = (): readonly (readonly [string, () => Store])[] => [
		['memory', () => new MemoryStore()],
		['disk', open],
	];

	for (const [name, make] of bothStores()) {
		test(`${name}: nothing of a group stays when it fails`, () => {
			const store = make();
			const revision = store.revision();
			assert.throws(() => {
				store.together(() => {
					store.commit(aBatch('/one.log'));
					throw new Error('half way');
				});
			}, /half way/);
			assert.deepEqual(store.files(), []);
			assert.equal(store.revision(), revision);
			store.commit(aBatch('/two.log'));
			assert.equal(store.files().length, 1, 'it can be used again');
		});

		test(`${name}: the revision grows when something changed, and only then`, () => {
			const store = make();
			const revisions = [store.revision()];
			for (const path of ['/one.log', '/one.log', '/two.log']) {
				store.commit(aBatch(path));
				revisions.push(store.revision());
			}
			const [r0 = NaN, r1 = NaN, r2 = NaN, r3 = NaN] = revisions;
			assert.ok(r0 < r1 && r1 === r2 && r2 < r3, String(revisions));
		});
	}

	test('the revision grows by what another process commits', () => {
		const [mine, theirs] = [open('shared.db'), open('shared.db')];
		const revision = mine.revision();
		theirs.commit(aBatch('/one.log'));
		assert.ok(mine.revision() > revision);
		assert.equal(mine.revision(), mine.revision());
		assert.deepEqual(mine.files(), theirs.files());
	});
});
