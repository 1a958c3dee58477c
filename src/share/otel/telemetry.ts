/** What is told to a team's collector, as values: nothing here knows how it is encoded or sent. */

export type AttributeValue = string | number | boolean | readonly string[];
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Something that happened, told at least once: whoever counts drops what has an id that was there before. */
export interface TelemetryEvent {
	/** The same event has the same id, however often it is told. Nothing can be told from it. */
	readonly id: string;
	readonly name: string;
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly attributes: Attributes;
}

/**
 * What a figure is to whoever adds it up: `counter` only grows, `sum` may be corrected downwards, `state` is how things stand. All of
 * them are told as they stand now: told twice, they are no more than told once.
 */
export const metricKinds = ['counter', 'sum', 'state'] as const;
export type MetricKind = (typeof metricKinds)[number];

export interface Metric {
	readonly name: string;
	readonly description: string;
	/** As UCUM writes units. */
	readonly unit: string;
	readonly kind: MetricKind;
	readonly points: readonly { readonly value: number; readonly attributes: Attributes }[];
}

export interface MetricsReading {
	readonly metrics: readonly Metric[];
	/** Sums are over the time from `since` to `at`; both in milliseconds since the epoch. */
	readonly since: number;
	readonly at: number;
}

/** Who tells. */
export interface Teller {
	/** The version of Bookend. */
	readonly version: string;
	/** A random name of this installation, so that the sums of two machines are not taken for one's. */
	readonly instance: string;
}
