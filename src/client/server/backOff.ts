import { MINUTE_MS, SECOND_MS } from '../../base/units.ts';

/** A server that ran this long is healthy: what happens to it next starts the counting anew. Chosen. */
export const HEALTHY_MS = 2 * MINUTE_MS;
const FIRST_WAIT_MS = SECOND_MS;
const LONGEST_WAIT_MS = MINUTE_MS;

/** How long to wait after so many crashes in a row (1 is the first): 1, 2, 4, ... up to 60 seconds. */
export function waitAfter(crashes: number): number {
	return Math.min(FIRST_WAIT_MS * 2 ** (crashes - 1), LONGEST_WAIT_MS);
}
