/** A session's time as a text, to be kept by whoever wrote it. */
import { parseJson } from '../../base/json.ts';
import type { Part } from './sessionParts.ts';
import { sliceOf, timeOf, type SessionTime, type Work } from './sessionTime.ts';

type SliceCells = readonly [start: number, end: number, phase: Part['phase'], reason: Part['reason'], session: Part['session']];
type WorkCells = readonly [start: number, end: number, session: Work['session']];
type Cells = readonly [slices: readonly SliceCells[], promptedAt: readonly number[], work: readonly WorkCells[]];

export function textOfTime({ slices, promptedAt, work }: SessionTime): string {
	return JSON.stringify([
		slices.map(({ start, end, phase, reason, session }) => [start, end, phase, reason, session]),
		promptedAt,
		work.map(({ start, end, session }) => [start, end, session]),
	]);
}

/** Undefined for what is no such text. */
export function timeInText(text: string): SessionTime | undefined {
	const cells = parseJson(text);
	return Array.isArray(cells) ? timeOfCells(cells as unknown as Cells) : undefined;
}

function timeOfCells([slices, promptedAt, work]: Cells): SessionTime {
	return timeOf(
		slices.map(([start, end, phase, reason, session]) => sliceOf({ start, end, phase, reason, session })),
		promptedAt,
		work.map(([start, end, session]) => ({ start, end, session })),
	);
}
