/**
 * What is shared of work with agents: a session, or a period, in figures. There is no word of a transcript, no path, branch, project or
 * name in it but what the engineer chose to add (`chosen`), and of times only days.
 */
import type { Branded } from '../../base/brand.ts';
import type { Day } from '../calendar.ts';
import type { HumanStep, MachineStep } from '../ledger/evidence.ts';
import type { VerificationBar } from '../ledger/lineState.ts';
import type { FigureBasis } from '../report/document.ts';
import type { Usage } from '../spend/usage.ts';
import type { Phase } from '../time/slice.ts';
import type { CommandClass, CommandResult } from '../trace/command.ts';
import type { WorkKind } from '../value/kind.ts';
import type { Outcome } from '../value/outcome.ts';
import type { Language } from './language.ts';

export const SUMMARY_SCHEMA = 'bookend-summary/1';

/** 32 hexadecimal digits. The same session or period has the same id whenever it is exported; nothing can be told from it. */
export type SummaryId = Branded<string, 'SummaryId'>;
/** 32 hexadecimal digits: a pseudonym that one engineer's summaries have in common. Nothing can be told from it. */
export type ContributorId = Branded<string, 'ContributorId'>;

export const summarySubjects = ['session', 'period'] as const;
export type SummarySubject = (typeof summarySubjects)[number];

export interface Summary extends SummaryFigures {
	readonly schema: typeof SUMMARY_SCHEMA;
	readonly id: SummaryId;
	/** Null where nothing is kept by which the next summary could be known as the same engineer's. */
	readonly contributor: ContributorId | null;
	/** The version of Bookend that counted. */
	readonly bookend: string;
	/** The day on which it was made. */
	readonly made: Day;
	readonly of: SummarySubject;
	/** Days of the engineer's; both are part of it. */
	readonly period: { readonly first: Day; readonly last: Day };
	/** What the engineer chose to add; nothing by default. */
	readonly chosen: Chosen;
}

/** Each is there only where the engineer chose it, having seen it. */
export interface Chosen {
	readonly author?: string | undefined;
	readonly project?: string | undefined;
	readonly branch?: string | undefined;
	readonly title?: string | undefined;
	/** What sessions were opened with. */
	readonly prompts?: readonly string[] | undefined;
	/** Of edited files; below the project's folder where they are. */
	readonly paths?: readonly string[] | undefined;
	readonly note?: string | undefined;
}

/** Figures and how they are known, or the reason why there are none. */
export type Block<T> = ({ readonly basis: FigureBasis } & T) | { readonly unknown: UnknownReason };

export const unknownReasons = [
	'notRecorded',
	'noFolder',
	'notLooked',
	'noRepository',
	'elsewhere',
	'noDefaultBranch',
	'noPrice',
	'notSaid',
] as const;
/** Why there are no figures; `words.ts` has the sentence. */
export type UnknownReason = (typeof unknownReasons)[number];

export interface SummaryFigures {
	/** Those that the engineer started; of a session 1. */
	readonly sessions: number;
	/** By which agent, the most sessions first. */
	readonly agents: readonly { readonly agent: string; readonly sessions: number }[];
	readonly prompts: Block<{ readonly count: number }>;
	/** Prompts that report something wrong with what was done. */
	readonly corrections: Block<{ readonly count: number }>;
	readonly engineerTime: Block<EngineerTime>;
	readonly agentTime: Block<{ readonly seconds: number }>;
	readonly tokens: Block<TokenCounts>;
	readonly cost: Block<CostEstimate>;
	readonly coverage: Block<CoverageCounts>;
	readonly runs: Block<{ readonly counts: readonly RunCount[] }>;
	readonly edits: Block<EditCounts>;
	readonly kinds: Block<{ readonly counts: readonly KindCount[] }>;
	readonly outcomes: Block<{ readonly counts: readonly OutcomeCount[] }>;
	readonly models: Block<{ readonly counts: readonly ModelCount[] }>;
	readonly changes: Block<ChangeCounts>;
}

export const blockNames = [
	'prompts',
	'corrections',
	'engineerTime',
	'agentTime',
	'tokens',
	'cost',
	'coverage',
	'runs',
	'edits',
	'kinds',
	'outcomes',
	'models',
	'changes',
] as const satisfies readonly (keyof SummaryFigures)[];
export type BlockName = (typeof blockNames)[number];

export interface EngineerTime {
	readonly seconds: Readonly<Record<Phase, number>>;
	/** Of all of them, those that the editor saw; the others are inferred from transcripts. */
	readonly observedSeconds: number;
}

