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
	let high: number = lineHash.highSeed;
	let low: number = lineHash.lowSeed;
	let isBlank = true;
	for (let index = 0; index < line.length; index++) {
		const code = line.charCodeAt(index);
		if (!isSpace(code)) {
			isBlank = false;
			high = Math.imul(high ^ code, lineHash.highPrime);
			low = Math.imul(low ^ (code + (high >>> lineHash.halfBits)), lineHash.lowPrime);
		}
	}
	return isBlank ? blankKey : keyOfHash(high, low);
}

export function lineKeys(lines: readonly string[]): LineKey[] {
	return lines.map(lineKey);
}

/** Of FNV-1a, and of MurmurHash3: each mixes well by itself, and they do so differently. For whoever hashes a line in another way than here. */
export const lineHash = {
	highSeed: 0x811c9dc5,
	highPrime: 0x01000193,
	lowSeed: 0x9747b28c,
	lowPrime: 0x85ebca6b,
	halfBits: 16,
	firstMix: 0x85ebca6b,
	secondMix: 0xc2b2ae35,
	keyHalfBits: 26,
} as const;
const KEY_HALF = 2 ** lineHash.keyHalfBits;

/** The key of a line that is not blank, from what its characters have been hashed to. */
function keyOfHash(high: number, low: number): LineKey {
	const key = (mixed(high) % KEY_HALF) * KEY_HALF + (mixed(low) % KEY_HALF);
	return (key === blankKey ? 1 : key) as LineKey;
}

/** The last step of MurmurHash3: every bit of what goes in changes every bit of what comes out. */
function mixed(half: number): number {
	let bits = half ^ (half >>> 16);
	bits = Math.imul(bits, lineHash.firstMix);
	bits ^= bits >>> 13;
	bits = Math.imul(bits, lineHash.secondMix);
	return (bits ^ (bits >>> 16)) >>> 0;
}

/** White space besides the characters up to U+0020. */
export const otherSpaces = [0xa0, 0xfeff] as const;
const [NO_BREAK_SPACE, BYTE_ORDER_MARK] = otherSpaces;

function isSpace(code: number): boolean {
	return code <= 0x20 || code === NO_BREAK_SPACE || code === BYTE_ORDER_MARK;
}
