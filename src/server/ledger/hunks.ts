/** Neighbouring lines that an agent wrote in one edit and that stand alike: what is looked at, and marked, as one. */
import { standingOf, type Evidence, type Origin, type Standing } from '../../domain/ledger/ledger.ts';
import { blankKey } from '../../domain/trace/lineKey.ts';
import type { CoveredFile, CoveredLine } from './coverage.ts';

export type AgentOrigin = Extract<Origin, { kind: 'agent' }>;

export interface Hunk {
	/** Counted from 0, as editors count; `to` is not part of it. */
	readonly from: number;
	readonly to: number;
	/** Those by the agent; blank ones are not among them. */
	readonly lines: readonly CoveredLine[];
	readonly origin: AgentOrigin;
	readonly standing: Standing;
	readonly verified: boolean;
	/** What speaks for any of its lines, the strongest first. */
	readonly evidence: readonly Evidence[];
}

/** From the top. Files in which nobody verifies line by line have none. */
export function hunksOf(file: CoveredFile): readonly Hunk[] {
	return file.isApplicable ? stretchesOf(file.lines).flatMap(lines => hunkOf(lines) ?? []) : [];
}

/** An agent's line that is not blank, or null. */
export function originOf({ key, line }: CoveredLine): AgentOrigin | null {
	return key !== blankKey && line.origin.kind === 'agent' ? line.origin : null;
}

/** From the strongest; of the same kind the latest first. */
export function byStrength(evidence: readonly Evidence[]): readonly Evidence[] {
	return evidence.toSorted((a, b) => strength.indexOf(a.kind) - strength.indexOf(b.kind) || b.at - a.at);
}

const strength: readonly Evidence['kind'][] = ['proved', 'exercised', 'reviewed', 'tested', 'checked', 'seen'];

/** Blank lines between do not part what belongs together. */
function stretchesOf(lines: readonly CoveredLine[]): readonly (readonly CoveredLine[])[] {
	const stretches: CoveredLine[][] = [];
	let open: CoveredLine[] | null = null;
	for (const line of lines.filter(({ key }) => key !== blankKey)) {
		if (originOf(line) === null) {
			open = null;
		} else if (open?.[0] !== undefined && isAlike(open[0], line)) {
			open.push(line);
		} else {
			open = [line];
			stretches.push(open);
		}
	}
	return stretches;
}

function isAlike(a: CoveredLine, b: CoveredLine): boolean {
	const isOneEdit = originOf(a)?.edit === originOf(b)?.edit;
	return isOneEdit && standingOf(a.state) === standingOf(b.state) && a.state.verified === b.state.verified;
}

function hunkOf(lines: readonly CoveredLine[]): Hunk | undefined {
	const [first, last] = [lines[0], lines.at(-1)];
	const origin = first === undefined ? null : originOf(first);
	if (first === undefined || last === undefined || origin === null) {
		return undefined;
	}
	return {
		from: first.number - 1,
		to: last.number,
		lines,
		origin,
		standing: standingOf(first.state),
		verified: first.state.verified,
		evidence: byStrength([...new Set(lines.flatMap(line => line.evidence))]),
	};
}
