/** Foreign values, narrowed: null is what is not there or not of that shape. */
import { MAX_LINE, MAX_PATH_LENGTH } from './limits.ts';

export type Shape = Readonly<Record<string, unknown>>;

export function shapeOf(value: unknown): Shape | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Shape) : null;
}

export function listOf(value: unknown): readonly unknown[] | null {
	return Array.isArray(value) ? value : null;
}

export function wordsOf(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

export function pathOf(value: unknown): string | null {
	return typeof value === 'string' && value !== '' && value.length <= MAX_PATH_LENGTH ? value : null;
}

/** A number of times, as a number or as a numeral; lcov's producers also write "1e+06". */
export function countOf(value: unknown): number | null {
	const count = typeof value === 'string' && numeral.test(value) ? Number(value) : value;
	return typeof count === 'number' && 0 <= count ? Math.min(count, Number.MAX_SAFE_INTEGER) : null;
}

const numeral = /^\d{1,30}(?:\.\d{1,30})?(?:[eE]\+?\d{1,3})?$/;

/** The number of a line, counted from 1. */
export function lineOf(value: unknown): number | null {
	const line = countOf(value);
	return line !== null && Number.isInteger(line) && 1 <= line && line <= MAX_LINE ? line : null;
}

export interface Position {
	readonly line: number;
	readonly column: number | null;
}

/** A location's two ends, where they are in order. */
export interface Location {
	readonly start: Position;
	readonly end: Position;
}

export function locationOf(value: unknown): Location | null {
	const location = shapeOf(value);
	const start = positionOf(location?.['start']);
	const end = positionOf(location?.['end']);
	return start === null || end === null || end.line < start.line ? null : { start, end };
}

function positionOf(value: unknown): Position | null {
	const position = shapeOf(value);
	const line = lineOf(position?.['line']);
	return line === null ? null : { line, column: countOf(position?.['column']) };
}
