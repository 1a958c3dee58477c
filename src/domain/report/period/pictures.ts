/** The pictures of a period's report: time, coverage, and spend beside what came of it. */
import { formatCount, formatShare, formatUsd } from '../../../base/format.ts';
import { SECOND_MS } from '../../../base/units.ts';
import { phaseNames } from '../../time/phaseNames.ts';
import { phases } from '../../time/slice.ts';
import { spendParts, type SpendPart } from '../../value/spendSplit.ts';
import { activeMs } from '../../time/time.ts';
import type { BarPlot, FigureBasis, LinesPlot, Section } from '../document.ts';
import type { ReportLook } from '../looks.ts';
import { prose } from '../prose.ts';
import type { Lines, PeriodDay, PeriodFacts, PeriodValue } from './facts.ts';

export function timePicture({ time, days }: PeriodFacts): Section[] {
	if (activeMs(time.phases) === 0) {
		return [];
	}
	const shown = phases.filter(phase => time.phases[phase] > 0);
	const basis: FigureBasis = time.observedMs === activeMs(time.phases) ? 'measured' : 'inferred';
	return [
		{
			title: 'Your time',
			explanation: prose(`A column a day${days.some(isEmpty) ? '; none where no time of yours is on record' : ''}.`),
			width: 'half',
			blocks: [
				{
					kind: 'columns',
					label: 'Your active time by day and phase',
					basis,
					unit: 'seconds',
					series: shown.map(phase => ({ label: phaseNames[phase].toLowerCase(), look: phase })),
					columns: days.map(day => ({
						short: day.short,
						title: day.title,
						values: shown.map(phase => (isEmpty(day) ? null : day.phases[phase] / SECOND_MS)),
					})),
				},
			],
		},
	];
}

function isEmpty({ phases: of }: PeriodDay): boolean {
	return activeMs(of) === 0;
}

export function coveragePicture({ coverage, days }: PeriodFacts): Section[] {
	const title = 'Verification coverage';
	if (coverage.kind === 'notMeasured') {
		const why = 'Not known of these days: coverage is written down on days on which a folder is open, and none of these was one.';
		return [{ title, explanation: prose(why), width: 'half', blocks: [] }];
	}
	if (coverage.alive === 0) {
		return [];
	}
	const share = formatShare(coverage.verified / coverage.alive);
	const seen = days.filter(day => day.coverage !== null).length;
	const gaps = seen === days.length ? '' : ` ${seen === 1 ? 'One day is' : `${formatCount(seen)} days are`} on record.`;
	const explanation = prose(`Agent-written lines alive at the end of each day, and the verified part: ${share}.${gaps}`);
	return [{ title, explanation, width: 'half', blocks: [coverageLines(days)] }];
}

function coverageLines(days: readonly PeriodDay[]): LinesPlot {
	const values = (of: keyof Lines): (number | null)[] => days.map(({ coverage }) => coverage?.[of] ?? null);
	return {
		kind: 'lines',
		label: 'Agent-written lines and verified lines by day',
		basis: 'measured',
		unit: 'count',
		series: [
			{ label: 'verified', look: 'verified', isFilled: true, values: values('verified') },
			{ label: 'all', look: 'all', isFilled: false, values: values('alive') },
		],
		places: days.map(({ short, title }) => ({ short, title })),
	};
}

export function moneyPicture({ spend, value }: PeriodFacts): Section[] {
	const { costUsd } = spend.tally;
	if (costUsd === null || costUsd === 0) {
		return [];
	}
	const title = 'What the money became';
	if (value.kind === 'notKnown') {
		const why = `What became of the lines that ${formatUsd(costUsd)} paid for is not known: ${whyNot[value.why]}.`;
		return [{ title, explanation: prose(why), width: 'full', blocks: [] }];
	}
	const explanation = prose('All spend of the period by what became of the lines that it paid for. List-price estimate.');
	return [{ title, explanation, width: 'full', blocks: [becameBar(value)] }];
}

const whyNot: Readonly<Record<Extract<PeriodValue, { kind: 'notKnown' }>['why'], string>> = {
	noFolder: 'no trusted folder is open',
	looking: 'the open folders are still being looked at',
	elsewhere: 'all of it went into projects that are not open here',
	noRepository: 'none of the open folders is in a git repository that Bookend can read',
};

const partNames: Readonly<Record<SpendPart | 'notFollowed', string>> = {
	landed: 'landed and still there',
	open: 'not landed yet',
	droppedOrReverted: 'dropped or reverted',
	noEdits: 'left no lines',
	notFollowed: 'in projects that are not open',
};
const partLooks: Readonly<Record<SpendPart | 'notFollowed', ReportLook>> = {
	landed: 'landed',
	open: 'open',
	droppedOrReverted: 'dropped',
	noEdits: 'all',
	notFollowed: 'unknown',
};

function becameBar({ parts, notFollowed }: Extract<PeriodValue, { kind: 'known' }>): BarPlot {
	const all = [...spendParts.map(part => ({ part, value: parts[part] })), { part: 'notFollowed' as const, value: notFollowed }];
	const shown = all.flatMap(({ part, value }) => (value === null || value <= 0 ? [] : [{ part, value }]));
	return {
		kind: 'bar',
		label: shown.map(({ part, value }) => `${formatUsd(value)} ${partNames[part]}`).join(', '),
		basis: 'estimated',
		unit: 'usd',
		parts: shown.map(({ part, value }) => ({ label: partNames[part], look: partLooks[part], value })),
	};
}

/** Spend of each day beside the lines that landed on it. */
export function byDayPictures({ days, spend, value }: PeriodFacts): Section[] {
	if (days.length < 2 || spend.tally.responses === 0 || spend.tally.costUsd === null) {
		return [];
	}
	const columns = (of: (day: PeriodDay) => number | null) => days.map(day => ({ short: day.short, title: day.title, values: [of(day)] }));
	const spent: Section = {
		title: 'Spend',
		explanation: prose(
			`A column a day${days.some(({ usd }) => usd === null) ? '; none where nothing with a price is on record' : ''}. List-price estimate.`,
		),
		width: 'half',
		blocks: [
			{
				kind: 'columns',
				label: 'List-price estimate by day',
				basis: 'estimated',
				unit: 'usd',
				series: [{ label: 'spend', look: 'money' }],
				columns: columns(({ usd }) => usd),
			},
		],
	};
	return value.kind === 'notKnown' || value.branches.length === 0 ? [spent] : [spent, landed(value.branches, columns)];
}

function landed(
	branches: readonly string[],
	columns: (of: (day: PeriodDay) => number | null) => { short: string; title: string; values: (number | null)[] }[],
): Section {
	return {
		title: 'Lines that landed',
		explanation: prose(`Agent-written lines that came into ${branches.join(' and ')}, on the day on which they came.`),
		width: 'half',
		blocks: [
			{
				kind: 'columns',
				label: 'Agent-written lines that landed by day',
				basis: 'measured',
				unit: 'count',
				series: [{ label: 'landed', look: 'landed' }],
				columns: columns(({ landedLines }) => landedLines),
			},
		],
	};
}
