/** Exactly what goes out, before it does: as JSON, with every field of the requests. Nothing is sent by it. */
import { DAY_MS } from '../../base/units.ts';
import { version } from '../../base/version.ts';
import { endpointOf, urlFor, type Endpoint, type Signal } from '../../share/otel/endpoint.ts';
import type { TelemetryEvent } from '../../share/otel/telemetry.ts';
import { MOST_AT_ONCE } from './delivery.ts';
import { TELLING, type Outbox } from './outbox.ts';
import type { TelemetryPorts } from './ports.ts';

/** Chosen: an example is read by a person. */
const EXAMPLE_DAYS = 7;
const MOST_EXAMPLES = 3;
const TO_BE_MADE = 'made at random when it is switched on';

type Ports = Pick<TelemetryPorts, 'sessions' | 'reading' | 'load' | 'now'>;

/** How things stand. */
export interface Standing {
	/** Null where it is off. */
	readonly outbox: Outbox | null;
	readonly endpoint: string;
	readonly hasToken: boolean;
}

export async function previewOf({ outbox, endpoint: given, hasToken }: Standing, ports: Ports): Promise<string> {
	const endpoint = endpointOf(given);
	const { encodeEvents, encodeMetrics } = await ports.load();
	const teller = { version, instance: outbox?.notes().instance ?? TO_BE_MADE };
	const since = outbox?.notes().since ?? ports.now() - EXAMPLE_DAYS * DAY_MS;
	const headers = headersOf(hasToken);
	const events = await eventsOf(outbox, ports, since);
	const requests = [
		...(events.length === 0 ? [] : [{ url: urlOf(endpoint, 'logs'), headers, body: encodeEvents(events, teller).json() }]),
		{ url: urlOf(endpoint, 'metrics'), headers, body: encodeMetrics(await ports.reading(since), teller).json() },
	];
	const shown = { about: aboutOf(outbox, endpoint), ...(outbox === null ? {} : { state: stateOf(outbox) }), requests };
	return `${JSON.stringify(shown, null, '\t')}\n`;
}

const whileOff = [
	'OpenTelemetry is off, and nothing is sent. This is what would be.',
	`Sessions of the last ${String(EXAMPLE_DAYS)} days stand for those to come:`,
	'once it is on, only sessions that end after that are told.',
];
const whileOn = ['This is what is sent next: events of sessions that have ended,', 'and sums as they stand at that time.'];

function aboutOf(outbox: Outbox | null, endpoint: Endpoint): readonly string[] {
	return [
		...(outbox === null ? whileOff : whileOn),
		...(endpoint.kind === 'unusable' ? [endpoint.sentence] : []),
		'Bodies are sent as Protocol Buffers. Here they are the same fields as JSON.',
		'The token, where one is set, is in no file and is not shown.',
	];
}

/** What a collector needs to be told of what went wrong, it is: how much waits, and what was lost. */
export function stateOf(outbox: Outbox): object {
	const { failures, trouble, taken, takenAt, dropped } = outbox.notes();
	return {
		waiting: outbox.waiting(),
		taken,
		lastTaken: takenAt === null ? null : new Date(takenAt).toISOString(),
		dropped,
		failuresInARow: failures,
		trouble,
	};
}

async function eventsOf(outbox: Outbox | null, { sessions }: Ports, since: number): Promise<readonly TelemetryEvent[]> {
	const telling = { secret: outbox?.notes().secret ?? TO_BE_MADE, since };
	const events: TelemetryEvent[] = [...(outbox?.next(MOST_AT_ONCE) ?? [])];
	const most = outbox === null ? MOST_EXAMPLES : MOST_AT_ONCE;
	for await (const waiting of sessions(telling, (subject, id) => outbox?.knows(subject, id) === true)) {
		if (events.length >= most) {
			break;
		}
		events.push(outbox?.numbered(waiting) ?? { ...waiting.event, attributes: { ...waiting.event.attributes, [TELLING]: 1 } });
	}
	return events;
}

function headersOf(hasToken: boolean): object {
	return { 'content-type': 'application/x-protobuf', ...(hasToken ? { authorization: 'Bearer (the token that was set)' } : {}) };
}

function urlOf(endpoint: Endpoint, signal: Signal): string | null {
	return endpoint.kind === 'usable' ? urlFor(endpoint.base, signal) : null;
}
