/** Where a JSON string ends, in WebAssembly: most bytes of a transcript stand in long strings, full of escapes. */
import {
	add,
	again,
	asLong,
	atLeast,
	bitsOf,
	byteAt,
	bytesAt,
	bytesOver,
	call,
	differ,
	either,
	eitherBytes,
	forever,
	get,
	giveBack,
	int,
	isAnySet,
	isLesserLong,
	isZeroLong,
	lesserBytes,
	long,
	longBoth,
	longEither,
	longExclusive,
	longNot,
	longPlus,
	longShiftedUp,
	longTrailingZeros,
	lowHalf,
	never,
	not,
	plus,
	same,
	sameBytes,
	set,
	setVector,
	sixteenOf,
	trailingZeros,
	when,
	type Code,
	type WasmFunction,
} from '../base/wasmCode.ts';
import { NONE } from './scanTable.ts';

const [QUOTE, BACKSLASH, FIRST_PRINTED] = [0x22, 0x5c, 0x20];
const VECTOR_BYTES = 16;
const BLOCK_BYTES = 64;
/** Chosen: shorter strings are ids, times and names; they end before a block would have been looked through. */
const NEAR_BYTES = 64;

/** `stringEnd(at, end)`: behind the closing quote of the string whose first character is at `at`. Control characters have to be escaped. */
export function stringEnd(longStringEndIndex: number): WasmFunction {
	const [at, end, bits, far, vector] = [0, 1, 2, 3, 4];
	const isQuoteOrBackslash = eitherBytes(sameBytes(get(vector), sixteenOf(QUOTE)), sameBytes(get(vector), sixteenOf(BACKSLASH)));
	return {
		name: 'stringEnd',
		parameters: 2,
		locals: 2,
		vectors: 1,
		body: [
			...set(far, plus(get(at), int(NEAR_BYTES))),
			...forever(
				when(atLeast(get(at), get(end)), giveBack(int(NONE))),
				when(atLeast(get(at), get(far)), giveBack(call(longStringEndIndex, get(at), get(end)))),
				setVector(vector, bytesAt(get(at))),
				set(bits, bitsOf(eitherBytes(isQuoteOrBackslash, lesserBytes(get(vector), sixteenOf(FIRST_PRINTED))))),
				when(not(get(bits)), add(at, int(VECTOR_BYTES)), again(1)),
				add(at, trailingZeros(get(bits))),
				when(atLeast(get(at), get(end)), giveBack(int(NONE))),
				when(same(byteAt(get(at)), int(QUOTE)), giveBack(plus(get(at), int(1)))),
				when(differ(byteAt(get(at)), int(BACKSLASH)), giveBack(int(NONE))),
				add(at, int(2)),
			),
			...never,
		],
	};
}

const [AT, END, STOP, BACKSLASHES, AFTER_ODD, SUM, STOPS, CARRY] = [0, 1, 2, 3, 4, 5, 6, 7];
const VECTORS = [8, 9, 10, 11];
/** Bits at even places. */
const EVEN = long(0x5555_5555_5555_5555n);

/** One bit for each byte of the block of which something holds. */
const blockBits = (holds: (vector: Code) => Code): Code =>
	VECTORS.map((vector, index) => longShiftedUp(asLong(bitsOf(holds(get(vector)))), index * VECTOR_BYTES)).reduce((a, b) =>
		longEither(a, b),
	);
const blockHas = (over: (vector: Code) => Code): Code =>
	isAnySet(VECTORS.map(vector => over(get(vector))).reduce((a, b) => eitherBytes(a, b)));

/**
 * The bytes of a block that a backslash escapes. In a run of backslashes every other one escapes what follows: adding a run that begins at an
 * odd place carries out of it, which tells where runs of either kind end (Langdale and Lemire, "Parsing gigabytes of JSON per second", 3.1.1).
 */
const findEscaped = [
	...set(BACKSLASHES, longBoth(get(BACKSLASHES), longNot(get(CARRY)))),
	...set(AFTER_ODD, longEither(longShiftedUp(get(BACKSLASHES), 1), get(CARRY))),
	...set(SUM, longPlus(longBoth(longBoth(get(BACKSLASHES), longNot(EVEN)), longNot(get(AFTER_ODD))), get(BACKSLASHES))),
	...set(CARRY, asLong(isLesserLong(get(SUM), get(BACKSLASHES)))),
];
const escaped = longBoth(longExclusive(EVEN, longShiftedUp(get(SUM), 1)), get(AFTER_ODD));

/** `longStringEnd(at, end)`: the same, by blocks without a branch for each escape. It may look at bytes behind the end. */
export const longStringEnd: WasmFunction = {
	name: 'longStringEnd',
	parameters: 2,
	locals: 1,
	longs: 5,
	vectors: VECTORS.length,
	body: [
		...forever(
			when(atLeast(get(AT), get(END)), giveBack(int(NONE))),
			...VECTORS.map((vector, index) => setVector(vector, bytesAt(get(AT), index * VECTOR_BYTES))),
			set(
				BACKSLASHES,
				blockBits(vector => sameBytes(vector, sixteenOf(BACKSLASH))),
			),
			findEscaped,
			set(
				STOPS,
				longBoth(
					blockBits(vector => sameBytes(vector, sixteenOf(QUOTE))),
					longNot(escaped),
				),
			),
			when(
				blockHas(vector => bytesOver(sixteenOf(FIRST_PRINTED), vector)),
				set(
					STOPS,
					longEither(
						get(STOPS),
						blockBits(vector => lesserBytes(vector, sixteenOf(FIRST_PRINTED))),
					),
				),
			),
			when(isZeroLong(get(STOPS)), add(AT, int(BLOCK_BYTES)), again(1)),
			set(STOP, plus(get(AT), lowHalf(longTrailingZeros(get(STOPS))))),
			when(either(atLeast(get(STOP), get(END)), differ(byteAt(get(STOP)), int(QUOTE))), giveBack(int(NONE))),
			giveBack(plus(get(STOP), int(1))),
		),
		...never,
	],
};
