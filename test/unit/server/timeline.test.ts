/** What is kept of time, session by session and day by day, is what all that was told gives at once. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HOUR_MS, MINUTE_MS } from '../../../src/base/units.ts';
import { Calendar } from '../../../src/domain/calendar.ts';
import type { TimeRows } from '../../../src/domain/time/engineerTurns.ts';
import { between, lengthOf } from '../../../src/domain/time/interval.ts';
import type { Retag } from '../../../src/domain/time/retag.ts';
import { sessionTimes, type Work } from '../../../src/domain/time/sessionTime.ts';
import type { Sign } from '../../../src/domain/time/signs.ts';
import { phases, type Slice } from '../../../src/domain/time/slice.ts';
import { clip, engineerSlices } from '../../../src/domain/time/time.ts';
import { agentId, sessionId, turnId, type SessionId } from '../../../src/domain/trace/ids.ts';
import type { Tables } from '../../../src/domain/trace/rows.ts';
import { rules } from '../../../src/base/version.ts';
import { openStore } from '../../../src/ingest/store/openStore.ts';
import { sheetDay } from '../../../src/ingest/store/sheets.ts';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { always, noLines, noRows, type Rows, type Span, type Store } from '../../../src/ingest/store/store.ts';
import { everything, type Book } from '../../../src/server/book.ts';
import { agentTimeIn, slicesIn } from '../../../src/server/engineerTime.ts';
import { Notices } from '../../../src/server/notices/notices.ts';
import { arbitraryRow, arbitraryRows, record, runs, withSessions } from '../../support/facts.ts';
import { at, bookOf } from '../../support/book.ts';

/** Clocks are put back by half an hour in these days. */
const ZONE = 'Australia/Lord_Howe';
const begin = at('2026-04-02T00:00:00Z');
const LAST_HOUR = 7 * 24;
const agent = agentId('made-up');

const moment = fc.integer({ min: 0, max: LAST_HOUR * 6 }).map(tenths => begin + (tenths / 6) * HOUR_MS);
const minutes = fc.integer({ min: 0, max: 400 }).map(count => count * MINUTE_MS);

const rows: fc.Arbitrary<Rows> = fc
	.record({
		turn: fc.array(fc.tuple(arbitraryRow.turn, moment, minutes), { maxLength: 4 }),
		wait: fc.array(fc.tuple(arbitraryRow.wait, moment, minutes), { maxLength: 2 }),
		edit: fc.array(fc.tuple(arbitraryRow.edit, moment), { maxLength: 4 }),
		run: fc.array(fc.tuple(arbitraryRow.run, moment), { maxLength: 4 }),
		others: arbitraryRows,
	})
	.map(({ turn, wait, edit, run, others }) =>
		withSessions({
			...others,
			session: [],
			response: [],
			turn: turn.map(([row, start, length]) => ({ ...row, startedAt: start, endedAt: start + length })),
			wait: wait.map(([row, start, length]) => ({ ...row, from: start, to: row.to === null ? null : start + length })),
			edit: edit.map(([row, time]) => ({ ...row, at: time })),
			run: run.map(([row, time]) => ({ ...row, startedAt: time })),
		}),
	);

const sign: fc.Arbitrary<Sign> = fc.oneof(
	fc.tuple(moment, minutes).map(([from, length]) => ({ kind: 'present' as const, from, to: from + length / 20 })),
	fc.tuple(moment, minutes).map(([from, length]) => ({ kind: 'typed' as const, from, to: from + length / 20, file: '/a.ts' })),
	fc.tuple(moment, minutes).map(([from, length]) => ({
		kind: 'looked' as const,
		from,
		to: from + length / 4,
		sight: 'agentLines' as const,
		session: null,
		file: '/b.ts',
	})),
);
const retag: fc.Arbitrary<Retag> = record({ start: moment, end: moment, phase: fc.constantFrom(...phases, null), mark: fc.uuid() });

