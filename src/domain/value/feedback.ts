/** What stood out in a session, held against the engineer's other sessions: feedback, and no judgement. */
import { formatCounted, formatDuration, formatShare } from '../../base/format.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { Slice } from '../time/slice.ts';
import type { EditRow, TurnRow } from '../trace/rows.ts';
import { correctingTurns } from './corrections.ts';
import { FEWEST_SESSIONS } from './valuedSession.ts';

/** One session in the figures that are compared; null where there is nothing to measure. */
export interface SessionTraits {
	/** Prompts of the engineer. */
	readonly turns: number;
	/** Milliseconds of spec before the agent's first edit, and prompts after it that report something wrong. */
	readonly building: { readonly specMs: number; readonly corrections: number } | null;
	/** The part of the engineer's time in it that went into verifying. */
	readonly verifying: number | null;
}

/** Chosen: of a shorter session there is little to say. */
export const FEWEST_TURNS = 3;

/** `slices` are those of the session. */
export function traitsOf(turns: readonly TurnRow[], edits: readonly EditRow[], slices: readonly Slice[]): SessionTraits {
	const firstEdit = edits.reduce((first, { at }) => Math.min(first, at), Infinity);
	const spec = slices.filter(({ phase }) => phase === 'spec');
	const before = spec.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, firstEdit) - start), 0);
	const active = lengthOf(slices);
	return {
		turns: turns.filter(({ prompt }) => prompt.by === 'engineer').length,
		building: edits.length === 0 ? null : { specMs: before, corrections: correctingTurns(turns, edits) },
		verifying: active === 0 ? null : lengthOf(slices.filter(({ phase }) => phase === 'verify')) / active,
	};
}

/** At most two sentences; none where nothing stood out, or too little is known to say so. */
export function whatStoodOut(own: SessionTraits, others: readonly SessionTraits[]): readonly string[] {
	if (own.turns < FEWEST_TURNS) {
		return [];
	}
	const alike = others.filter(({ turns }) => turns >= FEWEST_TURNS);
	return [...buildingSentence(own, alike), ...verifyingSentence(own, alike)];
}

function buildingSentence({ building }: SessionTraits, others: readonly SessionTraits[]): string[] {
	const built = others.flatMap(other => other.building ?? []);
	if (building === null || built.length < FEWEST_SESSIONS) {
		return [];
	}
	const [spec, corrections] = [built.map(({ specMs }) => specMs), built.map(one => one.corrections)];
	if (!isUnusual(building.specMs, spec) && !isUnusual(building.corrections, corrections)) {
		return [];
	}
	return [
		`Before the first edit ${duration(building.specMs)} went into spec, and ${formatCounted(building.corrections, 'correcting turn')} followed; ` +
			`the medians of your other sessions are ${duration(median(spec))} and ${halves(median(corrections))} (n = ${String(built.length)}).`,
	];
}

function verifyingSentence({ verifying }: SessionTraits, others: readonly SessionTraits[]): string[] {
	const shares = others.flatMap(other => other.verifying ?? []);
	if (verifying === null || shares.length < FEWEST_SESSIONS || !isUnusual(verifying, shares)) {
		return [];
	}
	return [
		`${formatShare(verifying)} of your time in it went into verifying; ` +
			`the median of your other sessions is ${formatShare(median(shares))} (n = ${String(shares.length)}).`,
	];
}

/** Chosen: outside of the middle half of the others. */
function isUnusual(value: number, others: readonly number[]): boolean {
	return value < quantile(others, 0.25) || quantile(others, 0.75) < value;
}

function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** Between the two values next to it, where it is none of them. `values` are not empty. */
function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const at = (sorted.length - 1) * share;
	const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
	return low + (high - low) * (at - Math.floor(at));
}

function duration(ms: number): string {
	return ms === 0 ? 'no time' : formatDuration(ms / SECOND_MS);
}

/** "2", "2.5" */
function halves(count: number): string {
	return Number.isInteger(count) ? String(count) : count.toFixed(1);
}

function lengthOf(slices: readonly Slice[]): number {
	return slices.reduce((sum, { start, end }) => sum + end - start, 0);
}
