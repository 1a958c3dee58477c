import { HOUR_MS, SECOND_MS } from '../../base/units.ts';

const FIRST_WAIT_MS = 5 * SECOND_MS;
export const LONGEST_WAIT_MS = HOUR_MS;

/**
 * How long to leave a collector alone after so many failures in a row (1 is the first): about twice as long each time, between half of
 * that and all of it by chance, so that a team's windows do not come back all at once. `random` is from 0 up to 1.
 */
export function waitAfter(failures: number, random: number): number {
	const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
	return whole / 2 + (random * whole) / 2;
}
