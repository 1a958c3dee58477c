/** A store whose file is deleted or replaced goes on as another, and nobody who follows it keeps anything of the one before. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { openStore } from '../../../../src/ingest/store/openStore.ts';
import { always, noLines, noRows, type Rows, type Store } from '../../../../src/ingest/store/store.ts';
import { StoreError } from '../../../../src/ingest/store/storeError.ts';
import { agentId } from '../../../../src/domain/trace/ids.ts';
import { everything } from '../../../../src/server/book.ts';
import { slicesIn } from '../../../../src/server/engineerTime.ts';
import { bookOf } from '../../../support/book.ts';
import { arbitraryRows, runs } from '../../../support/facts.ts';

suite('a store that outlives its file', () => {
	let folder: string;
	let opened: Store[];
	setup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-lasting-'));
		opened = [];
	});
	teardown(() => {
		opened.forEach(store => {
			store.close();
		});
		rmSync(folder, { recursive: true });
	});

	const file = (): string => path.join(folder, 'store', 'bookend.db');
	const open = (): Store => {
		const store = openStore(file(), () => 0);
		assert.ok(store.kind === 'open', JSON.stringify(store));
		opened.push(store.store);
		return store.store;
	};
	const deleted = (): void => {
		rmSync(path.join(folder, 'store'), { recursive: true });
	};

	type Deed = { readonly kind: 'tell'; readonly rows: Rows } | { readonly kind: 'delete' | 'deleteAlone' | 'look' };
	const deed: fc.Arbitrary<Deed> = fc.oneof(
		{ weight: 3, arbitrary: arbitraryRows.map(rows => ({ kind: 'tell' as const, rows })) },
		fc.constantFrom('delete', 'deleteAlone', 'look').map(kind => ({ kind })),
	);

	test('shows each of two that share it what one that is opened now shows, whatever happened', () => {
		const shown = (book: ReturnType<typeof bookOf>): unknown => [book.sessions(), book.spent(everything), slicesIn(book, everything)];
		fc.assert(
			fc.property(fc.array(deed, { maxLength: 8 }), deeds => {
				const stores = [open(), open()];
				const books = stores.map(store => bookOf({}, '2026-04-09T00:00:00Z', { store }));
				let revisions = [-1, -1];
				deeds.forEach((one, index) => {
					if (one.kind === 'tell') {
						commit(stores[index % 2], one.rows);
					} else if (one.kind !== 'look') {
						rmSync(one.kind === 'delete' ? path.dirname(file()) : file(), { recursive: true });
						stores.forEach(store => {
							store.renew();
						});
					}
					const fresh = open();
					const expected = shown(bookOf({}, '2026-04-09T00:00:00Z', { store: fresh }));
					books.forEach(book => {
						assert.deepEqual(shown(book), expected);
					});
					fresh.close();
					opened.pop();
					const now = stores.map(store => store.revision());
					assert.ok(now.every((revision, which) => revision >= (revisions[which] ?? 0)));
					revisions = now;
				});
				opened.splice(0).forEach(store => {
					store.close();
				});
				deleted();
			}),
			runs(40),
		);
	});

	test('is not renewed while its file is there, and keeps nothing in one that is not', () => {
		const store = open();
		assert.equal(store.lost(), null);
		commit(store, noRows);
		const before = store.revision();
		store.renew();
		assert.equal(store.revision(), before);
		deleted();
		assert.match(store.lost() ?? '', /was deleted or replaced while it was in use/);
		assert.throws(() => {
			commit(store, noRows);
		}, StoreError);
		assert.equal(store.files().length, 1, 'what was there is still shown');
		store.renew();
		assert.deepEqual([store.lost(), store.files()], [null, []]);
		assert.ok(store.revision() > before);
	});

	test('takes what another has put under its name, with its log', () => {
		const store = open();
		commit(store, noRows);
		const aside = path.join(folder, 'aside');
		renameSync(path.dirname(file()), aside);
		const other = open();
		commit(other, noRows, '/other.jsonl');
		store.renew();
		commit(store, noRows, '/more.jsonl');
		assert.deepEqual(
			other.files().map(row => row.path),
			['/more.jsonl', '/other.jsonl'],
		);
		const moved = openStore(path.join(aside, 'bookend.db'), () => 0);
		assert.ok(moved.kind === 'open' && moved.note === null);
		opened.push(moved.store);
		assert.deepEqual(
			moved.store.files().map(row => row.path),
			['/t.jsonl'],
			'what was moved is whole',
		);
	});

	test('stays as it is where there is no place for another, and goes on when there is', () => {
		const store = open();
		commit(store, noRows);
		deleted();
		writeFileSync(path.dirname(file()), '');
		assert.throws(() => {
			store.renew();
		}, /bookend\.db cannot be opened or created/);
		assert.deepEqual([store.files().length, store.responses(always)], [1, []]);
		rmSync(path.dirname(file()));
		store.renew();
		assert.deepEqual([store.lost(), store.files().length, existsSync(file())], [null, 0, true]);
	});
});

function commit(store: Store | undefined, rows: Rows, name = '/t.jsonl'): void {
	const place = { path: name, agent: agentId('made-up'), size: 0, modifiedAt: 0, changedAt: 0, offset: 0, checkpoint: null, head: '' };
	store?.commit({ file: { ...place, counts: noLines, countsAtOffset: noLines, trouble: null }, rows });
}
