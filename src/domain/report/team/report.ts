/** The report of a team: distributions and trends over the summaries that its members chose to share. Nobody is ranked, and no figure is one person's. */
import type { Calendar } from '../../calendar.ts';
import { formatShare, formatUsd } from '../../../base/format.ts';
import type { Summary } from '../../summary/summary.ts';
import { FEWEST_PEOPLE } from '../../team/disclosure.ts';
import { measures, phaseMeasure, sumOver, type Measure } from '../../team/measures.ts';
import { peopleIn, type People, type Person } from '../../team/people.ts';
import type { Phase } from '../../time/slice.ts';
import type { Frame } from '../allocation.ts';
import type { NamedFigure, Prose, ReportDocument, Section, Unit } from '../document.ts';
import { code, left, prose, proseCell, strong } from '../prose.ts';
import { differenceSection, namedSection } from './differences.ts';
import { namedRatio, namedSum, ratioOf } from './figures.ts';
import { monthSections } from './months.ts';
import { kindSection, modelSection, outcomeSection, projectSection } from './tables.ts';

export interface TeamFacts {
	readonly summaries: readonly Summary[];
	/** Files that are no summary or of a later version, and why. */
	readonly leftOut: readonly { readonly file: string; readonly why: string }[];
	readonly calendar: Calendar;
	readonly frame: Frame;
}

export function teamReport({ summaries, leftOut, calendar, frame }: TeamFacts): ReportDocument {
	const found = peopleIn(summaries);
	const { people } = found;
	const sessions = sumOver(people, measures.sessions);
	const isTold = sessions !== null;
	return {
		title: 'Team report',
		period: summaries.length === 0 ? 'no summaries' : spanOf(summaries, calendar),
		lead: isTold ? leadOf(people) : [tooFew(summaries)],
		figures: isTold ? figuresOf(people) : [],
		sections: [...(isTold ? sectionsOf(people, calendar) : []), ...namedSection(people), ...leftOutSection(leftOut)],
		notes: summaries.length === 0 ? [] : notesOf(found),
		...frame,
	};
}

function spanOf(summaries: readonly Summary[], calendar: Calendar): string {
	const first = summaries.map(({ period }) => period.first).reduce((a, b) => (a < b ? a : b));
	const last = summaries.map(({ period }) => period.last).reduce((a, b) => (a > b ? a : b));
	const month = (day: typeof first): string => calendar.format(calendar.startOf(day), 'MMMM yyyy');
	return month(first) === month(last) ? month(first) : `${month(first)} to ${month(last)}`;
}

function tooFew(summaries: readonly Summary[]): Prose {
	if (summaries.length === 0) {
		return prose(strong('No summaries here.'), ' Members of a team make them with “Bookend: Export Session Summary”, and put them here.');
	}
	return prose(
		strong('Too few people.'),
		` Figures are told of ${String(FEWEST_PEOPLE)} people or more who are not named, so that nobody’s own can be told from them.`,
	);
}

function leadOf(people: readonly Person[]): readonly Prose[] {
	const coverage = ratioOf('share', sumOver(people, measures.verified), sumOver(people, measures.alive));
	const ends = endsOf(people);
	const perSession = ratioOf('usd', sumOver(people, measures.cost), sumOver(people, measures.sessions));
	const sentences = [
		...(ends === null
			? []
			: [prose(strong(`About ${formatShare(ends)} of the time was at the ends`), ': saying what to build, and verifying.')]),
		...(coverage === null ? [] : [prose('Of the lines that agents wrote, about ', strong(`${formatShare(coverage)} are verified`), '.')]),
		...(perSession === null ? [] : [prose(`A session cost about ${formatUsd(perSession)} at list prices.`)]),
	];
	return sentences.length === 0 ? [] : [sentences.flatMap((sentence, index) => (index === 0 ? sentence : [...prose(' '), ...sentence]))];
}

function endsOf(people: readonly Person[]): number | null {
	const all = sumOver(people, measures.engineerTime);
	const [spec, verify] = [shareOf('spec'), shareOf('verify')];
	return spec === null || verify === null ? null : Math.min(1, spec + verify);

	function shareOf(phase: Phase): number | null {
		return ratioOf('share', sumOver(people, phaseMeasure(phase)), all);
	}
}

function figuresOf(people: readonly Person[]): readonly NamedFigure[] {
	const told: readonly (readonly [label: string, measure: Measure])[] = [
		['Sessions', measures.sessions],
		['Time of engineers', measures.engineerTime],
		['Time of agents', measures.agentTime],
		['Spend', measures.cost],
		['Lines that landed', measures.landed],
	];
	const sums = told.flatMap(([label, measure]): NamedFigure[] => {
		const sum = sumOver(people, measure);
		return sum === null ? [] : [namedSum(label, measure.unit, sum)];
	});
	return [...sums, ...ratioFigures(people)];
}

function ratioFigures(people: readonly Person[]): readonly NamedFigure[] {
	const told: readonly (readonly [label: string, unit: Unit, part: Measure, of: Measure])[] = [
		['Verification coverage', 'share', measures.verified, measures.alive],
		['Landed lines that are still there', 'share', measures.surviving, measures.landed],
		['Prompts that correct', 'share', measures.corrections, measures.prompts],
	];
	return told.flatMap(([label, unit, part, of]): NamedFigure[] => {
		const value = ratioOf(unit, sumOver(people, part), sumOver(people, of));
		return value === null ? [] : [namedRatio(label, unit, value)];
	});
}

function sectionsOf(people: readonly Person[], calendar: Calendar): readonly Section[] {
	return [
		...monthSections(people, calendar),
		...differenceSection(people),
		...kindSection(people),
		...outcomeSection(people),
		...modelSection(people),
		...projectSection(people),
	];
}

/** Chosen: who has more wrong files has them for one reason. */
const MOST_LEFT_OUT = 50;

function leftOutSection(leftOut: TeamFacts['leftOut']): readonly Section[] {
	if (leftOut.length === 0) {
		return [];
	}
	const rows = leftOut.slice(0, MOST_LEFT_OUT).map(({ file, why }) => [proseCell(code(file)), proseCell(why)]);
	const table = {
		kind: 'table',
		caption: 'Files that are not part of this report',
		columns: [left('File'), left('Why')],
		rows,
		more: leftOut.length - rows.length,
	} as const;
	return [{ title: 'Left out', explanation: [], width: 'full', blocks: [table] }];
}

function notesOf({ repeated, anonymous }: People): readonly Prose[] {
	return [
		prose(
			`Nothing is told of fewer than ${String(FEWEST_PEOPLE)} people who are not named, and of no group that would let fewer be reckoned from others. Every sum is rounded to a multiple of 1, 2 or 5 times a power of ten that is no less than any one person’s part in it, and shares and averages are reckoned from such sums: no difference, of this report or to another one, gives one person’s figure.`,
		),
		prose('People are told apart by a random name that each installation has: somebody with two machines counts as two.'),
		prose('A month’s figures are of the summaries whose last day is in it. Spend is at list prices; a subscription is billed otherwise.'),
		...(repeated > 0
			? [prose('Some summaries tell again what others do. They are counted once: the longest period, and what was exported last.')]
			: []),
		...(anonymous > 0 ? [prose('Some summaries do not tell whose they are. They count as those of one person.')] : []),
	];
}
