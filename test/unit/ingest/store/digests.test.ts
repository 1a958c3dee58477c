/** What was found out of a session is kept as long as none of its rows changes, and no longer. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { agentId, rootOf, sessionId, subagentSessionId, turnId, type SessionId } from '../../../../src/domain/trace/ids.ts';
import { sheetDay } from '../../../../src/ingest/store/sheets.ts';
import { always, noRows, type Rows, type Store } from '../../../../src/ingest/store/store.ts';
import { arbitraryRow, arbitraryRows, onDays, runs } from '../../../support/facts.ts';
import { batchOf, OpenedStores } from '../../../support/stores.ts';

const agent = agentId('made-up');
const RULES = 'these';

function keepAll(store: Store, word: string, rules = RULES): void {
	while (store.keepDigests(rules, sessions => new Map(sessions.map(({ session }) => [session, word])))) {
		// some at a time
	}
}

/** A row may go to another session in one batch and come back: then nothing is different, and nothing is kept. */
function allowed(text: string | null, session: SessionId, { turn, wait, edit, run }: Rows): readonly (string | null)[] {
	return [turn, wait, edit, run].flat().some(row => rootOf(row.session) === session) ? [text, null] : [text];
}

const textsOf = (store: Store): ReadonlyMap<SessionId, string | null> =>
	new Map(store.digests(-Infinity, RULES)?.map(({ session, text }) => [session, text]));

/** What is on record of each session that tells of time, as one text; and the days of it. */
function toldOf(store: Store): ReadonlyMap<SessionId, { readonly told: string; readonly days: readonly number[] }> {
	const rows = [
		...store.turns(always).map(row => ({ row, at: row.endedAt })),
		...store.waits(always).map(row => ({ row, at: row.from })),
		...store.edits(always).map(row => ({ row, at: row.at })),
		...store.runs(always).map(row => ({ row, at: row.startedAt })),
	];
	const bySession = Map.groupBy(rows, ({ row }) => rootOf(row.session));
	return new Map(
		[...bySession].map(([session, own]) => [
			session,
			{ told: JSON.stringify(own.map(({ row }) => row)), days: own.map(({ at }) => sheetDay(at)) },
		]),
	);
}

suite('digests', () => {
	let stores: OpenedStores;
	setup(() => {
		stores = new OpenedStores();
	});
	teardown(() => {
		stores.remove();
	});
	const open = (name: string): Store => stores.open(name);
	const [turn] = fc.sample(arbitraryRow.turn, { numRuns: 1, seed: 1 });
	const [response] = fc.sample(arbitraryRow.response, { numRuns: 1, seed: 1 });
	assert.ok(turn && response);

	test('hold until a row of their session is told that changes anything, and name the days of all its rows', () => {
		let held = 0;
		fc.assert(
			fc.property(fc.array(fc.tuple(arbitraryRows.map(onDays), fc.boolean()), { maxLength: 6 }), batches => {
				const store = open(':memory:');
				batches.forEach(([rows, keeps], index) => {
					const [before, texts] = [toldOf(store), textsOf(store)];
					store.commit(batchOf(rows));
					const now = toldOf(store);
					const after = textsOf(store);
					for (const [session, { told, days }] of now) {
						const kept = (told === before.get(session)?.told && texts.get(session)) || null;
						assert.ok(allowed(kept, session, rows).includes(after.get(session) ?? null));
						held += kept === null ? 0 : 1;
						const digest = store.digests(-Infinity, RULES)?.find(one => one.session === session);
						assert.ok(digest && days.every(day => digest.first <= day && day <= digest.last));
					}
					if (keeps) {
						keepAll(store, String(index));
						assert.ok([...textsOf(store).values()].every(text => text !== null));
					}
				});
			}),
			runs(60),
		);
		assert.ok(held > 0);
	});

	test('are of the engineer’s own session, go with what a subagent does, and stay when something is spent', () => {
		const store = open(':memory:');
		const own = sessionId(agent, 'own');
		const part = subagentSessionId(own, 'helper');
		store.commit(batchOf({ ...noRows, turn: [{ ...turn, session: own }] }));
		keepAll(store, 'first');
		assert.deepEqual(
			store.digests(-Infinity, RULES)?.map(({ session, text }) => [session, text]),
			[[own, 'first']],
		);
		store.commit(batchOf({ ...noRows, response: [{ ...response, session: own }] }));
		assert.equal(textsOf(store).get(own), 'first');
		store.commit(batchOf({ ...noRows, turn: [{ ...turn, id: turnId(agent, 'another'), session: part }] }));
		assert.deepEqual([...textsOf(store)], [[own, null]]);
	});

	test('hold by the rules that found them out, and by no others', () => {
		const store = open(':memory:');
		store.commit(batchOf({ ...noRows, turn: [turn] }));
		keepAll(store, 'one');
		assert.deepEqual(
			store.digests(-Infinity, 'others')?.map(({ text }) => text),
			[null],
		);
		assert.equal(
			store.keepDigests('others', () => new Map()),
			false,
		);
		keepAll(store, 'another', 'others');
		assert.deepEqual(
			['others', RULES].map(rules => store.digests(-Infinity, rules)?.map(({ text }) => text)),
			[['another'], [null]],
		);
	});

	test('are taken away by what another process tells', () => {
		const [mine, theirs] = [open('shared.db'), open('shared.db')];
		mine.commit(batchOf({ ...noRows, turn: [turn] }));
		keepAll(mine, 'mine');
		theirs.commit(batchOf({ ...noRows, turn: [{ ...turn, endedAt: turn.endedAt + 1 }] }));
		assert.deepEqual([...textsOf(mine).values()], [null]);
	});

	test('are wanted for each session of a store that an earlier version wrote', () => {
		const database = new DatabaseSync(path.join(stores.folder, 'old.db'));
		database.exec(readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/store/version-8.sql'), 'utf8'));
		database.close();
		const store = open('old.db');
		const told = toldOf(store);
		assert.ok(told.size > 0);
		assert.deepEqual(
			[...textsOf(store)],
			[...told.keys()].sort().map(session => [session, null]),
		);
		for (const { session, first, last } of store.digests(-Infinity, RULES) ?? []) {
			const days = told.get(session)?.days ?? [];
			assert.deepEqual([first, last], [Math.min(...days), Math.max(...days)]);
		}
	});
});
