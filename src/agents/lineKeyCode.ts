/** The keys of the lines of a text that is written as a JSON string, in WebAssembly: as `lineKey.ts` makes them of the text itself. */
import {
	add,
	again,
	asLong,
	atLeast,
	bitsOf,
	both,
	byteAt,
	bytesAt,
	choose,
	differ,
	either,
	eitherBytes,
	exclusive,
	forever,
	get,
	giveBack,
	int,
	isZeroLong,
	lessThan,
	long,
	longEither,
	longShiftedUp,
	minus,
	never,
	not,
	plus,
	same,
	sameBytes,
	set,
	setVector,
	shiftedDown,
	shiftedUp,
	sixteenOf,
	storeAsDouble,
	times,
	when,
	type Code,
	type WasmFunction,
} from '../base/wasmCode.ts';
import { lineHash, otherSpaces } from '../domain/trace/lineKey.ts';

/** Each line's key, as a double. */
export const LINE_BYTES = 8;

const [AT, END, TABLE, TABLE_END, HIGH, LOW, IS_FULL, HAS_BEGUN, CODE, LEAD, IS_PRINTED, KEY, BLOCK] = [
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
];
const NONE = 0;
const LINE_FEED = 0x0a;
const SPACE = 0x20;
const BACKSLASH = 0x5c;
const FIRST_NOT_ASCII = 0x80;
const letter = (char: string): Code => int(char.charCodeAt(0));

const begin = [
	...set(HIGH, int(lineHash.highSeed)),
	...set(LOW, int(lineHash.lowSeed)),
	...set(IS_FULL, int(0)),
	...set(HAS_BEGUN, int(0)),
];
/** As `lineKey.ts` makes a key of what the characters have been hashed to. */
const mixed = (half: number): Code => [
	...set(half, exclusive(get(half), shiftedDown(get(half), 16))),
	...set(half, times(get(half), int(lineHash.firstMix))),
	...set(half, exclusive(get(half), shiftedDown(get(half), 13))),
	...set(half, times(get(half), int(lineHash.secondMix))),
	...set(half, exclusive(get(half), shiftedDown(get(half), 16))),
];
const keyHalf = (half: number): Code => asLong(both(get(half), int(2 ** lineHash.keyHalfBits - 1)));
const keepKey = [
	...set(KEY, longEither(longShiftedUp(keyHalf(HIGH), lineHash.keyHalfBits), keyHalf(LOW))),
	...when(isZeroLong(get(KEY)), set(KEY, long(1n))),
];
const noteLine = [
	...when(atLeast(get(TABLE), get(TABLE_END)), giveBack(int(NONE))),
	...set(KEY, long(0n)),
	...when(get(IS_FULL), mixed(HIGH), mixed(LOW), keepKey),
	...storeAsDouble(get(TABLE), get(KEY)),
	...add(TABLE, int(LINE_BYTES)),
	...begin,
];
const hash = [
	...set(IS_FULL, int(1)),
	...set(HIGH, times(exclusive(get(HIGH), get(CODE)), int(lineHash.highPrime))),
	...set(LOW, times(exclusive(get(LOW), plus(get(CODE), shiftedDown(get(HIGH), lineHash.halfBits))), int(lineHash.lowPrime))),
];
const isPrinted = both(
	lessThan(int(SPACE), get(CODE)),
	otherSpaces.map(space => differ(get(CODE), int(space))).reduce((a, b) => both(a, b)),
);

/** ASCII that is no escape, as nearly every character is: blanks too, because control characters are escaped in a string. */
const isPlain = both(lessThan(get(CODE), int(FIRST_NOT_ASCII)), differ(get(CODE), int(BACKSLASH)));
/** All bits where the character is no blank, and none where it is. */
const mask = minus(int(0), get(IS_PRINTED));
/** 1 for a blank: what is multiplied by it stays as it is. */
const primeOrOne = (prime: number): Code => plus(int(1), both(int(prime - 1), mask));
/** As `hash`, and a blank changes nothing. There is no branch between them: words and blanks take turns as no processor foretells. */
const hashPlain = [
	...set(IS_PRINTED, differ(get(CODE), int(SPACE))),
	...set(IS_FULL, either(get(IS_FULL), get(IS_PRINTED))),
	...set(HIGH, times(exclusive(get(HIGH), both(get(CODE), mask)), primeOrOne(lineHash.highPrime))),
	...set(
		LOW,
		times(exclusive(get(LOW), both(plus(get(CODE), shiftedDown(get(HIGH), lineHash.halfBits)), mask)), primeOrOne(lineHash.lowPrime)),
	),
];
/** Looked through at once; one that is all plain is hashed without looking at each again. */
const BLOCK_BYTES = 8;
const isPlainBlock = both(
	atLeast(get(END), plus(get(AT), int(BLOCK_BYTES))),
	not(both(bitsOf(eitherBytes(get(BLOCK), sameBytes(get(BLOCK), sixteenOf(BACKSLASH)))), int(2 ** BLOCK_BYTES - 1))),
);
const hashBlock = [
	...Array.from({ length: BLOCK_BYTES }, (_, offset) => [...set(CODE, byteAt(get(AT), offset)), ...hashPlain]).flat(),
	...set(HAS_BEGUN, int(1)),
	...add(AT, int(BLOCK_BYTES)),
];

