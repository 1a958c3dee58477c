import type { SessionId } from '../trace/ids.ts';

/** What the engineer's time goes into, in the order in which views list it. "unknown" is active time that fits nothing. */
export const phases = ['spec', 'delegate', 'verify', 'byHand', 'unknown'] as const;
export type Phase = (typeof phases)[number];

/** How a slice's phase is known: from signs in the editor, or from the transcript alone. */
export const bases = ['observed', 'inferred'] as const;
export type Basis = (typeof bases)[number];

/** Why a slice has its phase; `reasons.ts` has the sentence for people. */
export const reasonCodes = [
	'composed-prompt',
	'plan-mode',
	'asked-and-answered',
	'answered-agent',
	'approved-plan',
	'wrote-spec',
	'agent-worked',
	'agent-checked',
	'read-result',
	'reported-result',
	'considered-next',
	'looked-at-diff',
	'looked-at-lines',
	'ran-checks',
	'ran-program',
	'debugged',
	'typed-test',
	'typed-spec',
	'typed-code',
	'at-work',
	'said-so',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** A stretch of the engineer's time with one phase. Slices of one engineer never overlap. */
export interface Slice {
	/** Milliseconds since the epoch; `end` is after `start` and not part of it. */
	readonly start: number;
	readonly end: number;
	readonly phase: Phase;
	readonly basis: Basis;
	readonly reason: ReasonCode;
	readonly session: SessionId | null;
	/** What was looked at or typed in: an absolute path, with `/`; null where it was no file, or that is not known. */
	readonly file: string | null;
	/** The engineer's mark that says so, by its id; null where Bookend says so. */
	readonly mark: string | null;
}

/** Milliseconds by phase. */
export type PhaseTimes = Readonly<Record<Phase, number>>;
