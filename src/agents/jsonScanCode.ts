/** The inner loops of `jsonScan.ts`, in WebAssembly: they see every byte of gigabytes, sixteen at a time. */
import {
	add,
	again,
	atLeast,
	byteAt,
	call,
	differ,
	either,
	forever,
	get,
	giveBack,
	int,
	lessThan,
	minus,
	never,
	not,
	numberAt,
	plus,
	same,
	set,
	store,
	wasmModule,
	when,
	type WasmFunction,
} from '../base/wasmCode.ts';
import { findNames } from './findNamesCode.ts';
import { isText, knownText } from './knownTextCode.ts';
import { lineKeys } from './lineKeyCode.ts';
import { AFTER, ENTRY_BYTES, FROM, NAME_FROM, NAME_TO, NEXT_ENTRY, NONE, TABLE_END, TO } from './scanTable.ts';
import { longStringEnd, stringEnd } from './stringEndCode.ts';

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_BRACE, CLOSE_BRACE] = [0x7b, 0x7d];
/** Turns brackets into braces. */
const BRACE_BIT = 0x20;
/** How far a closing bracket or brace stands behind its opening one in ASCII. */
const CLOSE_FROM_OPEN = 2;
const FIRST_PRINTED = 0x20;
/** The functions' places in the module. */
const [LONG_STRING_END, STRING_END] = [0, 1];

/** `nameEnd(at, end)`: the closing quote of the name whose first character is at `at`. One with escapes is none, so that names can be compared byte by byte. */
const nameEnd: WasmFunction = ((): WasmFunction => {
	const [at, end, byte] = [0, 1, 2];
	return {
		name: 'nameEnd',
		parameters: 2,
		locals: 1,
		vectors: 0,
		body: [
			...forever(
				when(atLeast(get(at), get(end)), giveBack(int(NONE))),
				set(byte, byteAt(get(at))),
				when(same(get(byte), int(QUOTE)), giveBack(get(at))),
				when(either(lessThan(get(byte), int(FIRST_PRINTED)), same(get(byte), int(BACKSLASH))), giveBack(int(NONE))),
				add(at, int(1)),
			),
			...never,
		],
	};
})();
const NAME_END = 2;

/** `nestedEnd(at, end)`: behind the bracket or brace that closes the one at `at`. */
const nestedEnd: WasmFunction = ((): WasmFunction => {
	const [at, end, depth, byte] = [0, 1, 2, 3];
	return {
		name: 'nestedEnd',
		parameters: 2,
		locals: 2,
		vectors: 0,
		body: [
			...forever(
				when(atLeast(get(at), get(end)), giveBack(int(NONE))),
				set(byte, byteAt(get(at))),
				add(at, int(1)),
				when(same(get(byte), int(QUOTE)), set(at, call(STRING_END, get(at), get(end))), when(not(get(at)), giveBack(int(NONE))), again(1)),
				set(byte, either(get(byte), int(BRACE_BIT))),
				when(same(get(byte), int(OPEN_BRACE)), add(depth, int(1)), again(1)),
				when(same(get(byte), int(CLOSE_BRACE)), set(depth, minus(get(depth), int(1))), when(not(get(depth)), giveBack(get(at)))),
			),
			...never,
		],
	};
})();
const NESTED_END = 3;

/** `literalEnd(at, end)`: behind a number, `true`, `false` or `null`, which a comma or a closing bracket or brace follows. */
const literalEnd: WasmFunction = ((): WasmFunction => {
	const [at, end, from, byte] = [0, 1, 2, 3];
	return {
		name: 'literalEnd',
		parameters: 2,
		locals: 2,
		vectors: 0,
		body: [
			...set(from, get(at)),
			...forever(
				when(atLeast(get(at), get(end)), giveBack(int(NONE))),
				set(byte, byteAt(get(at))),
				when(
					either(same(get(byte), int(COMMA)), same(either(get(byte), int(BRACE_BIT)), int(CLOSE_BRACE))),
					when(same(get(at), get(from)), giveBack(int(NONE))),
					giveBack(get(at)),
				),
				when(either(lessThan(get(byte), int(FIRST_PRINTED + 1)), same(get(byte), int(QUOTE))), giveBack(int(NONE))),
				add(at, int(1)),
			),
			...never,
		],
	};
})();
const LITERAL_END = 4;

/**
 * `value(at, end, depth)`: notes the value that begins at `at`, and as deep as `depth` what is inside of it; gives what is behind it.
 * A value's entry comes before those of what it holds.
 */
const [AT, END, DEPTH, ENTRY, CLOSE] = [0, 1, 2, 3, 4];
const VALUE = 5;
const at = get(AT);
const noteBegin = [
	...set(ENTRY, numberAt(int(NEXT_ENTRY))),
	...when(atLeast(get(ENTRY), int(TABLE_END)), giveBack(int(NONE))),
	...store(int(NEXT_ENTRY), 0, plus(get(ENTRY), int(ENTRY_BYTES))),
	...store(get(ENTRY), FROM, at),
];
const noteEnd = [...store(get(ENTRY), TO, at), ...store(get(ENTRY), AFTER, numberAt(int(NEXT_ENTRY))), ...giveBack(at)];
const failWithoutPlace = when(not(at), giveBack(int(NONE)));
/** Of an object's value; it is noted in the entry that comes next. */
const noteName = [
	...when(differ(byteAt(at), int(QUOTE)), giveBack(int(NONE))),
	...store(numberAt(int(NEXT_ENTRY)), NAME_FROM, plus(at, int(1))),
	...set(AT, call(NAME_END, plus(at, int(1)), get(END))),
	...failWithoutPlace,
	...store(numberAt(int(NEXT_ENTRY)), NAME_TO, at),
	...when(differ(byteAt(at, 1), int(COLON)), giveBack(int(NONE))),
	...add(AT, int(2)),
];
const notePartsInside = forever(
	when(atLeast(at, get(END)), giveBack(int(NONE))),
	when(same(get(CLOSE), int(CLOSE_BRACE)), noteName),
	set(AT, call(VALUE, at, get(END), minus(get(DEPTH), int(1)))),
	failWithoutPlace,
	when(same(byteAt(at), int(COMMA)), add(AT, int(1)), again(1)),
	when(differ(byteAt(at), get(CLOSE)), giveBack(int(NONE))),
	add(AT, int(1)),
	noteEnd,
);
const value: WasmFunction = {
	name: 'value',
	parameters: 3,
	locals: 2,
	vectors: 0,
	body: [
		...noteBegin,
		...when(same(byteAt(at), int(QUOTE)), set(AT, call(STRING_END, plus(at, int(1)), get(END))), failWithoutPlace, noteEnd),
		...when(
			differ(either(byteAt(at), int(BRACE_BIT)), int(OPEN_BRACE)),
			set(AT, call(LITERAL_END, at, get(END))),
			failWithoutPlace,
			noteEnd,
		),
		...when(not(get(DEPTH)), set(AT, call(NESTED_END, at, get(END))), failWithoutPlace, noteEnd),
		...set(CLOSE, plus(byteAt(at), int(CLOSE_FROM_OPEN))),
		...add(AT, int(1)),
		...when(same(byteAt(at), get(CLOSE)), add(AT, int(1)), noteEnd),
		...notePartsInside,
		...never,
	],
};

const IS_TEXT = 8;

export function jsonScanModule(pages: number): Uint8Array<ArrayBuffer> {
	return wasmModule(
		[longStringEnd, stringEnd(LONG_STRING_END), nameEnd, nestedEnd, literalEnd, value, lineKeys, findNames, isText, knownText(IS_TEXT)],
		pages,
	);
}
