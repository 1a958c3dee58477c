/** What is known of one line, as views show it. */
import { rootOf, type SessionId } from '../trace/ids.ts';
import { blankKey } from '../trace/lineKey.ts';
import { humanSteps, machineSteps, type Evidence, type HumanStep, type MachineStep } from './evidence.ts';
import type { LedgerLine, Origin } from './origin.ts';

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

/** `testAuthors`: for each test file of the line's package, see `authorOf`. No test file known: no reason to doubt. */
export function lineState(
	{ origin }: LedgerLine,
	evidence: readonly Evidence[],
	testAuthors: readonly (SessionId | null)[],
	bar: VerificationBar,
): LineState {
	const machine = highest(machineSteps, evidence);
	const human = highest(humanSteps, evidence);
	const selfGraded = testSteps.has(machine) && isSelfGraded(origin, testAuthors);
	return { origin, machine, human, selfGraded, verified: isVerified(machine, human, selfGraded, bar) };
}

/**
 * The session whose agent wrote most of a file, as long as nobody reviewed that; null for a file of others, or of many hands.
 * A subagent works in the session that started it.
 */
export function authorOf(lines: readonly { readonly line: LedgerLine; readonly isReviewed: boolean }[]): SessionId | null {
	const counted = lines.filter(({ line }) => line.key !== blankKey);
	const counts = new Map<SessionId, number>();
	for (const { line, isReviewed } of counted) {
		if (line.origin.kind === 'agent' && !isReviewed) {
			const session = rootOf(line.origin.session);
			counts.set(session, (counts.get(session) ?? 0) + 1);
		}
	}
	return [...counts].find(([, count]) => count > counted.length / 2)?.[0] ?? null;
}

/** The highest step of a ladder that is reached; its first one where none is. */
function highest<Step extends string>(ladder: readonly [Step, ...Step[]], evidence: readonly Evidence[]): Step {
	return ladder.findLast(step => evidence.some(({ kind }) => kind === step)) ?? ladder[0];
}

/** What tests have a part in. */
const testSteps: ReadonlySet<MachineStep> = new Set<MachineStep>(['tested', 'exercised', 'proved']);

function isSelfGraded(origin: Origin, testAuthors: readonly (SessionId | null)[]): boolean {
	if (origin.kind !== 'agent' || testAuthors.length === 0) {
		return false;
	}
	const session = rootOf(origin.session);
	return testAuthors.every(author => author !== null && rootOf(author) === session);
}

function isVerified(machine: MachineStep, human: HumanStep, selfGraded: boolean, bar: VerificationBar): boolean {
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
