/** What a model call used, as Aider shows it: rounded from a thousand tokens on. */
import type { ResponseFact } from '../../domain/trace/facts.ts';

export interface Shown {
	/** As they are written: "2.5k". */
	readonly sent: string;
	readonly received: string;
	readonly used: Pick<ResponseFact, 'usage' | 'recordedUsd'>;
}

const report =
	/^Tokens: ([\d.]+k?) sent(?:, ([\d.]+k?) cache write)?(?:, ([\d.]+k?) cache hit)?, ([\d.]+k?) received\.(?: Cost: \$([\d.]+) message)?/;

/** Null for any other notice. What was sent includes what came from the cache and what was written to it. */
export function shownIn(notice: string): Shown | null {
	const [, sent, written, hit, received, cost] = report.exec(notice) ?? [];
	if (sent === undefined || received === undefined) {
		return null;
	}
	const [cacheWrite5m, cacheRead] = [countIn(written), countIn(hit)];
	const input = Math.max(0, countIn(sent) - cacheWrite5m - cacheRead);
	const usage = { input, output: countIn(received), cacheRead, cacheWrite5m, cacheWrite1h: 0, reasoning: 0 };
	const usd = Number(cost ?? '0');
	return { sent, received, used: { usage, recordedUsd: usd > 0 ? usd : null } };
}

function countIn(text: string | undefined): number {
	const count = text === undefined ? 0 : text.endsWith('k') ? Math.round(Number(text.slice(0, -1)) * THOUSAND) : Number(text);
	return Number.isSafeInteger(count) ? count : 0;
}

const THOUSAND = 1_000;

/** As Aider shows a number of tokens (source: `format_tokens`). */
export function formatted(count: number): string {
	if (count < THOUSAND) {
		return String(count);
	}
	return count < 10 * THOUSAND ? `${tenths(count / THOUSAND)}k` : `${wholes(count / THOUSAND)}k`;
}

/** Python, in which Aider is written, rounds a half to the even neighbour, JavaScript upwards. */
function tenths(value: number): string {
	return (value % 1 === 0.25 ? Math.floor(value) + 0.2 : value).toFixed(1);
}

function wholes(value: number): number {
	return value % 2 === 0.5 ? Math.floor(value) : Math.round(value);
}
