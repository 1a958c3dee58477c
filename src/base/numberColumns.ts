/**
 * Columns of numbers as bytes, as this machine writes them. Each is kept in the narrowest form that gives every number back as it was: a
 * number that stands on all rows once, whole numbers in one, two or four bytes, times above the least of them, anything else in eight.
 */

/** Read by the row. */
export type NumberColumn = Uint8Array | Uint16Array | Uint32Array | Float64Array;

export interface NumberColumns {
	readonly rows: number;
	readonly columns: readonly NumberColumn[];
}

/** Columns are as long as each other. */
export function packColumns(columns: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
	const parts = [Float64Array.of(columns[0]?.length ?? 0), ...columns.flatMap(packColumn)];
	const bytes = new Uint8Array(parts.reduce((size, part) => size + roomOf(part), 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(new Uint8Array(part.buffer), at);
		at += roomOf(part);
	}
	return bytes;
}

/** The columns may be views of the bytes. */
export function columnsIn(packed: Uint8Array<ArrayBuffer>): NumberColumns {
	const { buffer, byteOffset, byteLength } = packed.byteOffset % ALIGNMENT === 0 ? packed : new Uint8Array(packed);
	const [rows = 0] = new Float64Array(buffer, byteOffset, 1);
	const columns: NumberColumn[] = [];
	for (let at = byteOffset + ALIGNMENT; at < byteOffset + byteLength;) {
		const head = new Float64Array(buffer, at, HEAD);
		const [width = 8, base = 0, length = 0] = head;
		const codes = new arrayOf[width as Width](buffer, at + head.byteLength, length);
		columns.push(spread(codes, base, rows));
		at += head.byteLength + roomOf(codes);
	}
	return { rows, columns };
}

/** Where a number of any width may begin; bytes out of a database need not begin there. */
const ALIGNMENT = 8;
const roomOf = ({ byteLength }: NumberColumn): number => Math.ceil(byteLength / ALIGNMENT) * ALIGNMENT;

/** By bytes a number. */
const arrayOf = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: Float64Array };
type Width = keyof typeof arrayOf;

/** Before the codes of each column: their width, what is to be added to each of them, and how many there are. */
const HEAD = 3;

interface Form {
	readonly width: Width;
	readonly base: number;
}

function packColumn(numbers: readonly number[]): readonly NumberColumn[] {
	const isOne = numbers.every(number => Object.is(number, numbers[0]));
	const kept = isOne ? numbers.slice(0, 1) : numbers;
	const { width, base } = formOf(kept);
	return [Float64Array.of(width, base, kept.length), new arrayOf[width](kept.map(number => number - base))];
}

/** Without a base where that is as narrow as any: those are read without a look at each number. */
function formOf(numbers: readonly number[]): Form {
	const least = numbers.reduce((a, b) => Math.min(a, b), Infinity);
	const forms = [0, least].flatMap(base => ([1, 2, 4] as const).map((width): Form => ({ width, base })));
	return forms.find(form => numbers.every(number => isKept(number, form))) ?? { width: 8, base: 0 };
}

function isKept(number: number, { width, base }: Form): boolean {
	const code = number - base;
	return Number.isInteger(code) && 0 <= code && code < 2 ** (8 * width) && Object.is(base + code, number);
}

function spread(codes: NumberColumn, base: number, rows: number): NumberColumn {
	const numbers = base === 0 ? codes : above(base, codes);
	return numbers.length === rows ? numbers : new arrayOf[numbers.BYTES_PER_ELEMENT as Width](rows).fill(numbers[0] ?? NaN);
}

function above(base: number, codes: NumberColumn): Float64Array {
	const numbers = new Float64Array(codes.length);
	for (let row = 0; row < numbers.length; row++) {
		numbers[row] = base + (codes[row] ?? NaN);
	}
	return numbers;
}
