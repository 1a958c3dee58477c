/** A session or a period, summed up for others. */
import { phases } from '../../domain/time/slice.ts';
import type { Day } from '../../domain/calendar.ts';
import { tally } from '../../domain/spend/tally.ts';
import { editCounts, engineerTime, modelCounts, roundedUsd, runCounts, tokenCounts, wholeSeconds } from '../../domain/summary/counts.ts';
import { SUMMARY_SCHEMA, type Block, type Chosen, type Summary, type SummaryFigures } from '../../domain/summary/summary.ts';
import { agentOf } from '../../domain/trace/ids.ts';
import { correctingTurns } from '../../domain/value/corrections.ts';
import { contributorOf, summaryIdOf } from '../../share/summary/identity.ts';
import { agentTimeOf } from '../engineerTime.ts';
import { priceTable } from '../prices.ts';
import type { ReportSources } from '../reports/sources.ts';
import type { RepositoryReading } from '../value/repositoryChanges.ts';
import { changesBlock, coverageBlock } from './lines.ts';
import type { Subject } from './subject.ts';
import { kindsBlock, outcomesBlock } from './value.ts';

/** What a summary is made from, and who makes it. */
export interface SummarySources extends ReportSources {
	/** Kept beside the store, for pseudonyms; null where nothing is kept. */
	readonly secret: string | null;
	readonly version: string;
}

export async function summaryOf(sources: SummarySources, subject: Subject, chosen: Chosen): Promise<Summary> {
	const { calendar, now } = sources.book.ports;
	const rest = {
		schema: SUMMARY_SCHEMA,
		contributor: contributorOf(sources.secret),
		bookend: sources.version,
		made: calendar.dayOf(now()),
		of: subject.of,
		period: { first: subject.days.first, last: subject.days.last },
		...figuresOf(sources, subject, await sources.work.readings(sources.signal)),
	} as const;
	const { schema, ...told } = rest;
	return { schema, id: summaryIdOf(sources.secret, subject.name, rest), ...told, chosen };
}

function figuresOf(sources: ReportSources, subject: Subject, readings: readonly RepositoryReading[]): SummaryFigures {
	const { book } = sources;
	return {
		sessions: subject.sessions.length,
		agents: agentsOf(subject),
		...timeFigures(subject),
		...spendFigures(sources, subject),
		coverage: coverageBlock(sources, subject),
		runs: runsBlock(subject),
		edits: { basis: 'measured', ...editCounts(subject.edits) },
		kinds: kindsBlock(book, subject),
		outcomes: outcomesBlock(book, subject),
		changes: changesBlock(sources, subject, readings),
	};
}

function agentsOf({ sessions }: Subject): SummaryFigures['agents'] {
	const byAgent = [...Map.groupBy(sessions, ({ session }) => agentOf(session.id))];
	const counts = byAgent.map(([agent, those]): SummaryFigures['agents'][number] => ({ agent, sessions: those.length }));
	return counts.sort((a, b) => b.sessions - a.sessions || (a.agent < b.agent ? -1 : 1));
}

function timeFigures(subject: Subject): Pick<SummaryFigures, 'prompts' | 'corrections' | 'engineerTime' | 'agentTime'> {
	const { turns, slices, span, sessions } = subject;
	const within = new Set(turns);
	const corrections = sessions.reduce(
		(sum, facts) =>
			sum +
			correctingTurns(
				facts.turns.filter(turn => within.has(turn)),
				facts.edits,
			),
		0,
	);
	const agentSeconds = wholeSeconds(agentTimeOf(subject, span));
	return {
		prompts: knownIf(turns.length > 0, { basis: 'measured', count: turns.filter(({ prompt }) => prompt.by === 'engineer').length }),
		corrections: knownIf(turns.length > 0, { basis: 'inferred', count: corrections }),
		engineerTime: engineerTimeBlock(slices),
		agentTime: knownIf(turns.length > 0, { basis: 'measured', seconds: agentSeconds }),
	};
}

function engineerTimeBlock(slices: Subject['slices']): SummaryFigures['engineerTime'] {
	const time = engineerTime(slices);
	const isObserved = phases.reduce((sum, phase) => sum + time.seconds[phase], 0) === time.observedSeconds;
	return knownIf(slices.length > 0, { basis: isObserved ? 'measured' : 'inferred', ...time });
}

function spendFigures({ book: { ports } }: ReportSources, { responses }: Subject): Pick<SummaryFigures, 'tokens' | 'cost' | 'models'> {
	const sum = tally(responses, ports.priceOf);
	if (sum.responses === 0) {
		return { tokens: { unknown: 'notRecorded' }, cost: { unknown: 'notRecorded' }, models: { unknown: 'notRecorded' } };
	}
	const pricesOf = priceTable.publishedOn as Day;
	return {
		tokens: { basis: sum.estimatedResponses === 0 ? 'measured' : 'estimated', ...tokenCounts(sum) },
		cost:
			sum.costUsd === null
				? { unknown: 'noPrice' }
				: { basis: 'estimated', usd: roundedUsd(sum.costUsd), unpricedTokens: sum.unpricedTokens, pricesOf },
		models: { basis: 'measured', counts: modelCounts(responses, ports.priceOf) },
	};
}

function runsBlock({ runs, engineerRuns }: Subject): SummaryFigures['runs'] {
	return { basis: 'measured', counts: [...runCounts('agent', runs), ...runCounts('engineer', engineerRuns)] };
}

function knownIf<T extends { readonly basis: 'measured' | 'inferred' }>(
	isKnown: boolean,
	block: T,
): T | Extract<Block<T>, { unknown: unknown }> {
	return isKnown ? block : { unknown: 'notRecorded' };
}
