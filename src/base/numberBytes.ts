/** Numbers as bytes: eight for each, as this machine writes them. */
export function packNumbers(numbers: ArrayLike<number>): Uint8Array {
	return new Uint8Array(new Float64Array(numbers).buffer);
}

/** Copied, because bytes out of a database need not begin where a number may. */
export function numbersIn(bytes: Uint8Array): Float64Array {
	return new Float64Array(bytes.slice().buffer);
}
