/** A transcript of lines that is read as a whole. */
import { parseJson } from '../base/json.ts';

/** A line's number, from 1, and what it holds: undefined where it is no JSON. */
export interface NumberedLine {
	readonly place: number;
	readonly value: unknown;
}

/** Empty lines are left out, and counted. */
export function numberedLines(content: Buffer): readonly NumberedLine[] {
	const lines = content.toString().split('\n');
	return lines.flatMap((text, index) => (text.trim() === '' ? [] : [{ place: index + 1, value: parseJson(text) }]));
}
