/** Turns what is told into requests of the OpenTelemetry protocol, with the encoders of OpenTelemetry itself. */
import { SeverityNumber, ValueType, type Attributes as OtelAttributes, type HrTime } from '@opentelemetry/api';
import {
	JsonLogsSerializer,
	JsonMetricsSerializer,
	ProtobufLogsSerializer,
	ProtobufMetricsSerializer,
} from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes, type Resource } from '@opentelemetry/resources';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { AggregationTemporality, DataPointType, type MetricData, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import { SECOND_MS } from '../../base/units.ts';
import type { Signal } from './endpoint.ts';
import type { Attributes, Metric, MetricsReading, Teller, TelemetryEvent } from './telemetry.ts';

/** One request: its bytes, and the same as JSON for people to read. */
export interface Encoded {
	readonly bytes: () => Uint8Array;
	readonly json: () => unknown;
}

export function encodeEvents(events: readonly TelemetryEvent[], teller: Teller): Encoded {
	const [resource, scope] = [resourceOf(teller), scopeOf(teller)];
	const records = events.map((event): ReadableLogRecord => {
		const attributes = { 'bookend.event.id': event.id, ...otelAttributes(event.attributes) };
		return {
			hrTime: hrTime(event.at),
			hrTimeObserved: hrTime(event.at),
			severityNumber: SeverityNumber.INFO,
			eventName: event.name,
			resource,
			instrumentationScope: scope,
			attributes,
			droppedAttributesCount: 0,
		};
	});
	return {
		bytes: () => encoded(ProtobufLogsSerializer.serializeRequest(records)),
		json: () => asJson(JsonLogsSerializer.serializeRequest(records)),
	};
}

export function encodeMetrics(reading: MetricsReading, teller: Teller): Encoded {
	const metrics: ResourceMetrics = {
		resource: resourceOf(teller),
		scopeMetrics: [{ scope: scopeOf(teller), metrics: reading.metrics.map(metric => metricData(metric, reading)) }],
	};
	return {
		bytes: () => encoded(ProtobufMetricsSerializer.serializeRequest(metrics)),
		json: () => asJson(JsonMetricsSerializer.serializeRequest(metrics)),
	};
}

/** How many of what was sent the collector did not take, and its own words for why: none where its answer does not say so. */
export function rejectedIn(signal: Signal, answer: Uint8Array): { readonly count: number; readonly why: string } {
	try {
		const { count, why } = signal === 'logs' ? rejectedRecords(answer) : rejectedPoints(answer);
		return { count: count ?? 0, why: why ?? '' };
	} catch {
		return { count: 0, why: '' };
	}
}

function rejectedRecords(answer: Uint8Array) {
	const { partialSuccess } = ProtobufLogsSerializer.deserializeResponse(answer);
	return { count: partialSuccess?.rejectedLogRecords, why: partialSuccess?.errorMessage };
}

function rejectedPoints(answer: Uint8Array) {
	const { partialSuccess } = ProtobufMetricsSerializer.deserializeResponse(answer);
	return { count: partialSuccess?.rejectedDataPoints, why: partialSuccess?.errorMessage };
}

/** Of the machine, its user and what runs there nothing is told. */
function resourceOf({ version, instance }: Teller): Resource {
	return resourceFromAttributes({ 'service.name': 'bookend', 'service.version': version, 'service.instance.id': instance });
}

function scopeOf({ version }: Teller): { readonly name: string; readonly version: string } {
	return { name: 'bookend', version };
}

function metricData(metric: Metric, { since, at }: MetricsReading): MetricData {
	const { name, description, unit, kind } = metric;
	const isWhole = metric.points.every(({ value }) => Number.isSafeInteger(value));
	const common = {
		descriptor: { name, description, unit, valueType: isWhole ? ValueType.INT : ValueType.DOUBLE },
		aggregationTemporality: AggregationTemporality.CUMULATIVE,
		dataPoints: metric.points.map(({ value, attributes }) => ({
			startTime: hrTime(since),
			endTime: hrTime(at),
			attributes: otelAttributes(attributes),
			value,
		})),
	};
	return kind === 'state'
		? { ...common, dataPointType: DataPointType.GAUGE }
		: { ...common, dataPointType: DataPointType.SUM, isMonotonic: kind === 'counter' };
}

function otelAttributes(attributes: Attributes): OtelAttributes {
	return Object.fromEntries(
		Object.entries(attributes).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value] as const),
	);
}

const NANOS_PER_MS = 1_000_000;

/** Seconds, and nanoseconds beyond them. */
function hrTime(at: number): HrTime {
	const seconds = Math.floor(at / SECOND_MS);
	return [seconds, Math.round((at - seconds * SECOND_MS) * NANOS_PER_MS)];
}

function encoded(bytes: Uint8Array | undefined): Uint8Array {
	if (bytes === undefined) {
		throw new Error('OpenTelemetry did not encode a request.');
	}
	return bytes;
}

function asJson(bytes: Uint8Array | undefined): unknown {
	return JSON.parse(new TextDecoder().decode(encoded(bytes)));
}
