/** What the engineer says came of a period's work, as parts of its spend and of its landed changes. What they said nothing of is a part too. */
import type { SessionId } from '../trace/ids.ts';
import { outcomeOf, outcomes, type Amount, type Outcome, type OutcomeSubject, type Said, type SaidOutcome } from './outcome.ts';

export const outcomeAnswers = [...outcomes, 'notSaid'] as const;
export type OutcomeAnswer = (typeof outcomeAnswers)[number];

/** A session of the period. */
export interface OutcomeSession {
	readonly session: SessionId;
	readonly costUsd: number | null;
	/** Lines that it left, wherever they are; 0 where none, or where that is not known. */
	readonly lines: number;
}

/** A commit with agent-written lines. */
export interface OutcomeChange {
	readonly commit: string;
	readonly isLanded: boolean;
	readonly sessions: readonly { readonly session: SessionId; readonly lines: number }[];
}

export interface OutcomePart {
	readonly answer: OutcomeAnswer;
	/** Changes that landed. */
	readonly changes: number;
	/** US dollars; null where something was spent and nothing of it has a price. */
	readonly usd: number | null;
	/** What the engineer says that it is worth, by currency. */
	readonly amounts: readonly Amount[];
}

/** All answers that were given, and last what nothing was said of. */
export function outcomeParts(said: Said, sessions: readonly OutcomeSession[], changes: readonly OutcomeChange[]): readonly OutcomePart[] {
	const shares = sessions.map(session => ({ session, shares: sharesOf(said, session, changes) }));
	const landed = changes.filter(({ isLanded }) => isLanded).map(change => answerOf(said, change));
	const words = wordsOf(said, sessions, changes);
	const parts = outcomeAnswers.map((answer): OutcomePart => ({
		answer,
		changes: landed.filter(one => one === answer).length,
		usd: spentOn(shares.map(({ session, shares: of }) => ({ costUsd: session.costUsd, share: of.get(answer) ?? 0 }))),
		amounts: sumsOf(words.filter(({ outcome }) => outcome === answer).flatMap(({ amount }) => amount ?? [])),
	}));
	return parts.filter(({ answer, ...part }) => answer === 'notSaid' || part.changes > 0 || part.usd !== 0 || part.amounts.length > 0);
}

/** Sessions of which the engineer said this, or of a change that they had a part in; or of which they said nothing. */
export function sessionsWith(
	answer: OutcomeAnswer,
	said: Said,
	sessions: Iterable<SessionId>,
	changes: readonly OutcomeChange[],
): ReadonlySet<SessionId> {
	const ofChanges = Map.groupBy(
		changes.flatMap(change =>
			change.sessions.map(({ session }) => ({ session, outcome: wordOf(said, { of: 'change', commit: change.commit }) })),
		),
		({ session }) => session,
	);
	const answersOf = (session: SessionId): readonly OutcomeAnswer[] => {
		const own = wordOf(said, { of: 'session', session });
		const words = own === null ? (ofChanges.get(session) ?? []).flatMap(({ outcome }) => outcome ?? []) : [own];
		return words.length === 0 ? ['notSaid'] : words;
	};
	return new Set([...sessions].filter(session => answersOf(session).includes(answer)));
}

/** What was said of a session holds for all that was spent on it; else what was said of its changes, by its lines in them. */
function sharesOf(said: Said, { session, lines }: OutcomeSession, changes: readonly OutcomeChange[]): ReadonlyMap<OutcomeAnswer, number> {
	const own = wordOf(said, { of: 'session', session });
	if (own !== null) {
		return new Map([[own, 1]]);
	}
	const parts = changes.flatMap(change => {
		const part = change.sessions.find(one => one.session === session);
		const answer: OutcomeAnswer = wordOf(said, { of: 'change', commit: change.commit }) ?? 'notSaid';
		return part === undefined ? [] : [{ lines: part.lines, answer }];
	});
	const inChanges = parts.reduce((sum, part) => sum + part.lines, 0);
	const all = Math.max(lines, inChanges);
	const shares = new Map<OutcomeAnswer, number>([['notSaid', all === 0 ? 1 : (all - inChanges) / all]]);
	for (const part of parts) {
		shares.set(part.answer, (shares.get(part.answer) ?? 0) + part.lines / all);
	}
	return shares;
}

/** Its own word; else that of its sessions, where all of them have the same. */
function answerOf(said: Said, { commit, sessions }: OutcomeChange): OutcomeAnswer {
	const own = wordOf(said, { of: 'change', commit });
	const words = new Set(sessions.map(({ session }) => wordOf(said, { of: 'session', session })));
	const [only] = words;
	return own ?? (words.size === 1 ? only : null) ?? 'notSaid';
}

function wordOf(said: Said, subject: OutcomeSubject): Outcome | null {
	return outcomeOf(said, subject)?.outcome ?? null;
}

function wordsOf(said: Said, sessions: readonly OutcomeSession[], changes: readonly OutcomeChange[]): readonly SaidOutcome[] {
	return [
		...sessions.flatMap(({ session }) => outcomeOf(said, { of: 'session', session }) ?? []),
		...changes.flatMap(({ commit }) => outcomeOf(said, { of: 'change', commit }) ?? []),
	];
}

/** Parts of sessions; null where something was spent on it and none of that has a price. */
function spentOn(parts: readonly { readonly costUsd: number | null; readonly share: number }[]): number | null {
	const those = parts.filter(({ share }) => share > 0);
	const priced = those.flatMap(({ costUsd, share }) => (costUsd === null ? [] : [costUsd * share]));
	return priced.length === 0 && those.length > 0 ? null : priced.reduce((sum, usd) => sum + usd, 0);
}

function sumsOf(amounts: readonly Amount[]): readonly Amount[] {
	return [...Map.groupBy(amounts, ({ currency }) => currency)].map(([currency, those]) => ({
		currency,
		value: those.reduce((sum, { value }) => sum + value, 0),
	}));
}
