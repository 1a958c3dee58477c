/** Brings what waits in the outbox to the collector: each at least once, in the order in which it was put in. */
import type { Logger } from '../../base/log.ts';
import type { Posted } from '../../share/otel/post.ts';
import type { TelemetryEvent } from '../../share/otel/telemetry.ts';
import { LONGEST_WAIT_MS, waitAfter } from './backOff.ts';
import type { Outbox } from './outbox.ts';

export interface DeliveryPorts {
	readonly outbox: Outbox;
	readonly post: (events: readonly TelemetryEvent[]) => Promise<Posted>;
	/** False once another process sends. */
	readonly mayGoOn: () => boolean;
	readonly now: () => number;
	/** From 0 up to 1. */
	readonly random: () => number;
	readonly log: Logger;
}

/** Chosen: about a megabyte in one request. */
export const MOST_AT_ONCE = 500;

/** Sends until nothing waits, or the collector is to be left alone. True where nothing waits any more. */
export async function deliver(ports: DeliveryPorts): Promise<boolean> {
	const { outbox, mayGoOn, now } = ports;
	while (mayGoOn() && outbox.notes().notBefore <= now()) {
		const events = outbox.next(MOST_AT_ONCE);
		if (events.length === 0) {
			return true;
		}
		await send(ports, events);
	}
	return false;
}

/** What is refused as a whole is sent in halves, until what cannot be taken stands alone: the rest must not be lost with it. */
async function send(ports: DeliveryPorts, events: readonly TelemetryEvent[]): Promise<void> {
	const posted = await ports.post(events);
	const ids = events.map(({ id }) => id);
	switch (posted.kind) {
		case 'taken':
			noteTaken(ports, ids, Math.min(posted.rejected, ids.length), posted.why);
			return;
		case 'later':
			noteFailure(ports, posted);
			return;
		case 'refused':
			await sendHalves(ports, events, posted.why);
	}
}

async function sendHalves(ports: DeliveryPorts, events: readonly TelemetryEvent[], why: string): Promise<void> {
	const { outbox, log, mayGoOn, now } = ports;
	if (events.length === 1) {
		log.warn(`The OpenTelemetry collector refused an event: ${why}. It is left out.`);
		outbox.refused(events.map(({ id }) => id));
		return;
	}
	const middle = Math.ceil(events.length / 2);
	for (const half of [events.slice(0, middle), events.slice(middle)]) {
		if (mayGoOn() && outbox.notes().notBefore <= now()) {
			await send(ports, half);
		}
	}
}

function noteTaken({ outbox, now, log }: DeliveryPorts, ids: readonly string[], rejected: number, why: string): void {
	if (outbox.notes().trouble !== null) {
		log.info('The OpenTelemetry collector takes what is sent again.');
	}
	if (rejected > 0) {
		log.warn(`The OpenTelemetry collector did not take ${String(rejected)} of ${String(ids.length)} events. They are left out.`, why);
	}
	outbox.taken(ids, rejected, now());
}

/** Said once: the same trouble again is no news. */
export function noteFailure(
	{ outbox, now, random, log }: Omit<DeliveryPorts, 'post' | 'mayGoOn'>,
	{ afterMs, why }: Extract<Posted, { kind: 'later' }>,
): void {
	const { failures, trouble } = outbox.notes();
	const wait = Math.max(Math.min(afterMs ?? 0, LONGEST_WAIT_MS), waitAfter(failures + 1, random()));
	if (trouble !== why) {
		log.warn(`The OpenTelemetry collector did not take what was sent: ${why}. It is tried again.`);
	}
	outbox.note({ failures: failures + 1, notBefore: now() + wait, trouble: why });
}
