/** Lines without their text: what the ledger compares, and the most that the store keeps of a file. */
import type { Branded } from '../../base/brand.ts';

/**
 * A hash of a line's characters in 52 bits, white space left out: a line that a formatter has only moved or spread is the same line.
 * Two different lines of one file share a key once in a million files of 100,000 lines.
 */
export type LineKey = Branded<number, 'LineKey'>;

/** The key of every line on which nothing stands, and of no other. */
export const blankKey = 0 as LineKey;

export function lineKey(line: string): LineKey {
	let high = HIGH_SEED;
	let low = LOW_SEED;
	let isBlank = true;
	for (let index = 0; index < line.length; index++) {
		const code = line.charCodeAt(index);
		if (!isSpace(code)) {
			isBlank = false;
			high = Math.imul(high ^ code, HIGH_PRIME);
			low = Math.imul(low ^ (code + (high >>> HALF_BITS)), LOW_PRIME);
		}
	}
	return isBlank ? blankKey : keyOf(high, low);
}

export function lineKeys(lines: readonly string[]): LineKey[] {
	return lines.map(lineKey);
}

/** Of FNV-1a, and of MurmurHash3: each mixes well by itself, and they do so differently. */
const HIGH_SEED = 0x811c9dc5;
const HIGH_PRIME = 0x01000193;
const LOW_SEED = 0x9747b28c;
const LOW_PRIME = 0x85ebca6b;
const HALF_BITS = 16;
const KEY_HALF = 2 ** 26;

function keyOf(high: number, low: number): LineKey {
	const key = (mixed(high) % KEY_HALF) * KEY_HALF + (mixed(low) % KEY_HALF);
	return (key === blankKey ? 1 : key) as LineKey;
}

/** The last step of MurmurHash3: every bit of what goes in changes every bit of what comes out. */
function mixed(half: number): number {
	let bits = half ^ (half >>> 16);
	bits = Math.imul(bits, 0x85ebca6b);
	bits ^= bits >>> 13;
	bits = Math.imul(bits, 0xc2b2ae35);
	return (bits ^ (bits >>> 16)) >>> 0;
}

const NO_BREAK_SPACE = 0xa0;
const BYTE_ORDER_MARK = 0xfeff;

function isSpace(code: number): boolean {
	return code <= 0x20 || code === NO_BREAK_SPACE || code === BYTE_ORDER_MARK;
}
