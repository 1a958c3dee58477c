/** What the list keeps of a session is what is on record of it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agentId } from '../../../../src/domain/trace/ids.ts';
import { MemoryStore } from '../../../../src/ingest/store/memoryStore.ts';
import type { Said } from '../../../../src/domain/value/outcome.ts';
import { noLines, noRows, type Rows, type Store } from '../../../../src/ingest/store/store.ts';
import { everything } from '../../../../src/server/book.ts';
import { SessionList } from '../../../../src/server/snapshot/sessionList.ts';
import { sessionSummaries } from '../../../../src/server/snapshot/sessions.ts';
import { bookOf, responseRow, session, sessionRow, titleRow } from '../../../support/book.ts';
import { arbitraryRows, onDays, runs, withSessions } from '../../../support/facts.ts';

const NOW = '2026-10-15T18:00:00Z';

function commit(store: Store, rows: Rows): void {
	const counts = { counts: noLines, countsAtOffset: noLines };
	const place = {
		path: '/t.jsonl',
		agent: agentId('made-up'),
		size: 0,
		modifiedAt: 0,
		changedAt: 0,
		offset: 0,
		checkpoint: null,
		head: '',
	};
	store.commit({ file: { ...place, ...counts, trouble: null }, rows });
}

suite('the list of sessions', () => {
	test('is what counting every session gives, whatever is told when', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(arbitraryRows.map(onDays).map(withSessions), { maxLength: 5 }), async batches => {
				const store = new MemoryStore();
				const book = bookOf({}, NOW, { store });
				const list = new SessionList(book);
				for (const rows of batches) {
					commit(store, rows);
					assert.deepEqual(await list.newest(Infinity), await sessionSummaries(book, everything));
				}
			}),
			runs(80),
		);
	});

	test('goes no further back than the days that are asked for', async () => {
		const store = new MemoryStore();
		const read: string[] = [];
		const said: Said = { outcomes: [], kinds: [] };
		const book = bookOf({}, NOW, {
			store,
			said: () => said,
			titleOf: ({ session: id }) => {
				read.push(id);
				return Promise.resolve(id);
			},
		});
		const begins = ['2026-10-14T10:00:00Z', '2026-10-14T09:00:00Z', ...Array.from({ length: 40 }, () => '2026-10-02T10:00:00Z')];
		const ids = begins.map((_, index) => session(String(index)));
		const each = <T>(make: (id: (typeof ids)[number], at: string) => T): T[] => ids.map((id, index) => make(id, begins[index] ?? NOW));
		commit(store, {
			...noRows,
			session: each((id, begin) => sessionRow(id, begin, begin)),
			response: each((id, begin) => responseRow(id, begin)),
			title: each(id => titleRow(id, 'prompt', 1)),
		});
		const list = new SessionList(book);
		const shown = async (days: number): Promise<readonly string[]> => (await list.newest(days)).map(({ id }) => id);
		assert.deepEqual(await shown(1), ids.slice(0, 2));
		assert.ok(read.length < ids.length, 'titles of older ones were read');
		assert.deepEqual((await shown(2)).toSorted(), ids.toSorted());
		assert.deepEqual(read.toSorted(), ids.toSorted(), 'each title was read once');
	});

	test('follows what was said, titles, prices and transcripts, as these change', async () => {
		const one = session('one');
		const store = new MemoryStore();
		const outside = { said: { outcomes: [], kinds: [] } as Said, usd: 1, isThere: true };
		const book = bookOf({}, NOW, {
			store,
			said: () => outside.said,
			priceOf: () => ({ kind: 'known', usd: outside.usd }),
			isThere: () => outside.isThere,
			titleOf: ({ pointer }) => Promise.resolve(`title at ${String(pointer.offset)}`),
		});
		const list = new SessionList(book);
		const shown = async (): Promise<unknown> =>
			(await list.newest(Infinity)).map(({ title, costUsd, transcript, kind }) => [title, costUsd, transcript, kind.mark]);
		const day = ['2026-10-14T10:00:00Z', '2026-10-14T11:00:00Z'] as const;
		commit(store, {
			...noRows,
			session: [sessionRow(one, ...day)],
			response: [responseRow(one, day[1])],
			title: [titleRow(one, 'prompt', 1)],
		});
		assert.deepEqual(await shown(), [['title at 1', 1, '/t.jsonl', null]]);
		commit(store, { ...noRows, title: [titleRow(one, 'engineer', 2)] });
		assert.deepEqual(await shown(), [['title at 2', 1, '/t.jsonl', null]]);
		outside.usd = 2;
		book.repriced();
		assert.deepEqual(await shown(), [['title at 2', 2, '/t.jsonl', null]]);
		outside.said = { outcomes: [], kinds: [{ mark: 'm', session: one, work: 'docs' }] };
		assert.deepEqual(await shown(), [['title at 2', 2, '/t.jsonl', 'm']]);
		outside.isThere = false;
		assert.deepEqual(await shown(), [['title at 2', 2, null, 'm']]);
	});
});
