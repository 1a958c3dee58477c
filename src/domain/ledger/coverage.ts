/** How much of what agents wrote is verified. */
import { blankKey, type LineKey } from '../trace/lineKey.ts';
import { matchLines } from './lineDiff.ts';
import { NEW_LINE } from './lineMatches.ts';
import type { LineState } from './lineState.ts';

export interface CoverageFile {
	/** See `applicable.ts`. */
	readonly isApplicable: boolean;
	readonly lines: readonly { readonly key: LineKey; readonly state: LineState }[];
}

export interface Coverage {
	/** Agent-written lines that stand there, without blank ones and those that are not applicable. */
	readonly alive: number;
	readonly verified: number;
	/** Null where no agent-written line is alive: there is nothing to verify, which is not 100 %. */
	readonly coverage: number | null;
	/** Agent-written lines in files that are generated, vendored, locked, binary or prose. */
	readonly notApplicable: number;
}

export function coverageOf(files: readonly CoverageFile[]): Coverage {
	const byAgents = files.map(({ isApplicable, lines }) => ({ isApplicable, lines: lines.filter(isAgents) }));
	const sum = (isApplicable: boolean, counts: (state: LineState) => boolean): number =>
		byAgents
			.filter(file => file.isApplicable === isApplicable)
			.reduce((total, { lines }) => total + lines.filter(line => counts(line.state)).length, 0);
	const alive = sum(true, () => true);
	const verified = sum(true, state => state.verified);
	return { alive, verified, coverage: alive === 0 ? null : verified / alive, notApplicable: sum(false, () => true) };
}

/** Numbers of lines, counted from 1 as a file stood, as it stands now; those of lines that changed since are left out. */
export function carriedLines(before: readonly LineKey[], now: readonly LineKey[], lines: ReadonlySet<number>): ReadonlySet<number> {
	const carried = new Set<number>();
	matchLines(before, now).forEach((match, index) => {
		if (match !== NEW_LINE && lines.has(match + 1)) {
			carried.add(index + 1);
		}
	});
	return carried;
}

function isAgents({ key, state }: CoverageFile['lines'][number]): boolean {
	return key !== blankKey && state.origin.kind === 'agent';
}