function commit(store: Store, told: Rows): void {
	const counts = { counts: noLines, countsAtOffset: noLines };
	const place = {
		path: '/t.jsonl',
		agent,
		size: 0,
		modifiedAt: 0,
		changedAt: 0,
		offset: 0,
		checkpoint: null,
		head: '',
	};
	store.commit({ file: { ...place, ...counts, trouble: null }, rows: told });
}

function storeOnDisk(): Store {
	const opened = openStore(':memory:', () => 0);
	assert.ok(opened.kind === 'open');
	return opened.store;
}

/** Turns of an hour each, begun by the engineer. */
function turnsOf(like: Tables['turn'], begun: readonly (readonly [session: string, hour: number])[]): Rows {
	const turns = begun.map(([session, hour]): Tables['turn'] => ({
		...like,
		id: turnId(agent, `${session} ${String(hour)}`),
		session: sessionId(agent, session),
		startedAt: begin + hour * HOUR_MS,
		endedAt: begin + (hour + 1) * HOUR_MS,
		prompt: { by: 'engineer', typedChars: 10, sign: 'request' },
	}));
	return withSessions({ ...noRows, turn: turns });
}

/** The same store, and which sheets were read of it. */
function readsOf(store: Store): { readonly watched: Store; readonly read: readonly string[] } {
	const read: string[] = [];
	const watched = new Proxy(store, {
		get: (target, name) => {
			const value: unknown = Reflect.get(target, name);
			if (name === 'sheet') {
				return (table: 'turn', day: number) => {
					read.push(`${table} ${String(day - sheetDay(begin))}`);
					return target.sheet(table, day);
				};
			}
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		},
	});
	return { watched, read };
}

function keepAll({ timeline }: Book): void {
	const kept = new Set<SessionId>();
	while (timeline.keepNext(kept)) {
		// some sessions at a time
	}
}

/** After something was told: what was found out is kept, and everything starts anew. */
const step = fc.record({ keeps: fc.boolean(), starts: fc.boolean() });

