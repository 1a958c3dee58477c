/**
 * Writes WebAssembly: each function here gives the bytes of one instruction, or of several that belong together, so that a program
 * can be read in the order in which it runs. Only what is used is here. https://webassembly.github.io/spec/core/appendix/index-instructions.html
 */

export type Code = readonly number[];

/** A function of whole numbers of 32 bits: its parameters come first among its locals. */
export interface WasmFunction {
	readonly name: string;
	readonly parameters: number;
	readonly locals: number;
	/** Locals of 64 bits, numbered after those before. */
	readonly longs?: number;
	/** Locals of 128 bits, numbered after all others. */
	readonly vectors: number;
	readonly body: Code;
}

/** A module with these functions, each giving one number, and a memory of its own. Functions are called by their place in the list. */
export function wasmModule(functions: readonly WasmFunction[], pages: number): Uint8Array<ArrayBuffer> {
	return Uint8Array.from([
		...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
		...section(
			1,
			functions.map(({ parameters }) => [0x60, ...list(Array.from({ length: parameters }, () => [I32])), ...list([[I32]])]),
		),
		...section(
			3,
			functions.map((_, index) => unsigned(index)),
		),
		...section(5, [[0x00, ...unsigned(pages)]]),
		...section(7, [[...name('memory'), 0x02, 0x00], ...functions.map((one, index) => [...name(one.name), 0x00, ...unsigned(index)])]),
		...section(10, functions.map(codeOf)),
	]);
}

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const add = (local: number, value: Code): Code => set(local, plus(get(local), value));
export const int = (value: number): Code => [0x41, ...signed(value)];
export const call = (index: number, ...values: readonly Code[]): Code => [...values.flat(), 0x10, ...unsigned(index)];
export const giveBack = (value: Code): Code => [...value, 0x0f];

/** The byte, or the four bytes, at an address and an offset. */
export const byteAt = (address: Code, offset = 0): Code => [...address, 0x2d, 0x00, ...unsigned(offset)];
export const numberAt = (address: Code): Code => [...address, 0x28, 0x00, 0x00];
export const store = (address: Code, offset: number, value: Code): Code => [...address, ...value, 0x36, 0x00, ...unsigned(offset)];
/** A whole number of 64 bits without a sign, as JavaScript's numbers are written. */
export const storeAsDouble = (address: Code, value: Code): Code => [...address, ...value, 0xba, 0x39, 0x00, 0x00];

export const plus = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const minus = (a: Code, b: Code): Code => [...a, ...b, 0x6b];
export const times = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
export const both = (a: Code, b: Code): Code => [...a, ...b, 0x71];
export const exclusive = (a: Code, b: Code): Code => [...a, ...b, 0x73];
export const shiftedUp = (a: Code, bits: number): Code => [...a, ...int(bits), 0x74];
export const shiftedDown = (a: Code, bits: number): Code => [...a, ...int(bits), 0x76];
export const either = (a: Code, b: Code): Code => [...a, ...b, 0x72];
export const not = (value: Code): Code => [...value, 0x45];
export const same = (a: Code, b: Code): Code => [...a, ...b, 0x46];
export const differ = (a: Code, b: Code): Code => [...a, ...b, 0x47];
/** Without a sign: addresses and bytes. */
export const lessThan = (a: Code, b: Code): Code => [...a, ...b, 0x49];
export const atLeast = (a: Code, b: Code): Code => [...a, ...b, 0x4f];
export const trailingZeros = (value: Code): Code => [...value, 0x68];

