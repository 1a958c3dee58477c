import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seededRandom } from '../../../../src/domain/value/statistics/random.ts';
import { attributeOf, Collector, recordsIn, type Manner } from '../../../support/collector.ts';

const program = path.resolve(import.meta.dirname, '../../../support/deliveryProcess.ts');

suite('Delivery by a process that may be killed', () => {
	let folder: string;
	let collector: Collector;
	setup(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-outbox-'));
		collector = await Collector.start();
	});
	teardown(async () => {
		await collector.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	const started = (events: number, atOnce: number, seed: number, chance: number, ...options: readonly string[]): ChildProcess =>
		spawn(
			process.execPath,
			[
				...['--disable-warning=ExperimentalWarning', ...options, program, path.join(folder, 'outbox.db'), collector.endpoint],
				...[events, atOnce, seed, chance].map(String),
			],
			{ stdio: ['ignore', 'ignore', 'inherit'] },
		);

	const ids = (): readonly (string | undefined)[] => collector.events().map(event => attributeOf(event, 'bookend.event.id'));

	for (const seed of [1, 77]) {
		test(`loses no event and makes up none, by the dice of ${String(seed)}`, async () => {
			const EVENTS = 150;
			const random = seededRandom(seed);
			let child: ChildProcess | undefined;
			let kills = 0;
			collector.be(({ message }) => {
				assert.ok(recordsIn(message).length > 0);
				if (random() < 0.1) {
					child?.kill('SIGKILL');
				}
				return anyManner(random());
			});
			for (let run = 0, code: unknown = null; code !== 0; run++) {
				child = started(EVENTS, 12, seed * 1_000 + run, 0.04);
				[code] = (await once(child, 'exit')) as [number | null];
				assert.ok(code === 0 || code === null, 'it failed by itself');
				kills += code === null ? 1 : 0;
			}
			const received = ids();
			assert.deepEqual(new Set(received), new Set(Array.from({ length: EVENTS }, (_, number) => `event ${String(number)}`)));
			assert.ok(kills > 4, `it was killed ${String(kills)} times`);
			assert.ok(received.length > EVENTS, 'some were told twice, which their ids tell');
		});
	}

	test('sends 100,000 events in no more memory than a few', async () => {
		const EVENTS = 100_000;
		const seen = new Set<string | undefined>();
		collector.be(({ message }) => {
			for (const event of recordsIn(message)) {
				seen.add(attributeOf(event, 'bookend.event.id'));
			}
			return { kind: 'answer', status: 200 };
		});
		const HEAP_MB = 24;
		const [code] = (await once(started(EVENTS, 500, 1, 0, `--max-old-space-size=${String(HEAP_MB)}`), 'exit')) as [number | null];
		assert.equal(code, 0);
		assert.equal(seen.size, EVENTS);
	});
});

function anyManner(dice: number): Manner {
	if (dice < 0.15) {
		return { kind: 'answer', status: 503 };
	}
	if (dice < 0.25) {
		return { kind: 'hangUp' };
	}
	if (dice < 0.35) {
		return { kind: 'takeAndHangUp' };
	}
	return dice < 0.4 ? { kind: 'answer', status: 429, headers: { 'retry-after': '1' } } : { kind: 'take' };
}