/** As `Usage`: `input` excludes the cache, `output` includes `reasoning`. */
export interface TokenCounts extends Usage {
	readonly responses: number;
	/** Responses whose usage is only known from below. */
	readonly lowerBoundResponses: number;
	/** Of the responses, those that are a session's total. */
	readonly sessionTotals: number;
	readonly estimatedResponses: number;
}

/** At list prices: a subscription is billed otherwise. */
export interface CostEstimate {
	readonly usd: number;
	/** Tokens that no price is known of, and that are not part of it. */
	readonly unpricedTokens: number;
	/** The day of the price table. */
	readonly pricesOf: Day;
}

/**
 * Agent-written lines of this session or period that stand in the open folders on the day of the export, and what speaks for them.
 * Blank lines do not count.
 */
export interface CoverageCounts {
	readonly bar: VerificationBar;
	readonly alive: number;
	readonly verified: number;
	/** By the highest step that machines took; adds up to `alive`, as the next does. */
	readonly byMachine: Readonly<Record<MachineStep, number>>;
	readonly byEngineer: Readonly<Record<HumanStep, number>>;
	readonly selfGraded: number;
	/** Lines in generated, vendored, lock, binary and prose files; not part of `alive`. */
	readonly notApplicable: number;
	/** Of `alive`: those placed from a recorded state of their file, the others where they fit best. */
	readonly placed: number;
}

export interface RunCount {
	readonly by: 'agent' | 'engineer';
	readonly class: CommandClass;
	readonly result: CommandResult;
	readonly count: number;
}

export interface EditCounts {
	readonly count: number;
	readonly files: number;
	readonly added: number;
	readonly removed: number;
	/** The most edits first. */
	readonly languages: readonly LanguageCount[];
}

export interface LanguageCount {
	readonly language: Language;
	readonly count: number;
	readonly added: number;
	readonly removed: number;
}

/** Sessions by kind of work. */
export interface KindCount {
	readonly kind: WorkKind;
	readonly sessions: number;
	/** Of them, those whose kind the engineer said; the others' is inferred. */
	readonly said: number;
	/** At list prices; null where something of it has no price. */
	readonly usd: number | null;
}

/** Sessions by what the engineer said came of them. */
export interface OutcomeCount {
	readonly outcome: Outcome;
	readonly sessions: number;
}

export interface ModelCount {
	/** A public model's name; `other` for names that are somebody's own, null where no record says. */
	readonly model: string | null;
	readonly responses: number;
	readonly tokens: Usage;
	/** At list prices; null where nothing of it has a price. */
	readonly usd: number | null;
}

/** Commits with agent-written lines of this session or period, as the repositories stand now. */
export interface ChangeCounts {
	readonly landed: number;
	readonly open: number;
	readonly reverted: number;
	/** Agent-written lines that landed, and those of them that are still there. */
	readonly landedLines: number;
	readonly survivingLines: number;
}

/** Whether a block has figures. */
export function isKnown<T extends { readonly basis: FigureBasis }>(block: T | { readonly unknown: UnknownReason }): block is T {
	return !('unknown' in block);
}

/** What cannot be, as sentences: the sums that the parts of a summary have to come to. None where all is well. */
export function contradictionsIn({ period, engineerTime, coverage, edits, changes }: Omit<Summary, 'schema'>): readonly string[] {
	const rules: readonly (readonly [isBroken: boolean, sentence: string])[] = [
		[period.last < period.first, 'Its last day is before its first.'],
		[
			isKnown(engineerTime) && sum(Object.values(engineerTime.seconds)) < engineerTime.observedSeconds,
			'More time was observed than there was.',
		],
		[
			isKnown(coverage) && coverage.alive < Math.max(coverage.verified, coverage.selfGraded, coverage.placed),
			'More lines are verified than there are.',
		],
		[isKnown(coverage) && sum(Object.values(coverage.byMachine)) !== coverage.alive, 'Its lines by machine evidence do not add up.'],
		[
			isKnown(coverage) && sum(Object.values(coverage.byEngineer)) !== coverage.alive,
			'Its lines by evidence of the engineer do not add up.',
		],
		[isKnown(edits) && sum(edits.languages.map(({ count }) => count)) !== edits.count, 'Its edits by language do not add up.'],
		[isKnown(changes) && changes.landedLines < changes.survivingLines, 'More lines survive than landed.'],
	];
	return rules.flatMap(([isBroken, sentence]) => (isBroken ? [sentence] : []));
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
