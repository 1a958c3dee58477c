/** Where a collector listens, as the engineer's own settings say. */

export type Endpoint =
	| { readonly kind: 'usable'; readonly base: URL }
	/** Why it is none, as a sentence. */
	| { readonly kind: 'unusable'; readonly sentence: string };

export type Signal = 'logs' | 'metrics';

/** What is on its way can be read by anybody, unless it is encrypted or never leaves the machine. */
export function endpointOf(text: string): Endpoint {
	if (text.trim() === '') {
		return unusable('No endpoint is set: the setting bookend.openTelemetry.endpoint says where the collector listens.');
	}
	const base = URL.parse(text.trim());
	if (base === null || !['https:', 'http:'].includes(base.protocol)) {
		return unusable('The endpoint is no address of the form https://collector.example:4318.');
	}
	if (base.username !== '' || base.password !== '' || base.search !== '' || base.hash !== '') {
		return unusable('The endpoint holds more than an address. A token is set with the command “Bookend: Set OpenTelemetry Token”.');
	}
	if (base.protocol === 'http:' && !isThisMachine(base.hostname)) {
		return unusable('The endpoint is not encrypted: outside of this machine it has to begin with https.');
	}
	return { kind: 'usable', base };
}

/** As the protocol has it: below the path of the endpoint. */
export function urlFor(base: URL, signal: Signal): string {
	return `${base.href.replace(/\/+$/, '')}/v1/${signal}`;
}

function isThisMachine(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function unusable(sentence: string): Endpoint {
	return { kind: 'unusable', sentence };
}
