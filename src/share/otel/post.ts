/** The one place of Bookend that reaches the network. It is loaded when OpenTelemetry is switched on, and not before. */
import { SECOND_MS } from '../../base/units.ts';
import { rejectedIn } from './encode.ts';
import { urlFor, type Signal } from './endpoint.ts';

export interface Target {
	readonly base: URL;
	/** Null where the collector wants none. */
	readonly token: string | null;
}

export type Posted =
	/** `rejected` of it were not; they will not be however often they are sent. */
	| { readonly kind: 'taken'; readonly rejected: number; readonly why: string }
	/** It may be taken another time; not before `afterMs` where the collector says so. */
	| { readonly kind: 'later'; readonly afterMs: number | null; readonly why: string }
	/** It will never be taken as it is. */
	| { readonly kind: 'refused'; readonly why: string };

/** Chosen: shorter than the lease of the window that sends. */
const PATIENCE_MS = 7 * SECOND_MS;

/** Follows no redirect: what is sent, and the token, are for the endpoint that was set and for no other. Never throws. */
export async function post({ base, token }: Target, signal: Signal, body: Uint8Array): Promise<Posted> {
	try {
		const response = await fetch(urlFor(base, signal), {
			method: 'POST',
			redirect: 'manual',
			headers: headersFor(token),
			body: new Uint8Array(body),
			signal: AbortSignal.timeout(PATIENCE_MS),
		});
		const answer = new Uint8Array(await response.arrayBuffer());
		return response.ok ? taken(signal, answer) : notTaken(response);
	} catch (error) {
		return { kind: 'later', afterMs: null, why: reasonOf(error) };
	}
}

/** As they go out; a preview shows them without the token. */
export function headersFor(token: string | null): Record<string, string> {
	return { 'content-type': 'application/x-protobuf', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
}

function taken(signal: Signal, answer: Uint8Array): Posted {
	const { count, why } = rejectedIn(signal, answer);
	return { kind: 'taken', rejected: count, why: shortened(why) };
}

/** What the engineer can mend without what waits being lost for it. */
const mendable: Readonly<Record<number, string>> = {
	401: 'it does not accept the token',
	403: 'it does not accept the token',
	404: 'there is no OTLP/HTTP receiver at the endpoint',
	405: 'there is no OTLP/HTTP receiver at the endpoint',
	407: 'a proxy wants to know who asks',
	415: 'it does not take Protocol Buffers',
};
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

const FIRST_SERVER_ERROR = 500;
const FIRST_CLIENT_ERROR = 400;

function notTaken({ status, headers }: Response): Posted {
	const why = mendable[status];
	if (why !== undefined) {
		return { kind: 'later', afterMs: null, why };
	}
	if (passing.has(status) || FIRST_SERVER_ERROR <= status) {
		return { kind: 'later', afterMs: afterMs(headers.get('retry-after')), why: `it answered ${status}` };
	}
	return status < FIRST_CLIENT_ERROR
		? { kind: 'later', afterMs: null, why: 'it leads elsewhere, and what is sent is for the endpoint alone' }
		: { kind: 'refused', why: `it answered ${status}` };
}

/** A date is not looked at: our own waiting is as good. */
function afterMs(header: string | null): number | null {
	const seconds = Number(header ?? NaN);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds * SECOND_MS : null;
}

/** The system's own word, which names no address. */
function reasonOf(error: unknown): string {
	const cause = error instanceof Error ? (error.cause ?? error) : error;
	if (cause instanceof Error && cause.name === 'TimeoutError') {
		return 'it did not answer in time';
	}
	const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
	return /^[A-Z_]{2,40}$/.test(code) ? `it cannot be reached (${code})` : 'it cannot be reached';
}

const LONGEST_WHY = 120;

/** A collector's words are anybody's. */
function shortened(words: string): string {
	return words.replace(/[^\x20-\x7e]+/g, ' ').slice(0, LONGEST_WHY);
}