suite('time that is kept', () => {
	const [one] = fc.sample(arbitraryRow.turn, { numRuns: 1, seed: 1 });
	assert.ok(one);
	const bookIn = (store: Store): Book => bookOf({}, '2026-04-20T00:00:00Z', { store, calendar: new Calendar('UTC') });
	const limit = fc.option(moment);
	const spans: fc.Arbitrary<Span> = record({ since: limit, until: limit });

	/** Signs are written down on the day on which they end. */
	function noticesOf(signs: readonly Sign[]): Notices {
		const notices = new Notices(null);
		for (const one of signs) {
			notices.keep('to' in one && one.to !== null ? one.to : begin, [one], []);
		}
		return notices;
	}

	const rowsOf = (store: Store): TimeRows => ({
		turns: store.turns(always),
		waits: store.waits(always),
		edits: store.edits(always),
		runs: store.runs(always),
	});

	function recounted({ ports: { store, notices, retags, now } }: Book, { since, until }: Span): readonly Slice[] {
		const slices = engineerSlices(rowsOf(store), notices.seen(-Infinity, Infinity), retags(), now());
		return clip(slices, since ?? -Infinity, until ?? Infinity);
	}

	const workIn = (store: Store): readonly Work[] => sessionTimes(rowsOf(store)).flatMap(({ work }) => work);

	for (const [kind, makeStore] of [
		['in memory', () => new MemoryStore()],
		['on disk', storeOnDisk],
	] as const) {
		test(`is what all rows give, whatever is told when, in every span, with what was seen and said: ${kind}`, () => {
			fc.assert(
				fc.property(
					fc.array(fc.tuple(rows, step), { minLength: 1, maxLength: 4 }),
					fc.array(sign, { maxLength: 6 }),
					fc.array(
						retag.filter(({ start, end }) => start < end),
						{ maxLength: 2 },
					),
					fc.array(spans, { minLength: 4, maxLength: 4 }),
					moment,
					(told, signs, retags, asked, now) => {
						const store = makeStore();
						let said: readonly Retag[] = [];
						const ports = { store, calendar: new Calendar(ZONE), notices: noticesOf(signs), retags: () => said, now: () => now };
						let book = bookOf({}, '2026-04-02T00:00:00Z', ports);
						told.forEach(([batch, { keeps, starts }], index) => {
							commit(store, batch);
							if (keeps) {
								keepAll(book);
							}
							book = starts ? bookOf({}, '2026-04-02T00:00:00Z', ports) : book;
							// One thing more is said, and in the end one is taken back.
							said = retags.slice(index === told.length - 1 ? 1 : 0, index + 1);
							const span = asked[index] ?? always;
							assert.deepEqual(slicesIn(book, { ...everything, span }), recounted(book, span));
							const [since, until] = [span.since ?? -Infinity, span.until ?? Infinity];
							const all = lengthOf(workIn(store).map(work => between(work, since, until)));
							for (const longer of [span, { since: null, until: span.until }]) {
								assert.equal(Math.round(agentTimeIn(book, { ...everything, span }, longer)), Math.round(all));
							}
						});
						store.close();
					},
				),
				runs(150),
			);
		});
	}

	test('is read from what is kept, and found out again only where something has changed since', () => {
		const store = storeOnDisk();
		commit(
			store,
			turnsOf(one, [
				['a', 1],
				['b', 1],
				['c', 30],
			]),
		);
		keepAll(bookIn(store));
		assert.ok(store.digests(-Infinity, rules)?.every(({ text }) => text !== null));
		const { read, watched } = readsOf(store);
		const after = bookIn(watched);
		assert.equal(lengthOf(after.timeline.work({ start: -Infinity, end: Infinity }, -Infinity)), 3 * HOUR_MS);
		assert.deepEqual(read, []);
		commit(store, turnsOf(one, [['c', 33]]));
		assert.equal(lengthOf(after.timeline.work({ start: -Infinity, end: Infinity }, -Infinity)), 4 * HOUR_MS);
		assert.deepEqual(read, ['turn 1']);
		store.close();
	});

	test('of sessions without a turn, and of a session of many days, is kept as well', () => {
		const store = storeOnDisk();
		const [edit] = fc.sample(arbitraryRow.edit, { numRuns: 1, seed: 1 });
		assert.ok(edit);
		const days = Array.from({ length: 12 }, (_, day) => ['long', day * 24] as const);
		commit(store, turnsOf(one, [...days, ['short', 3]]));
		commit(store, withSessions({ ...noRows, edit: [{ ...edit, session: sessionId(agent, 'edits'), at: begin }] }));
		keepAll(bookIn(store));
		assert.deepEqual(
			store.digests(-Infinity, rules)?.map(({ text }) => text === null),
			[false, false, false],
		);
		const { read, watched } = readsOf(store);
		const after = bookIn(watched);
		assert.equal(lengthOf(after.timeline.work({ start: -Infinity, end: Infinity }, -Infinity)), 13 * HOUR_MS);
		assert.deepEqual(read, []);
		store.close();
	});

	test('is not kept again where another process takes it away', () => {
		const store = storeOnDisk();
		commit(
			store,
			turnsOf(one, [
				['a', 1],
				['b', 1],
			]),
		);
		const { timeline } = bookIn(store);
		const kept = new Set<SessionId>();
		assert.equal(timeline.keepNext(kept), true);
		store.keepDigests('of others', sessions => new Map(sessions.map(({ session }) => [session, ''])));
		assert.equal(timeline.keepNext(kept), false);
		store.close();
	});

	test('is found out again for no other sessions than those of the day that has changed', () => {
		const store = new MemoryStore();
		const book = bookIn(store);
		commit(
			store,
			turnsOf(one, [
				['a', 1],
				['b', 1],
				['b', 3],
			]),
		);
		const workOf = (): readonly Work[] => book.timeline.work({ start: -Infinity, end: Infinity }, -Infinity);
		const before = workOf();
		commit(store, turnsOf(one, [['a', 33]]));
		const after = workOf();
		assert.deepEqual([lengthOf(before), lengthOf(after)], [3 * HOUR_MS, 4 * HOUR_MS]);
		assert.deepEqual(
			after.map(work => before.includes(work)),
			[false, false, true, true],
		);
	});
});
