/** Sessions with what they cost and what came of them: what models are compared by. */
import type { SessionId } from '../trace/ids.ts';
import type { ResponseRow } from '../trace/rows.ts';
import type { WorkKind } from './kind.ts';
import type { Part } from './statistics/interval.ts';

/** One session, as far as its value is known. */
export interface ValuedSession {
	readonly session: SessionId;
	readonly kind: WorkKind;
	/** The model that most of its spend went to; null where no record names one. */
	readonly model: string | null;
	/** Null where it has no price. */
	readonly costUsd: number | null;
	/** Prompts that report something wrong with what was done; null where it changed no file. */
	readonly correctingTurns: number | null;
	/** Its lines that are there, and those of them that are verified; null where that is not measured, or none is there. */
	readonly alive: { readonly lines: number; readonly verified: number } | null;
	/** The part of the lines it left that is in the default branch; null where that is not known, or it left none. */
	readonly landed: number | null;
	readonly responses: readonly Pick<ResponseRow, 'model' | 'usage' | 'at'>[];
}

/** Chosen: of fewer sessions nothing can be said that another one would not turn round. */
export const FEWEST_SESSIONS = 8;

/** Sessions of one kind with one model. */
export interface Cell {
	readonly kind: WorkKind;
	readonly model: string;
	readonly sessions: readonly ValuedSession[];
}

export function costParts(sessions: readonly ValuedSession[]): readonly Part[] {
	return sessions.flatMap(({ costUsd }) => (costUsd === null ? [] : [{ of: costUsd, per: 1 }]));
}
