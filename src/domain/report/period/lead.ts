/** What a period comes to, in sentences that are chosen by rules: what is not known, or too little to tell, is said as that. */
import { formatCount, formatCounted, formatDuration, formatShare, formatTokens, formatUsd } from '../../../base/format.ts';
import { MINUTE_MS, SECOND_MS } from '../../../base/units.ts';
import { activeMs, shareAtTheEnds } from '../../time/time.ts';
import { countInterval, type Interval } from '../../value/statistics/interval.ts';
import { FEWEST_SESSIONS } from '../../value/valuedSession.ts';
import type { Prose } from '../document.ts';
import { prose, strong } from '../prose.ts';
import { outcomeWords } from './outcomeTable.ts';
import type { Beginning, PeriodFacts, PeriodValue } from './facts.ts';

export function leadOf(facts: PeriodFacts): readonly Prose[] {
	if (facts.sessions === 0 && activeMs(facts.time.phases) === 0) {
		return [
			prose(
				strong('Nothing is on record'),
				facts.only === null ? ' of this period: no session of an agent, and no time of yours.' : ' of this period that you said this of.',
			),
		];
	}
	const parts = [timeSentence(facts), coverageSentence(facts), spendSentence(facts)];
	return [parts.filter(part => part.length > 0).flatMap(spaced), beginningSentence(facts.beginnings)].filter(part => part.length > 0);
}

function spaced(sentence: Prose, index: number): Prose {
	return index === 0 ? sentence : [...prose(' '), ...sentence];
}

function timeSentence({ time, before }: PeriodFacts): Prose {
	const share = shareAtTheEnds(time.phases);
	if (share === null) {
		return prose(strong('No active time of yours'), ' is on record.');
	}
	const earlier = shareAtTheEnds(time.phasesBefore);
	const compared = earlier === null ? '' : ` (${before} ${formatShare(earlier)})`;
	const { spec, verify } = time.phases;
	const ends = `${duration(spec)} went into saying what to build and ${duration(verify)} into verifying, of ${duration(activeMs(time.phases))}`;
	return prose(strong(`${formatShare(share)} of your time was at the ends`), `${compared}: ${ends}.`);
}

function coverageSentence({ coverage, only }: PeriodFacts): Prose {
	if (coverage.kind === 'notMeasured' || only !== null) {
		return [];
	}
	const { alive, verified, when } = coverage;
	if (alive === 0) {
		return prose('No line that agents wrote is alive in the open folders.');
	}
	const there = when === 'now' ? 'that are still there' : `that were there on ${when}`;
	return prose(`Agents wrote ${formatCounted(alive, 'line')} ${there}; `, strong(`${formatCount(verified)} of them are verified`), '.');
}

function spendSentence(facts: PeriodFacts): Prose {
	const { tally, unpricedModels } = facts.spend;
	const { responses, costUsd, unpricedTokens } = tally;
	if (responses === 0) {
		return prose('What agents used is not on record.');
	}
	if (costUsd === null) {
		return prose(
			`What agents used has no list price: ${formatTokens(unpricedTokens)} tokens of ${formatCounted(unpricedModels, 'model')} without one.`,
		);
	}
	const more =
		unpricedTokens === 0 ? '' : `, and ${formatTokens(unpricedTokens)} tokens of ${formatCounted(unpricedModels, 'model')} without a price`;
	const least = tally.lowerBoundResponses === 0 ? '' : 'at least ';
	return [
		...prose(`You spent ${least}`, strong(formatUsd(costUsd)), ` at list price${more}`),
		...becameWords(facts.value),
		...prose(`.${outcomeWords(facts)}`),
	];
}

function becameWords(value: PeriodValue): Prose {
	if (value.kind === 'notKnown') {
		return [];
	}
	const { landed, droppedOrReverted } = value.parts;
	const where = value.landedChanges === 0 ? 'lines' : formatCounted(value.landedChanges, 'change');
	const words = [
		wordsFor(landed, `of it is in ${where} that landed`),
		wordsFor(droppedOrReverted, 'in work that was dropped or reverted'),
	].flat();
	return words.length === 0 ? [] : prose(`; ${words.join(', ')}`);
}

function wordsFor(usd: number | null, words: string): string[] {
	return usd === null || usd === 0 ? [] : [`${formatUsd(usd)} ${words}`];
}

/** Chosen: shorter is hardly more than one prompt. */
const LONG_SPEC_MS = 5 * MINUTE_MS;

/** Whether spec before the first edit goes with fewer corrections: only where the two groups really stand apart. */
export function beginningSentence(beginnings: readonly Beginning[]): Prose {
	const [long, short] = [
		beginnings.filter(({ specMs }) => LONG_SPEC_MS <= specMs),
		beginnings.filter(({ specMs }) => specMs < LONG_SPEC_MS),
	];
	if (beginnings.length === 0) {
		return [];
	}
	const n = { kind: 'tag', text: `n = ${String(long.length)} and ${String(short.length)}` } as const;
	const [after, without] = [correctionsOf(long), correctionsOf(short)];
	if (after === undefined || without === undefined) {
		return prose(
			'Whether sessions that begin with at least five minutes of spec need fewer corrections cannot be told yet: too few have changed files ',
			n,
			'.',
		);
	}
	const figures = ` corrections: ${after.value.toFixed(1)} against ${without.value.toFixed(1)} a session `;
	return prose(`Sessions that began with at least five minutes of spec needed ${differenceWord(after, without)}${figures}`, n, '.');
}

function correctionsOf(group: readonly Beginning[]): Interval | undefined {
	return group.length < FEWEST_SESSIONS ? undefined : countInterval(group.map(({ corrections }) => corrections));
}

function differenceWord(after: Interval, without: Interval): string {
	if (after.high < without.low) {
		return 'fewer';
	}
	return without.high < after.low ? 'more' : 'neither clearly fewer nor clearly more';
}

export function duration(ms: number): string {
	return formatDuration(ms / SECOND_MS);
}
