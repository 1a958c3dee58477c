/** Two periods side by side. A difference is only called one where chance alone would hardly show it. */
import { formatShare, formatUsd } from '../../../base/format.ts';
import { SECOND_MS } from '../../../base/units.ts';
import { phaseNames } from '../../time/phaseNames.ts';
import { phases } from '../../time/slice.ts';
import { activeMs, shareAtTheEnds } from '../../time/time.ts';
import { countInterval, type Interval } from '../../value/statistics/interval.ts';
import { FEWEST_SESSIONS } from '../../value/valuedSession.ts';
import type { BarPlot, Cell, Figure, FigureBasis, Prose, ReportDocument, Section } from '../document.ts';
import { figure, figureCell, left, prose, proseCell, quiet, right, strong } from '../prose.ts';
import type { PeriodFacts } from './facts.ts';

export function comparisonReport(first: PeriodFacts, second: PeriodFacts): ReportDocument {
	return {
		title: 'Two periods',
		period: `${first.title}, and ${second.title}`,
		lead: [leadOf(first, second)],
		figures: [],
		sections: [...timeSection(first), ...timeSection(second), figuresSection(first, second)],
		notes: [
			prose(
				'Time: inferred where transcripts alone tell it, and never more than the wall clock. Spend: an estimate at list prices. Coverage: measured in the open folders, on the last day of each period on which somebody looked.',
			),
			prose('Periods of another length, or with other work in them, are not alike: a difference says that something changed, and not why.'),
		],
		...first.frame,
		ways: [],
	};
}

function leadOf(first: PeriodFacts, second: PeriodFacts): Prose {
	const [ends, endsThen] = [shareAtTheEnds(first.time.phases), shareAtTheEnds(second.time.phases)];
	const time =
		ends === null || endsThen === null
			? prose('The share of your time at the ends is not known of both.')
			: prose(strong(`${formatShare(ends)} of your time was at the ends`), ` in the first, ${formatShare(endsThen)} in the second.`);
	const spend = prose(` Spend was ${spendWords(first)} against ${spendWords(second)}.`);
	return [...time, ...spend, ...prose(' '), ...correctionsSentence(first, second)];
}

function spendWords({ spend: { tally } }: PeriodFacts): string {
	return tally.responses === 0 ? 'not on record' : formatUsd(tally.costUsd);
}

function correctionsSentence(first: PeriodFacts, second: PeriodFacts): Prose {
	const [now, then] = [correctionsOf(first), correctionsOf(second)];
	const n = { kind: 'tag', text: `n = ${String(first.beginnings.length)} and ${String(second.beginnings.length)}` } as const;
	if (now === undefined || then === undefined) {
		return prose('Too few sessions changed files to compare corrections ', n, '.');
	}
	const isClear = now.high < then.low || then.high < now.low;
	const words = isClear ? 'Corrections a session differ' : 'Corrections a session do not clearly differ';
	return prose(`${words}: ${now.value.toFixed(1)} against ${then.value.toFixed(1)} `, n, '.');
}

/** Of sessions that changed files; undefined where they are too few. */
function correctionsOf({ beginnings }: PeriodFacts): Interval | undefined {
	return beginnings.length < FEWEST_SESSIONS ? undefined : countInterval(beginnings.map(({ corrections }) => corrections));
}

function timeSection(facts: PeriodFacts): Section[] {
	const { title, time } = facts;
	const shown = phases.filter(phase => time.phases[phase] > 0);
	if (shown.length === 0) {
		return [{ title, explanation: prose('No active time of yours is on record.'), width: 'half', blocks: [] }];
	}
	const bar: BarPlot = {
		kind: 'bar',
		label: `Your time by phase, ${title}`,
		basis: basisOf(facts),
		unit: 'seconds',
		parts: shown.map(phase => ({ label: phaseNames[phase].toLowerCase(), look: phase, value: time.phases[phase] / SECOND_MS })),
	};
	return [{ title, explanation: prose('Your time.'), width: 'half', blocks: [bar] }];
}

function figuresSection(first: PeriodFacts, second: PeriodFacts): Section {
	const rows = measures.flatMap(({ label, of }): Cell[][] => {
		const [a, b] = [of(first), of(second)];
		if (a.unit === 'seconds' && a.value === 0 && b.value === 0) {
			return [];
		}
		return [[proseCell(label), { kind: 'figure', figure: a }, { kind: 'figure', figure: b }, changeCell(a, b)]];
	});
	const columns = [left('Figure'), right(first.title), right(second.title), right('Change')];
	const blocks = [{ kind: 'table', caption: 'From the second to the first', columns, rows, more: 0 }] as const;
	return { title: 'Figures', explanation: [], width: 'full', blocks };
}

function basisOf({ time }: PeriodFacts): FigureBasis {
	return time.observedMs === activeMs(time.phases) ? 'measured' : 'inferred';
}

const measures: readonly { readonly label: string; readonly of: (facts: PeriodFacts) => Figure }[] = [
	{ label: 'Sessions', of: ({ sessions }) => figure('count', sessions, 'measured') },
	{ label: 'Time at the ends', of: facts => figure('share', shareAtTheEnds(facts.time.phases), basisOf(facts), facts.time.slices) },
	...phases.map(phase => ({
		label: phaseNames[phase],
		of: (facts: PeriodFacts) =>
			figure('seconds', activeMs(facts.time.phases) === 0 ? null : facts.time.phases[phase] / SECOND_MS, basisOf(facts)),
	})),
	{ label: 'Agents worked', of: ({ time }) => figure('seconds', time.agentMs / SECOND_MS, 'measured') },
	{
		label: 'Spend',
		of: ({ spend: { tally } }) => figure('usd', tally.responses === 0 ? null : tally.costUsd, 'estimated', tally.responses),
	},
	{ label: 'Spend that landed', of: ({ value }) => figure('usd', value.kind === 'known' ? value.parts.landed : null, 'estimated') },
	{
		label: 'Verification coverage',
		of: ({ coverage }) =>
			coverage.kind === 'notMeasured' || coverage.alive === 0
				? figure('share', null, 'measured')
				: figure('share', coverage.verified / coverage.alive, 'measured', coverage.alive),
	},
	{ label: 'Corrections a session', of: facts => ({ ...figure('number', null, 'inferred', facts.beginnings.length), ...rangeOf(facts) }) },
];

function rangeOf(facts: PeriodFacts): Pick<Figure, 'value' | 'range'> | undefined {
	const interval = correctionsOf(facts);
	return interval && { value: interval.value, range: { low: interval.low, high: interval.high } };
}

/** Shares change by points; what is not known of both has no change. */
function changeCell(a: Figure, b: Figure): Cell {
	if (a.value === null || b.value === null) {
		return proseCell(quiet('not known'));
	}
	if (a.range !== null && b.range !== null && a.range.low <= b.range.high && b.range.low <= a.range.high) {
		return proseCell(quiet('not clear'));
	}
	if (a.unit === 'share') {
		return figureCell('points', (a.value - b.value) * 100, a.basis);
	}
	return b.value === 0 ? proseCell(quiet('–')) : figureCell('times', a.value / b.value, a.basis);
}
