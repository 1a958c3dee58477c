/**
 * A process that puts events into an outbox and sends them, to be killed at any moment: `FILE ENDPOINT EVENTS AT_ONCE SEED CHANCE`. With a chance
 * above 0 it also ends itself, between any two of its steps. Its clock turns by itself, so that nobody waits.
 */
import { silentLogger } from '../../src/base/log.ts';
import { seededRandom } from '../../src/domain/value/statistics/random.ts';
import { deliver } from '../../src/server/telemetry/delivery.ts';
import { Outbox } from '../../src/server/telemetry/outbox.ts';
import { encodeEvents } from '../../src/share/otel/encode.ts';
import { post, type Posted } from '../../src/share/otel/post.ts';
import type { TelemetryEvent } from '../../src/share/otel/telemetry.ts';

const [file = '', endpoint = '', ...numbers] = process.argv.slice(2);
const [events = 0, atOnce = 1, seed = 1, chance = 0] = numbers.map(Number);

const random = seededRandom(seed);
const outbox = Outbox.open(file, () => ({ instance: 'instance', secret: 'secret', since: 0 }));
if (outbox === undefined) {
	throw new Error('This Node has no SQLite.');
}
let clock = outbox.notes().notBefore;

for (let first = 0; first < events; first += atOnce) {
	outbox.add(
		Array.from({ length: Math.min(atOnce, events - first) }, (_, index) => eventNumber(first + index)),
		clock,
	);
	mayDie();
	await sendAll();
}
outbox.close();

async function sendAll(): Promise<void> {
	const ports = { outbox: outbox as Outbox, post: send, mayGoOn: () => true, now: () => clock, random, log: silentLogger };
	while (!(await deliver(ports))) {
		clock = ports.outbox.notes().notBefore;
	}
}

async function send(batch: readonly TelemetryEvent[]): Promise<Posted> {
	mayDie();
	const bytes = encodeEvents(batch, { version: '0', instance: 'instance' }).bytes();
	const posted = await post({ base: new URL(endpoint), token: null }, 'logs', bytes);
	mayDie();
	return posted;
}

function eventNumber(number: number) {
	const event = {
		id: `event ${String(number)}`,
		name: 'bookend.session',
		at: number,
		attributes: { 'bookend.session.id': String(number) },
	};
	return { subject: String(number), event };
}

function mayDie(): void {
	if (random() < chance) {
		process.kill(process.pid, 'SIGKILL');
	}
}
