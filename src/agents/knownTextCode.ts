/** Whether a short text was met before, in WebAssembly: most short texts of a transcript are ids, folders, models and kinds that line after line repeats. */
import {
	add,
	atLeast,
	byteAt,
	bytesAt,
	call,
	differ,
	exclusiveBytes,
	forever,
	get,
	giveBack,
	int,
	isAnySet,
	leave,
	lessThan,
	long,
	longAt,
	longExclusive,
	longShiftedDown,
	longTimes,
	lowHalf,
	minus,
	never,
	numberAt,
	plus,
	set,
	store,
	storeBytes,
	times,
	when,
	type WasmFunction,
} from '../base/wasmCode.ts';

/** How many texts are kept: a text has one place, and takes it from the text that had it before. */
export const PLACES = 512;
export const KNOWN_BYTES = PLACES * 160;
/** What is given instead of a place. A text that was not met before has its place after all places. */
export const TOO_LONG = -1;

/** What a place holds: the length of its text and one, because there is nothing in it at first, and the text. */
const [LENGTH_AND_ONE, TEXT] = [0, 16];
const PLACE_BYTES = KNOWN_BYTES / PLACES;
const VECTOR_BYTES = 16;
const LONG_BYTES = 8;
/** Whole vectors are copied. */
const LONGEST = PLACE_BYTES - TEXT - VECTOR_BYTES;
/** 2^64 by the golden ratio (Knuth, "The Art of Computer Programming", 6.4). */
const SPREAD = long(BigInt.asIntN(64, 0x9e37_79b9_7f4a_7c15n));
const LONG_BITS = 64;

/** `isText(from, length, place)`: whether the place holds this text. */
export const isText: WasmFunction = (() => {
	const [from, length, place, at] = [0, 1, 2, 3];
	const inText = plus(get(from), get(at));
	const inPlace = plus(get(place), get(at));
	return {
		name: 'isText',
		parameters: 3,
		locals: 1,
		vectors: 0,
		body: [
			...when(differ(numberAt(get(place)), plus(get(length), int(1))), giveBack(int(0))),
			...forever(
				when(lessThan(get(length), plus(get(at), int(VECTOR_BYTES))), leave(1)),
				when(isAnySet(exclusiveBytes(bytesAt(inText), bytesAt(inPlace, TEXT))), giveBack(int(0))),
				add(at, int(VECTOR_BYTES)),
			),
			...forever(
				when(atLeast(get(at), get(length)), giveBack(int(1))),
				when(differ(byteAt(inText), byteAt(inPlace, TEXT)), giveBack(int(0))),
				add(at, int(1)),
			),
			...never,
		],
	};
})();

/**
 * `knownText(from, to, places)`: the place of the text with these bytes, which is kept from now on. How it is hashed takes in what
 * stands beside a text of less than eight bytes: such a text may have several places.
 */
export function knownText(isTextIndex: number): WasmFunction {
	const [from, to, places, length, index, place, at] = [0, 1, 2, 3, 4, 5, 6];
	const mixed = longExclusive(longTimes(longAt(get(from)), SPREAD), longAt(minus(get(to), int(LONG_BYTES))));
	return {
		name: 'knownText',
		parameters: 3,
		locals: 4,
		vectors: 0,
		body: [
			...set(length, minus(get(to), get(from))),
			...when(lessThan(int(LONGEST), get(length)), giveBack(int(TOO_LONG))),
			...set(index, lowHalf(longShiftedDown(longTimes(mixed, SPREAD), LONG_BITS - Math.log2(PLACES)))),
			...set(place, plus(get(places), times(get(index), int(PLACE_BYTES)))),
			...when(call(isTextIndex, get(from), get(length), get(place)), giveBack(get(index))),
			...store(get(place), LENGTH_AND_ONE, plus(get(length), int(1))),
			...forever(
				when(atLeast(get(at), get(length)), giveBack(plus(get(index), int(PLACES)))),
				storeBytes(plus(get(place), get(at)), TEXT, bytesAt(plus(get(from), get(at)))),
				add(at, int(VECTOR_BYTES)),
			),
			...never,
		],
	};
}
