/** For each line of the later state, the index of the line in the earlier state that it is; `NEW_LINE` where it is none of them. */
export type LineMatches = Int32Array;
export const NEW_LINE = -1;

/** A stretch of each of two states; the ends are not part of it. */
export interface Stretch {
	readonly oldFrom: number;
	readonly oldTo: number;
	readonly newFrom: number;
	readonly newTo: number;
}
