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

/** The same of a moment in seconds, or in milliseconds where a version writes those. */
export function secondsTime(written: number | null | undefined): number | null {
	return typeof written === 'number' ? epochTime(written < MOST_SECONDS ? written * 1_000 : written) : null;
}

/** The year 5138 in seconds, 1973 in milliseconds. */
const MOST_SECONDS = 100_000_000_000;
