/** A collector on this machine, which decodes what it gets by the definitions of the OpenTelemetry protocol, and fails as told. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import root from 'otlp-definitions/build/src/generated/root.js';

/** A message of the definitions, as protobuf.js makes it. */
interface MessageType {
	encode(message: object): { finish(): Uint8Array };
	decode(bytes: Uint8Array): object;
	toObject(message: object, options: object): object;
}
interface Definitions {
	readonly opentelemetry: {
		readonly proto: {
			readonly collector: {
				readonly logs: { readonly v1: Readonly<Record<'ExportLogsServiceRequest' | 'ExportLogsServiceResponse', MessageType>> };
				readonly metrics: { readonly v1: Readonly<Record<'ExportMetricsServiceRequest', MessageType>> };
			};
		};
	};
}

const { logs, metrics } = (root as unknown as Definitions).opentelemetry.proto.collector;
const logsRequest = logs.v1.ExportLogsServiceRequest;
const metricsRequest = metrics.v1.ExportMetricsServiceRequest;

export interface Received {
	readonly path: string;
	readonly headers: IncomingMessage['headers'];
	/** As the protocol's definitions name the parts. */
	readonly message: Message;
}

/** The parts of a message that are looked at, whatever else is in it. */
export interface Message {
	readonly resourceLogs?: readonly { readonly scopeLogs: readonly { readonly logRecords: readonly LogRecord[] }[] }[];
	readonly resourceMetrics?: readonly { readonly scopeMetrics: readonly { readonly metrics: readonly MetricReceived[] }[] }[];
}

export interface MetricReceived {
	readonly name: string;
	readonly sum?: { readonly dataPoints: readonly PointReceived[]; readonly aggregationTemporality: number; readonly isMonotonic?: boolean };
	readonly gauge?: { readonly dataPoints: readonly PointReceived[] };
}

export interface PointReceived {
	readonly startTimeUnixNano?: string;
	readonly timeUnixNano?: string;
	readonly asInt?: string;
	readonly asDouble?: number;
}

export interface LogRecord {
	readonly eventName?: string;
	readonly timeUnixNano?: string;
	readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string; readonly intValue?: string } }[];
}

export type Manner =
	| { readonly kind: 'take' }
	/** Takes it, and lets the sender not know. */
	| { readonly kind: 'takeAndHangUp' }
	| { readonly kind: 'hangUp' }
	| { readonly kind: 'answer'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
	/** Takes it, and says that so many of it were not wanted. */
	| { readonly kind: 'takeBut'; readonly rejected: number };

export class Collector {
	readonly received: Received[] = [];
	readonly #server: Server;
	#manner: (request: Received) => Manner = () => ({ kind: 'take' });

	private constructor() {
		this.#server = createServer((request, response) => void this.#answer(request, response));
	}

	static async start(): Promise<Collector> {
		const collector = new Collector();
		const { promise, resolve } = Promise.withResolvers<undefined>();
		collector.#server.listen(0, '127.0.0.1', () => {
			resolve(undefined);
		});
		await promise;
		return collector;
	}

	get endpoint(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	/** How it deals with what comes from now on. */
	be(manner: (request: Received) => Manner): void {
		this.#manner = manner;
	}

	events(): readonly LogRecord[] {
		return this.received.flatMap(({ message }) => recordsIn(message));
	}

	async stop(): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<undefined>();
		this.#server.close(() => {
			resolve(undefined);
		});
		this.#server.closeAllConnections();
		await promise;
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const received = await read(request);
		const manner = this.#manner(received);
		if (manner.kind === 'take' || manner.kind === 'takeAndHangUp' || manner.kind === 'takeBut') {
			this.received.push(received);
		}
		switch (manner.kind) {
			case 'take':
				response.end();
				return;
			case 'takeBut':
				response.end(partialSuccess(manner.rejected));
				return;
			case 'answer':
				response.writeHead(manner.status, { ...manner.headers }).end();
				return;
			case 'takeAndHangUp':
			case 'hangUp':
				response.destroy();
		}
	}
}

export function recordsIn(message: Message): readonly LogRecord[] {
	return (message.resourceLogs ?? []).flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords));
}

export function metricsIn(message: Message): readonly MetricReceived[] {
	return (message.resourceMetrics ?? []).flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
}

export function attributeOf({ attributes }: LogRecord, name: string): string | undefined {
	return attributes.find(({ key }) => key === name)?.value.stringValue;
}

/** Throws where the bytes are none of the kind that the path says. */
export function decoded(path: string, bytes: Uint8Array): Message {
	const type = path.endsWith('/v1/logs') ? logsRequest : metricsRequest;
	return type.toObject(type.decode(bytes), { longs: String, arrays: true });
}

async function read(request: IncomingMessage): Promise<Received> {
	const chunks = await request.toArray();
	const path = request.url ?? '';
	return { path, headers: request.headers, message: decoded(path, Buffer.concat(chunks)) };
}

function partialSuccess(rejectedLogRecords: number): Uint8Array {
	const answer = { partialSuccess: { rejectedLogRecords, errorMessage: 'not wanted' } };
	return logs.v1.ExportLogsServiceResponse.encode(answer).finish();
}
