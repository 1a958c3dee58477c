import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { silentLogger } from '../../../../src/base/log.ts';
import { HOUR_MS } from '../../../../src/base/units.ts';
import { waitAfter } from '../../../../src/server/telemetry/backOff.ts';
import { deliver } from '../../../../src/server/telemetry/delivery.ts';
import { LONGEST_WAIT_MS, MOST_WAITING, Outbox, TELLING, type Waiting } from '../../../../src/server/telemetry/outbox.ts';
import { telemetrySentences } from '../../../../src/server/telemetry/sentences.ts';
import type { Posted } from '../../../../src/share/otel/post.ts';
import type { TelemetryEvent } from '../../../../src/share/otel/telemetry.ts';

const waiting = (id: string, subject = id): Waiting => ({ subject, event: { id, name: 'bookend.session', at: 1, attributes: { id } } });
const many = (count: number): Waiting[] => Array.from({ length: count }, (_, index) => waiting(String(index)));
const taken: Posted = { kind: 'taken', rejected: 0, why: '' };

suite('The outbox', () => {
	let folder: string;
	let outbox: Outbox;
	const open = (instance = 'first'): Outbox => {
		const opened = Outbox.open(path.join(folder, 'outbox.db'), () => ({ instance, secret: 's', since: 5 }));
		assert.ok(opened);
		return opened;
	};
	setup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-outbox-'));
		outbox = open();
	});
	teardown(() => {
		outbox.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const waitingIds = (): readonly string[] => outbox.next(MOST_WAITING).map(({ id }) => id);
	const delivered = (post: (events: readonly TelemetryEvent[]) => Posted, now = 0): Promise<boolean> =>
		deliver({
			outbox,
			post: events => Promise.resolve(post(events)),
			mayGoOn: () => true,
			now: () => now,
			random: () => 0,
			log: silentLogger,
		});

	test('keeps what waits, in its order, and who it is, over restarts', () => {
		outbox.add([waiting('b'), waiting('a')], 0);
		outbox.close();
		outbox = open('another');
		assert.deepEqual(waitingIds(), ['b', 'a']);
		assert.equal(outbox.notes().instance, 'first');
	});

	test('takes the same only once, also after it was told, and what is new of a subject again', () => {
		outbox.add([waiting('a', 'session'), waiting('a', 'session')], 0);
		outbox.taken(['a'], 0, 9);
		outbox.add([waiting('a', 'session')], 0);
		assert.deepEqual(waitingIds(), []);
		outbox.add([waiting('later', 'session')], 0);
		assert.deepEqual(waitingIds(), ['later']);
		assert.equal(outbox.next(1)[0]?.attributes[TELLING], 2);
		assert.equal(outbox.notes().takenAt, 9);
	});

	test('lets the oldest go where they are too many or too old, and counts them', () => {
		outbox.add(many(MOST_WAITING + 3), 0);
		assert.equal(outbox.waiting(), MOST_WAITING);
		assert.equal(outbox.next(1)[0]?.id, '3');
		outbox.add([waiting('new')], LONGEST_WAIT_MS + 1);
		assert.deepEqual(waitingIds(), ['new']);
		assert.deepEqual(outbox.notes().dropped, { tooOld: MOST_WAITING, tooMany: 3, refused: 0 });
	});

	test('waits after a failure, and is sent when that is over', async () => {
		outbox.add(many(2), 0);
		assert.equal(await delivered(() => ({ kind: 'later', afterMs: 60_000, why: 'it answered 503' })), false);
		assert.deepEqual(pick(outbox), { failures: 1, notBefore: 60_000, trouble: 'it answered 503' });
		assert.equal(await delivered(() => taken, 59_999), false);
		assert.equal(await delivered(() => taken, 60_000), true);
		assert.deepEqual(pick(outbox), { failures: 0, notBefore: 0, trouble: null });
	});

	test('says to the doctor how it stands', () => {
		outbox.add(many(MOST_WAITING + 2), 0);
		outbox.taken(['2'], 0, Date.parse('2026-11-20T10:00Z'));
		outbox.note({ failures: 3, trouble: 'it answered 503' });
		assert.deepEqual(telemetrySentences(path.join(folder, 'outbox.db')), [
			'OpenTelemetry: on; 1 event taken, the last on 2026-11-20, 19,999 events waiting',
			'OpenTelemetry: the collector did not take what was sent 3 times in a row: it answered 503',
			'OpenTelemetry: dropped 0 too old, 2 too many, 0 refused',
		]);
		assert.deepEqual(telemetrySentences(path.join(folder, 'none.db')), []);
	});

	test('leaves out only what is refused, whatever it was sent with', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.boolean()), async (count, dice) => {
				const bad = new Set(Array.from({ length: count }, (_, id) => String(id)).filter(() => dice.next().value === true));
				const before = outbox.notes().dropped.refused;
				const told = new Set<string>();
				const all = many(count).map(({ event }) => ({ subject: crypto.randomUUID(), event }));
				outbox.add(all, 0);
				const isDone = await delivered(events => {
					if (events.some(({ id }) => bad.has(id))) {
						return { kind: 'refused', why: 'it answered 400' };
					}
					events.forEach(({ id }) => told.add(id));
					return taken;
				});
				assert.ok(isDone);
				assert.equal(told.size, count - bad.size);
				assert.equal(outbox.notes().dropped.refused - before, bad.size);
			}),
			{ numRuns: 40 },
		);
	});
});

suite('Leaving a collector alone', () => {
	test('takes longer with every failure, up to an hour, and never less than half', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 2_000 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (failures, random) => {
				const wait = waitAfter(failures, random);
				assert.ok(waitAfter(failures, 0) <= wait && wait <= HOUR_MS);
				assert.ok(wait <= 2 * waitAfter(failures, 0) && waitAfter(failures, 0) <= waitAfter(failures + 1, 0));
			}),
		);
	});
});

function pick(outbox: Outbox) {
	const { failures, notBefore, trouble } = outbox.notes();
	return { failures, notBefore, trouble };
}