/** The value of the hexadecimal digit at an offset, whatever its case. */
const digit = (offset: number): Code => {
	const char = byteAt(get(AT), offset);
	return plus(both(char, int(0x0f)), times(shiftedDown(char, 6), int(9)));
};
const fourDigits = [12, 8, 4, 0].map((bits, offset) => shiftedUp(digit(offset), bits)).reduce((a, b) => either(a, b));

/** What follows a backslash. Of the characters that have letters of their own only the line's end is no white space to a line. */
const readEscape = [
	...set(CODE, byteAt(get(AT))),
	...add(AT, int(1)),
	...choose(
		same(get(CODE), letter('u')),
		[...set(CODE, fourDigits), ...add(AT, int(4))],
		choose(
			same(get(CODE), letter('n')),
			set(CODE, int(LINE_FEED)),
			when(
				['t', 'r', 'b', 'f'].map(char => same(get(CODE), letter(char))).reduce((a, b) => either(a, b)),
				set(CODE, int(SPACE)),
			),
		),
	),
];

const lowBits = (bits: number): Code => both(byteAt(get(AT)), int(bits));
const isNoFollower = differ(both(byteAt(get(AT)), int(0xc0)), int(0x80));
const takeFollower = [
	...when(isNoFollower, giveBack(int(NONE))),
	...set(CODE, either(shiftedUp(get(CODE), 6), lowBits(0x3f))),
	...add(AT, int(1)),
];
const unless = (condition: Code): Code => when(not(condition), giveBack(int(NONE)));
const isFrom = (least: number): Code => atLeast(get(CODE), int(least));
/** Others than the shortest form, halves of pairs and what is beyond Unicode are no characters. */
const readTwoBytes = [...set(CODE, both(get(LEAD), int(0x1f))), ...takeFollower, ...unless(isFrom(0x80))];
const isHalf = same(both(get(CODE), int(0xf800)), int(0xd800));
const readThreeBytes = [
	...set(CODE, both(get(LEAD), int(0x0f))),
	...takeFollower,
	...takeFollower,
	...unless(both(isFrom(0x800), not(isHalf))),
];
/** A pair of units, of which the first is hashed here. */
const readFourBytes = [
	...set(CODE, both(get(LEAD), int(0x07))),
	...takeFollower,
	...takeFollower,
	...takeFollower,
	...unless(both(isFrom(0x1_0000), lessThan(get(CODE), int(0x11_0000)))),
	...set(LEAD, either(both(get(CODE), int(0x3ff)), int(0xdc00))),
	...set(CODE, plus(shiftedDown(get(CODE), 10), int(0xd800 - (0x1_0000 >> 10)))),
	...hash,
	...set(CODE, get(LEAD)),
];
const isLeadUpTo = (last: number): Code => lessThan(get(LEAD), int(last + 1));
const readCharacter = [
	...set(LEAD, get(CODE)),
	...unless(both(atLeast(get(LEAD), int(0xc0)), isLeadUpTo(0xf7))),
	...choose(isLeadUpTo(0xdf), readTwoBytes, choose(isLeadUpTo(0xef), readThreeBytes, readFourBytes)),
];

/** `lineKeys(at, end, table, tableEnd)`: notes the lines of the string's inside, and gives where the table ends. */
export const lineKeys: WasmFunction = {
	name: 'lineKeys',
	parameters: 4,
	locals: 7,
	longs: 1,
	vectors: 1,
	body: [
		...begin,
		...forever(
			when(atLeast(get(AT), get(END)), when(either(get(IS_FULL), get(HAS_BEGUN)), noteLine), giveBack(get(TABLE))),
			setVector(BLOCK, bytesAt(get(AT))),
			when(isPlainBlock, hashBlock, again(1)),
			set(CODE, byteAt(get(AT))),
			add(AT, int(1)),
			when(isPlain, hashPlain, set(HAS_BEGUN, int(1)), again(1)),
			choose(same(get(CODE), int(BACKSLASH)), readEscape, when(atLeast(get(CODE), int(FIRST_NOT_ASCII)), readCharacter)),
			set(HAS_BEGUN, int(1)),
			when(same(get(CODE), int(LINE_FEED)), noteLine, again(1)),
			when(isPrinted, hash),
		),
		...never,
	],
};
