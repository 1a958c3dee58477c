/** What telling a collector needs of the rest. */
import type { Logger } from '../../base/log.ts';
import type { Timer } from '../../ingest/watchPorts.ts';
import type * as otlp from '../../share/otel/otlp.ts';
import type { MetricsReading } from '../../share/otel/telemetry.ts';
import type { Telling } from './figures.ts';
import type { Waiting } from './outbox.ts';

/** What settings say. */
export interface TelemetryChoice {
	readonly isOn: boolean;
	readonly endpoint: string;
	readonly everyMinutes: number;
}
export const noTelemetry: TelemetryChoice = { isOn: false, endpoint: '', everyMinutes: 15 };

/** The part of the bundle that knows OpenTelemetry: what is in it reaches the network, and is loaded when it is needed. */
export type Otlp = typeof otlp;

export interface TelemetryPorts {
	/** The outbox, beside the store. */
	readonly file: string;
	readonly sessions: (telling: Telling, isKnown: (subject: string, event: string) => boolean) => AsyncIterable<Waiting>;
	readonly reading: (since: number) => Promise<MetricsReading>;
	/** Whether it is for this process to send: of several, one does. */
	readonly mayGoOn: () => boolean;
	readonly load: () => Promise<Otlp>;
	readonly timer: Timer;
	readonly now: () => number;
	/** From 0 up to 1. */
	readonly random: () => number;
	readonly log: Logger;
}
