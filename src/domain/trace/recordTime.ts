/** Chosen: no coding agent wrote before, and no clock is believed beyond; so sums over days stay bounded, whatever a transcript says. */
const EARLIEST = Date.parse('2000-01-01T00:00:00Z');
const LATEST = Date.parse('2100-01-01T00:00:00Z');

/** The moment that an ISO date-time of a transcript means, in milliseconds since the epoch; null for what is none, or cannot be right. */
export function recordTime(text: string | null | undefined): number | null {
	return epochTime(typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:/.test(text) ? Date.parse(text) : Number.NaN);
}

/** The same of a moment in milliseconds since the epoch. */
export function epochTime(at: number | null | undefined): number | null {
	return typeof at === 'number' && EARLIEST <= at && at < LATEST ? at : null;
}
