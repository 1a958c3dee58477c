/** What came of work, in the engineer's own words: it is never guessed. */
import type { SessionId } from '../trace/ids.ts';
import type { WorkKind } from './kind.ts';

export const outcomes = ['shipped', 'savedMoney', 'retiredTime', 'groundwork', 'nothing'] as const;
export type Outcome = (typeof outcomes)[number];

/** As people read them. */
export const outcomeNames: Readonly<Record<Outcome, string>> = {
	shipped: 'shipped something that customers pay for',
	savedMoney: 'saved money',
	retiredTime: 'retired wasted time',
	groundwork: 'groundwork for something else',
	nothing: 'nothing',
};

/** As the engineer entered it. */
export interface Amount {
	readonly value: number;
	/** Three letters, as ISO 4217 has them. */
	readonly currency: string;
}

/** What an outcome is said of: a session, or a commit by its id. */
export type OutcomeSubject = { readonly of: 'session'; readonly session: SessionId } | { readonly of: 'change'; readonly commit: string };

export interface SaidOutcome {
	/** The mark's id, by which it is taken back. */
	readonly mark: string;
	readonly subject: OutcomeSubject;
	readonly outcome: Outcome;
	readonly note: string | null;
	readonly amount: Amount | null;
}

export interface SaidKind {
	readonly mark: string;
	readonly session: SessionId;
	readonly work: WorkKind;
}

/** What the engineer said of the value of work. What was said last holds. */
export interface Said {
	/** In the order in which it was said. */
	readonly outcomes: readonly SaidOutcome[];
	readonly kinds: readonly SaidKind[];
}

export function outcomeOf({ outcomes: said }: Said, subject: OutcomeSubject): SaidOutcome | null {
	return said.findLast(one => subjectKey(one.subject) === subjectKey(subject)) ?? null;
}

export function kindSaidOf({ kinds }: Said, session: SessionId): SaidKind | null {
	return kinds.findLast(one => one.session === session) ?? null;
}

function subjectKey(subject: OutcomeSubject): string {
	return subject.of === 'session' ? `session ${subject.session}` : `change ${subject.commit}`;
}
