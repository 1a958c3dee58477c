/** A stretch of lines; the end is not part of it. */
export interface LineRun {
	readonly from: number;
	readonly to: number;
}

/** The longest stretches of which the condition holds for every line. */
export function runsWhere(length: number, holds: (index: number) => boolean): readonly LineRun[] {
	const runs: LineRun[] = [];
	for (let from = 0; from < length; from++) {
		if (holds(from)) {
			let to = from + 1;
			while (to < length && holds(to)) {
				to++;
			}
			runs.push({ from, to });
			from = to;
		}
	}
	return runs;
}