/** The same of 64 bits. */
export const long = (value: bigint): Code => [0x42, ...signedLong(value)];
export const asLong = (value: Code): Code => [...value, 0xad];
export const lowHalf = (value: Code): Code => [...value, 0xa7];
/** The eight bytes at an address. */
export const longAt = (address: Code): Code => [...address, 0x29, 0x00, 0x00];
export const longTimes = (a: Code, b: Code): Code => [...a, ...b, 0x7e];
export const longPlus = (a: Code, b: Code): Code => [...a, ...b, 0x7c];
export const longBoth = (a: Code, b: Code): Code => [...a, ...b, 0x83];
export const longEither = (a: Code, b: Code): Code => [...a, ...b, 0x84];
export const longExclusive = (a: Code, b: Code): Code => [...a, ...b, 0x85];
export const longShiftedUp = (a: Code, bits: number): Code => [...a, ...long(BigInt(bits)), 0x86];
export const longShiftedDown = (a: Code, bits: number): Code => [...a, ...long(BigInt(bits)), 0x88];
export const longNot = (value: Code): Code => longExclusive(value, long(-1n));
export const isZeroLong = (value: Code): Code => [...value, 0x50];
export const isLesserLong = (a: Code, b: Code): Code => [...a, ...b, 0x54];
export const longTrailingZeros = (value: Code): Code => [...value, 0x7a];

export const when = (condition: Code, ...then: readonly Code[]): Code => [...condition, 0x04, NOTHING, ...then.flat(), END];
export const choose = (condition: Code, then: Code, otherwise: Code): Code => [
	...condition,
	0x04,
	NOTHING,
	...then,
	0x05,
	...otherwise,
	END,
];
/** Runs for ever, until the function gives something back or the loop is left. */
export const forever = (...body: readonly Code[]): Code => [0x02, NOTHING, 0x03, NOTHING, ...body.flat(), 0x0c, 0, END, END];
/** Begins the loop again; `depth` is how many conditions it stands in. */
export const again = (depth: number): Code => [0x0c, ...unsigned(depth)];
/** Goes on behind the loop; `depth` is how many conditions it stands in. */
export const leave = (depth: number): Code => [0x0c, ...unsigned(depth + 1)];
/** For the end of a function that never gets there. */
export const never: Code = [0x00];

/** Sixteen bytes at once. */
export const bytesAt = (address: Code, offset = 0): Code => [...address, 0xfd, 0x00, 0x00, ...unsigned(offset)];
export const storeBytes = (address: Code, offset: number, bytes: Code): Code => [
	...address,
	...bytes,
	0xfd,
	0x0b,
	0x00,
	...unsigned(offset),
];
export const setVector = set;
export const sixteenOf = (value: number): Code => [...int(value), 0xfd, 0x0f];
export const sameBytes = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x23];
export const lesserBytes = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x26];
export const bothBytes = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x4e];
export const exclusiveBytes = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x51];
export const eitherBytes = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x50];
/** Each byte of the first less that of the second, and not less than 0. */
export const bytesOver = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x73];
export const isAnySet = (bytes: Code): Code => [...bytes, 0xfd, 0x53];
/** One bit for each byte. */
export const bitsOf = (bytes: Code): Code => [...bytes, 0xfd, 0x64];

const I32 = 0x7f;
const I64 = 0x7e;
const V128 = 0x7b;
const NOTHING = 0x40;
const END = 0x0b;

function codeOf({ locals, longs = 0, vectors, body }: WasmFunction): Code {
	const code = [
		...list([
			[...unsigned(locals), I32],
			[...unsigned(longs), I64],
			[...unsigned(vectors), V128],
		]),
		...body,
		END,
	];
	return [...unsigned(code.length), ...code];
}

function section(id: number, entries: readonly Code[]): Code {
	const content = list(entries);
	return [id, ...unsigned(content.length), ...content];
}

function list(entries: readonly Code[]): Code {
	return [...unsigned(entries.length), ...entries.flat()];
}

function name(text: string): Code {
	return list(Array.from(text, char => [char.charCodeAt(0)]));
}

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): Code {
	return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
	const [low, rest] = [value & 0x7f, value >> 7]; // as 32 bits: a number of up to 2^32 comes out as the same bits
	const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
	return isLast ? [low] : [low | 0x80, ...signed(rest)];
}

function signedLong(value: bigint): Code {
	const [low, rest] = [Number(value & 0x7fn), value >> 7n];
	const isLast = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
	return isLast ? [low] : [low | 0x80, ...signedLong(rest)];
}
