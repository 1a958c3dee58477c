/** Looks for values by their names among the entries of an object, in WebAssembly: it is done several times a line. */
import {
	add,
	atLeast,
	bothBytes,
	bytesAt,
	eitherBytes,
	exclusiveBytes,
	forever,
	get,
	giveBack,
	int,
	isAnySet,
	leave,
	minus,
	never,
	not,
	numberAt,
	plus,
	same,
	set,
	store,
	when,
	type Code,
	type WasmFunction,
} from '../base/wasmCode.ts';
import { AFTER, ENTRY_BYTES, NAME_FROM, NAME_TO, NONE } from './scanTable.ts';

/** A name that is looked for: how many bytes it has, the entry that was found, the bytes, and which of as many as it may have are its own. */
export const [LENGTH, FOUND, PATTERN, OWN] = [0, 4, 16, 48];
export const NAME_BYTES = 80;
export const LONGEST_NAME = 32;

const [OBJECT, NAMES, NAMES_END, ENTRY, NEXT, NAME, OBJECT_END, AT, NAME_LENGTH] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const VECTOR_BYTES = 16;
const partOf = (entry: Code, part: number): Code => numberAt(plus(entry, int(part)));

/** Which bytes of sixteen of the name are others than here. */
const othersFrom = (offset: number): Code =>
	bothBytes(exclusiveBytes(bytesAt(get(AT), offset), bytesAt(get(NAME), PATTERN + offset)), bytesAt(get(NAME), OWN + offset));

const forgetFound = [
	...set(NAME, get(NAMES)),
	...forever(when(atLeast(get(NAME), get(NAMES_END)), leave(1)), store(get(NAME), FOUND, int(NONE)), add(NAME, int(NAME_BYTES))),
];

/** `findNames(object, names, namesEnd)`: notes for each name the entry that has it, of several the last, or that there is none. */
export const findNames: WasmFunction = {
	name: 'findNames',
	parameters: 3,
	locals: 6,
	vectors: 0,
	body: [
		...set(OBJECT_END, partOf(get(OBJECT), AFTER)),
		...set(NEXT, plus(get(OBJECT), int(ENTRY_BYTES))),
		...forgetFound,
		...forever(
			when(
				atLeast(get(NAME), get(NAMES_END)),
				when(atLeast(get(NEXT), get(OBJECT_END)), giveBack(int(0))),
				set(ENTRY, get(NEXT)),
				set(NEXT, partOf(get(ENTRY), AFTER)),
				set(AT, partOf(get(ENTRY), NAME_FROM)),
				set(NAME_LENGTH, minus(partOf(get(ENTRY), NAME_TO), get(AT))),
				set(NAME, get(NAMES)),
			),
			when(
				same(numberAt(get(NAME)), get(NAME_LENGTH)),
				when(not(isAnySet(eitherBytes(othersFrom(0), othersFrom(VECTOR_BYTES)))), store(get(NAME), FOUND, get(ENTRY))),
			),
			add(NAME, int(NAME_BYTES)),
		),
		...never,
	],
};
