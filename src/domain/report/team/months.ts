/** How a team's figures went from month to month. */
import type { Calendar, Day } from '../../calendar.ts';
import type { Summary } from '../../summary/summary.ts';
import type { Released } from '../../team/disclosure.ts';
import { measures, phaseMeasure, sumsBy, type Measure } from '../../team/measures.ts';
import type { Person } from '../../team/people.ts';
import { phaseNames } from '../../time/phaseNames.ts';
import { phases } from '../../time/slice.ts';
import type { ColumnsPlot, LinesPlot, Section, Table } from '../document.ts';
import { left, prose, proseCell, right } from '../prose.ts';
import { peopleCell, ratioCell, ratioOf, sumCell } from './figures.ts';

interface Month {
	/** "2026-10" */
	readonly key: string;
	readonly short: string;
	readonly title: string;
}

const KEY_LENGTH = '2026-10'.length;

/** A summary counts for the month of its last day. */
export function monthSections(people: readonly Person[], calendar: Calendar): readonly Section[] {
	const months = monthsOf(people, calendar);
	if (months.length < 2) {
		return [];
	}
	const by = (measure: Measure): readonly (Released | null)[] =>
		sumsBy(
			people,
			measure,
			months.map(({ key }) => key),
			(summary, key) => monthOf(summary) === key,
		);
	return [
		{ title: 'Time', explanation: prose('A column a month.'), width: 'half', blocks: [timePlot(months, by)] },
		{
			title: 'Verification coverage',
			explanation: prose('Of the lines that agents wrote and that were there when they were summed up, the part that was verified.'),
			width: 'half',
			blocks: [coveragePlot(months, by)],
		},
		{ title: 'By month', explanation: [], width: 'full', blocks: [table(months, by)] },
	];
}

type By = (measure: Measure) => readonly (Released | null)[];

function monthsOf(people: readonly Person[], calendar: Calendar): readonly Month[] {
	const keys = new Set(people.flatMap(({ summaries }) => summaries.map(monthOf)));
	return [...keys].sort().map(key => {
		const start = calendar.startOf(`${key}-01` as Day);
		return { key, short: calendar.format(start, 'MMM'), title: calendar.format(start, 'MMMM yyyy') };
	});
}

function monthOf({ period }: Summary): string {
	return period.last.slice(0, KEY_LENGTH);
}

function timePlot(months: readonly Month[], by: By): ColumnsPlot {
	const sums = phases.map(phase => by(phaseMeasure(phase)));
	return {
		kind: 'columns',
		label: 'Time of engineers with agents, by month and phase',
		basis: 'estimated',
		unit: 'seconds',
		series: phases.map(phase => ({ label: phaseNames[phase].toLowerCase(), look: phase })),
		columns: months.map(({ short, title }, index) => ({ short, title, values: sums.map(rows => rows[index]?.value ?? null) })),
	};
}

function coveragePlot(months: readonly Month[], by: By): LinesPlot {
	const [verified, alive] = [by(measures.verified), by(measures.alive)];
	return {
		kind: 'lines',
		label: 'Verification coverage by month',
		basis: 'estimated',
		unit: 'share',
		series: [
			{
				label: 'verified',
				look: 'verified',
				isFilled: true,
				values: months.map((_, index) => ratioOf('share', verified[index], alive[index])),
			},
		],
		places: months.map(({ short, title }) => ({ short, title })),
	};
}

function table(months: readonly Month[], by: By): Table {
	const sessions = by(measures.sessions);
	const [time, cost] = [by(measures.engineerTime), by(measures.cost)];
	const [verified, alive] = [by(measures.verified), by(measures.alive)];
	return {
		kind: 'table',
		caption: 'A team’s figures by month',
		columns: [left('Month'), left('People'), right('Sessions'), right('Time'), right('Spend'), right('Verified')],
		rows: months.map(({ title }, index) => [
			proseCell(title),
			peopleCell(sessions[index]),
			sumCell(measures.sessions, sessions[index]),
			sumCell(measures.engineerTime, time[index]),
			sumCell(measures.cost, cost[index]),
			ratioCell('share', verified[index], alive[index]),
		]),
		more: 0,
	};
}
