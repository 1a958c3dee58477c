/** A session's time as a text, to be kept by whoever wrote it. */
import { parseJson } from '../../base/json.ts';
import type { Part } from './sessionParts.ts';
import { sliceOf, timeOf, type SessionTime, type Work } from './sessionTime.ts';

type SliceCells = readonly [start: number, end: number, phase: Part['phase'], reason: Part['reason'], session: Part['session']];
type WorkCells = readonly [start: number, end: number, session: Work['session']];
type Cells = readonly [slices: readonly SliceCells[], promptedAt: readonly number[], work: readonly WorkCells[]];

/** Undefined for a session that tells of no time. */
export function textOfTime(time: SessionTime | undefined): string {
	if (time === undefined) {
		return NOTHING_TOLD;
	}
	const { slices, promptedAt, work } = time;
	return JSON.stringify([
		slices.map(({ start, end, phase, reason, session }) => [start, end, phase, reason, session]),
		promptedAt,
		work.map(({ start, end, session }) => [start, end, session]),
	]);
}

/** The session's time, or nothing where it tells of none; null for what is no such text. */
export function timesInText(text: string): readonly SessionTime[] | null {
	if (text === NOTHING_TOLD) {
		return [];
	}
	const cells = parseJson(text);
	return Array.isArray(cells) ? [timeOfCells(cells as unknown as Cells)] : null;
}

const NOTHING_TOLD = '';

function timeOfCells([slices, promptedAt, work]: Cells): SessionTime {
	return timeOf(
		slices.map(([start, end, phase, reason, session]) => sliceOf({ start, end, phase, reason, session })),
		promptedAt,
		work.map(([start, end, session]) => ({ start, end, session })),
	);
}
