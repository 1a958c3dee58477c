/** What is known of one line, as views show it. */
import type { HumanStep, MachineStep } from './evidence.ts';
import type { Origin } from './origin.ts';

export const verificationBars = ['standard', 'strict', 'loose'] as const;
/**
 * What it takes for a line to be verified. Standard: reviewed, or exercised. Strict: reviewed and exercised.
 * Loose: reviewed, or tested. Proved is more than exercised; self-graded evidence by machines never counts.
 */
export type VerificationBar = (typeof verificationBars)[number];

export interface LineState {
	readonly origin: Origin;
	readonly machine: MachineStep;
	readonly human: HumanStep;
	/** Only tests speak for it that an agent wrote in the session that wrote the line, and that nobody reviewed. */
	readonly selfGraded: boolean;
	readonly verified: boolean;
}

/** The two ladders and the bar, put together. */
export function isVerified({ machine, human, selfGraded }: Omit<LineState, 'origin' | 'verified'>, bar: VerificationBar): boolean {
	const isReviewed = human === 'reviewed';
	const counted = selfGraded ? 'none' : machine;
	const isExercised = counted === 'exercised' || counted === 'proved';
	switch (bar) {
		case 'standard':
			return isReviewed || isExercised;
		case 'strict':
			return isReviewed && isExercised;
		case 'loose':
			return isReviewed || isExercised || counted === 'tested';
	}
}
