/** What a report of a period is made from: counted by the server, put into words and pictures here. */
import type { SpendPart } from '../../value/spendSplit.ts';
import type { Tally } from '../../spend/tally.ts';
import type { PhaseTimes } from '../../time/slice.ts';
import type { WorkKind } from '../../value/kind.ts';
import type { OutcomeAnswer, OutcomePart } from '../../value/outcomeSplit.ts';
import type { ReportDays } from '../request.ts';
import type { ReportDocument, Span } from '../document.ts';

export interface PeriodFacts {
	/** "Week of 16 November" */
	readonly title: string;
	/** What the same stretch of days before it is called: "the week before". */
	readonly before: string;
	/** Every day of it that has begun. */
	readonly days: readonly PeriodDay[];
	/** Names of the agents that worked in it, and how many sessions and projects that was. */
	readonly agents: readonly string[];
	readonly sessions: number;
	readonly projects: number;
	readonly time: PeriodTime;
	readonly coverage: PeriodCoverage;
	readonly spend: PeriodSpend;
	readonly value: PeriodValue;
	/** The most spend first. */
	readonly kinds: readonly KindFacts[];
	/** Of each session that changed files. */
	readonly beginnings: readonly Beginning[];
	/** What the engineer says came of it: each answer that they gave, and last what they said nothing of. */
	readonly outcomes: readonly OutcomePart[];
	/** Where only the work of one outcome was counted: which; and then nothing is said of lines or of what is worth a look. */
	readonly only: OutcomeAnswer | null;
	/** The latest first; null where nobody looked, because no folder is open or the period is too long ago. */
	readonly look: readonly LookFact[] | null;
	/** How its days were asked for. */
	readonly wanted: ReportDays;
	readonly frame: Pick<ReportDocument, 'generatedAt' | 'timeZone' | 'ways' | 'sample'>;
}

export interface PeriodDay {
	/** "Mon" in a week, "16" in a longer period. */
	readonly short: string;
	/** "Monday, 16 November" */
	readonly title: string;
	/** Milliseconds. */
	readonly phases: PhaseTimes;
	/** List-price estimate; null where nothing with a price is on record. */
	readonly usd: number | null;
	/** Agent-written lines at its end; null where nobody looked on that day. */
	readonly coverage: Lines | null;
	/** Agent-written lines that came into the default branch; null where no repository tells. */
	readonly landedLines: number | null;
}

export interface Lines {
	readonly alive: number;
	readonly verified: number;
}

/** Milliseconds. */
export interface PeriodTime {
	readonly phases: PhaseTimes;
	/** Of the period before. */
	readonly phasesBefore: PhaseTimes;
	readonly observedMs: number;
	readonly slices: number;
	readonly agentMs: number;
}

/** Of the open folders. */
export type PeriodCoverage =
	| { readonly kind: 'notMeasured' }
	| ({
			readonly kind: 'measured';
			/** When this was: "now", or the last day on which somebody looked. */
			readonly when: string;
			/** The part of the lines that were placed from recorded states of their files; null where that is not known. */
			readonly placed: number | null;
	  } & Lines);

export interface PeriodSpend {
	readonly tally: Tally;
	/** Models of which a response has no price. */
	readonly unpricedModels: number;
	/** The day of the price table: "20 November 2026". */
	readonly pricesOf: string;
}

/** What the spend became, in the repositories of the open folders. */
export type PeriodValue =
	| { readonly kind: 'notKnown'; readonly why: 'noFolder' | 'looking' | 'noRepository' | 'elsewhere' }
	| {
			readonly kind: 'known';
			/** US dollars; null where what went into a part has no price. */
			readonly parts: Readonly<Record<SpendPart, number | null>>;
			/** What went into projects whose repositories are not open, so that nobody followed it. */
			readonly notFollowed: number | null;
			/** Changes in the default branch that sessions of the period had a part in. */
			readonly landedChanges: number;
			/** Names of the default branches that were looked at; none where none can be told. */
			readonly branches: readonly string[];
	  };

/** The sessions of a period that were of one kind. */
export interface KindFacts {
	readonly kind: WorkKind;
	readonly sessions: number;
	/** What they cost in the period; null where nothing of it has a price. */
	readonly usd: number | null;
	/** Lines that are settled, and those of them that landed; null where there is none, or no repository tells. */
	readonly landed: Share | null;
	/** Lines that are there, and those of them that are verified; null where there is none. */
	readonly verified: Share | null;
	/** Correcting turns a session, of those that changed files; null where none did. */
	readonly corrections: { readonly perSession: number; readonly n: number } | null;
	readonly model: ModelAdvice;
}

export interface Share {
	readonly of: number;
	readonly part: number;
}

/** What all sessions on record say of models for a kind of work. */
export type ModelAdvice =
	/** No model has enough sessions. */
	| { readonly kind: 'tooFew' }
	/** One model has, and no other. */
	| { readonly kind: 'tooFewOnOthers' }
	| { readonly kind: 'noClearDifference' }
	| {
			readonly kind: 'try';
			readonly model: string;
			readonly usual: string;
			/** Its cost as a part of the usual one's. */
			readonly costShare: number;
			readonly n: { readonly usual: number; readonly cheaper: number };
	  };

/** How a session that changed files began, and what followed. */
export interface Beginning {
	/** Milliseconds of spec before the first edit. */
	readonly specMs: number;
	/** Prompts after it that report something wrong. */
	readonly corrections: number;
}

export interface LookFact {
	/** What contradicts the agent's word, with the way to it. */
	readonly what: Span;
	/** The session, or by whom it was. */
	readonly who: Span;
	/** "Thu 14:20" */
	readonly when: string;
}
