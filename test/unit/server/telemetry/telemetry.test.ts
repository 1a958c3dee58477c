import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Disposable } from '../../../../src/base/disposables.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../src/base/units.ts';
import { readingSince, settledSessions } from '../../../../src/server/telemetry/figures.ts';
import type { TelemetryChoice } from '../../../../src/server/telemetry/ports.ts';
import { Telemetry } from '../../../../src/server/telemetry/telemetry.ts';
import * as otlp from '../../../../src/share/otel/otlp.ts';
import { at, bookOf, editRow, responseRow, session, sessionRow, turnRow } from '../../../support/book.ts';
import { attributeOf, Collector } from '../../../support/collector.ts';
import { sourcesFor } from '../../../support/reportSources.ts';

const first = session('native-one');
const later = session('native-two');
const PRIVATE = ['/work/app', 'secret.ts', 'feature/secret', 'native-one', 'native-two', 'very-secret-token', path.basename(tmpdir())];

suite('Telling a collector', () => {
	let folder: string;
	let collector: Collector;
	let now: number;
	let telemetry: Telemetry;
	let isOurs: boolean;
	let planned: { ms: number; work: () => void } | undefined;
	let loads: number;
	let logged: string[];
	setup(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-telemetry-'));
		collector = await Collector.start();
		now = at('2026-11-20T08:00Z');
		[isOurs, planned, loads, logged] = [true, undefined, 0, []];
		telemetry = made();
	});
	teardown(async () => {
		telemetry.dispose();
		await collector.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	const branch = { at: 0, value: 'feature/secret' };
	const book = () =>
		bookOf(
			{
				session: [
					sessionRow(first, '2026-11-20T08:10Z', '2026-11-20T09:00Z', { branch }),
					sessionRow(later, '2026-11-20T10:00Z', '2026-11-20T11:00Z', { branch }),
					sessionRow(session('before'), '2026-11-19T10:00Z', '2026-11-19T11:00Z'),
				],
				turn: [turnRow(first, '2026-11-20T08:10Z', '2026-11-20T08:50Z'), turnRow(later, '2026-11-20T10:00Z', '2026-11-20T10:50Z')],
				response: [responseRow(first, '2026-11-20T08:20Z'), responseRow(later, '2026-11-20T10:20Z')],
				edit: [editRow(first, '2026-11-20T08:30Z', '/work/app/secret.ts')],
			},
			'2026-11-20T08:00Z',
			{ now: () => now },
		);
	const made = (): Telemetry => {
		const sources = { ...sourcesFor(book()), secret: null, version: '0' };
		return new Telemetry({
			file: path.join(folder, 'telemetry.db'),
			sessions: (telling, isKnown) => settledSessions(sources, telling, isKnown),
			reading: since => readingSince(sources, since),
			mayGoOn: () => isOurs,
			load: () => {
				loads++;
				return Promise.resolve(otlp);
			},
			timer: (ms, work): Disposable => {
				planned = { ms, work };
				return { dispose: () => (planned = undefined) };
			},
			now: () => now,
			random: () => 0.5,
			log: { info: say, warn: say, error: say },
		});
		function say(...words: readonly string[]): void {
			logged.push(words.join(' '));
		}
	};
	const on = (more: Partial<TelemetryChoice> = {}): TelemetryChoice => ({
		isOn: true,
		endpoint: collector.endpoint,
		everyMinutes: 15,
		...more,
	});
	const paths = (): readonly string[] => collector.received.map(({ path: url }) => url);

	test('sends nothing, keeps nothing and loads nothing while it is off', async () => {
		telemetry.settle(on({ isOn: false }));
		await telemetry.turn();
		assert.deepEqual([paths(), loads, planned, existsSync(path.join(folder, 'telemetry.db'))], [[], 0, undefined, false]);
	});

	test('tells sessions that ended since, when nothing was heard of them for a while, and sums', async () => {
		telemetry.settle(on());
		assert.ok(planned);
		now = at('2026-11-20T09:40Z');
		await telemetry.turn();
		assert.deepEqual(paths(), ['/v1/logs', '/v1/metrics']);
		assert.equal(collector.events().length, 1);
		now = at('2026-11-20T12:00Z');
		await telemetry.turn();
		assert.equal(collector.events().length, 2);
		await telemetry.turn();
		assert.deepEqual(paths(), ['/v1/logs', '/v1/metrics', '/v1/logs', '/v1/metrics', '/v1/metrics']);
	});

	test('tells the same under the same names after a restart, and once', async () => {
		telemetry.settle(on());
		now = at('2026-11-20T12:00Z');
		collector.be(() => ({ kind: 'takeAndHangUp' }));
		await telemetry.turn();
		telemetry.dispose();
		telemetry = made();
		telemetry.settle(on());
		collector.be(() => ({ kind: 'take' }));
		now += HOUR_MS;
		await telemetry.turn();
		const ids = collector.events().map(event => attributeOf(event, 'bookend.event.id'));
		assert.equal(ids.length, 4);
		assert.equal(new Set(ids).size, 2);
	});

	test('previews what is then sent, field by field', async () => {
		telemetry.settle(on());
		now = at('2026-11-20T12:00Z');
		const { requests } = JSON.parse(await telemetry.preview()) as { requests: { url: string; body: unknown }[] };
		await telemetry.turn();
		assert.deepEqual(
			requests.map(({ url }) => url),
			paths().map(url => collector.endpoint + url),
		);
		requests.forEach(({ body }, index) => {
			assert.deepEqual(leaves(body), leaves(collector.received[index]?.message));
		});
	});

	test('previews an example before it is on, and sends and keeps nothing by that', async () => {
		now = at('2026-11-20T12:00Z');
		const text = await telemetry.preview();
		assert.match(text, /OpenTelemetry is off, and nothing is sent[^]*No endpoint is set[^]*bookend\.session/);
		assert.deepEqual([paths(), existsSync(path.join(folder, 'telemetry.db'))], [[], false]);
	});

	test('holds no word of a session, no path, no branch and no token', async () => {
		telemetry.settle(on());
		telemetry.use('very-secret-token');
		now = at('2026-11-20T12:00Z');
		const preview = await telemetry.preview();
		await telemetry.turn();
		assert.equal(collector.received[0]?.headers.authorization, 'Bearer very-secret-token');
		const sent = JSON.stringify(collector.received.map(({ message }) => message));
		for (const word of PRIVATE) {
			assert.ok(!sent.includes(word) && !preview.includes(word) && !logged.join('\n').includes(word), word);
		}
	});

	test('leaves it to the window whose turn it is', async () => {
		telemetry.settle(on());
		isOurs = false;
		now = at('2026-11-20T12:00Z');
		await telemetry.turn();
		assert.deepEqual(paths(), []);
	});

	test('leaves a collector alone for a while that does not take it, and says so once', async () => {
		telemetry.settle(on());
		now = at('2026-11-20T12:00Z');
		collector.be(() => ({ kind: 'answer', status: 503 }));
		for (let turn = 0; turn < 4; turn++) {
			await telemetry.turn();
			now += MINUTE_MS;
		}
		assert.equal(logged.length, 1);
		assert.match(logged.join(), /did not take what was sent: it answered 503/);
	});

	test('sends to no endpoint that cannot be used', async () => {
		telemetry.settle(on({ endpoint: 'http://collector.example' }));
		now = at('2026-11-20T12:00Z');
		await telemetry.turn();
		assert.equal(loads, 0);
		assert.match(await telemetry.preview(), /not encrypted/);
	});

	test('forgets what waits when it is switched off, and is another one when it is on again', async () => {
		telemetry.settle(on());
		now = at('2026-11-20T12:00Z');
		const before = telemetry.outbox()?.notes().instance;
		telemetry.settle(on({ isOn: false }));
		assert.equal(existsSync(path.join(folder, 'telemetry.db')), false);
		telemetry.settle(on());
		assert.notEqual(telemetry.outbox()?.notes().instance, before);
		await telemetry.turn();
		assert.equal(collector.events().length, 0);
	});
});

/** All values, sorted: definitions and JSON differ in how numbers are written, and in what they leave out as usual. */
function leaves(value: unknown): readonly string[] {
	if (typeof value === 'object' && value !== null) {
		return Object.values(value).flatMap(leaves).sort();
	}
	return value === 0 || value === '0' || value === '' || value === false || value === undefined ? [] : [`${value as string | number}`];
}
