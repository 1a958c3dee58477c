import { assertNever } from '../../base/assertNever.ts';
import { verificationClasses, type CommandClass } from '../trace/command.ts';
import type { PromptSign } from '../trace/prompt.ts';
import type { PathKind } from './pathKind.ts';
import type { Phase, ReasonCode } from './slice.ts';

/** A phase and why. */
export interface Verdict {
	readonly phase: Extract<Phase, 'spec' | 'delegate' | 'verify'>;
	readonly reason: ReasonCode;
}

/** What is known of a turn from its transcript, and of the session up to it. */
export interface TurnSigns {
	readonly sign: PromptSign;
	readonly planMode: boolean;
	/** What kinds of files its agents changed, subagents' included. */
	readonly changed: ReadonlySet<PathKind>;
	/** What classes of commands they ran. */
	readonly ran: ReadonlySet<CommandClass>;
	/** Something other than plans and specs was changed before in this session. */
	readonly isBuilt: boolean;
	/** The turn before in this session. */
	readonly before: Verdict | null;
}

/** What the engineer's time of a turn went into: the first rule that fits. */
export function phaseOfTurn(turn: TurnSigns): Verdict {
	return byChanges(turn) ?? byPrompt(turn);
}

const planned: Verdict = { phase: 'spec', reason: 'plan-mode' };
const specified: Verdict = { phase: 'spec', reason: 'wrote-spec' };
const discussed: Verdict = { phase: 'spec', reason: 'asked-and-answered' };
const delegated: Verdict = { phase: 'delegate', reason: 'agent-worked' };
const checked: Verdict = { phase: 'verify', reason: 'agent-checked' };

/** Files that are built, as against files that say what to build. */
const builtKinds: ReadonlySet<PathKind> = new Set<PathKind>(['source', 'test', 'config']);

/** Whether the turn changed more than words about what to build. */
export function hasBuilt(changed: ReadonlySet<PathKind>): boolean {
	return [...changed].some(kind => builtKinds.has(kind));
}

function byChanges({ changed, planMode, isBuilt }: TurnSigns): Verdict | undefined {
	if (hasBuilt(changed)) {
		return delegated;
	}
	if (planMode) {
		return planned;
	}
	if (changed.size === 0) {
		return undefined;
	}
	const isPlanOnly = [...changed].every(kind => kind === 'plan');
	return isPlanOnly || !isBuilt ? specified : delegated;
}

/** For turns that changed nothing. */
function byPrompt(turn: TurnSigns): Verdict {
	switch (turn.sign) {
		case 'report':
		case 'check':
			return checked;
		case 'proceed':
			return delegated;
		case 'design':
			return discussed;
		case 'question':
			return isAboutWork(turn.before) ? checked : discussed;
		case 'choice':
		case 'request':
		case 'unclear':
			return byCommands(turn);
		default:
			return assertNever(turn.sign);
	}
}

/** A question after work that was delegated or checked asks about that work. */
export function isAboutWork(before: Verdict | null): boolean {
	return before !== null && before.phase !== 'spec';
}

function byCommands({ ran, isBuilt }: TurnSigns): Verdict {
	if ([...ran].some(each => verificationClasses.has(each))) {
		return checked;
	}
	if (ran.has('run') || ran.has('vcs')) {
		return delegated;
	}
	return isBuilt && ran.size > 0 ? delegated : discussed;
}
