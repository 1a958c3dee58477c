/** How people differ, in groups of them; and those who chose to be named, in the order of their names. */
import { measures, partsOf, phaseMeasure, type Measure } from '../../team/measures.ts';
import { groupsByRatio, type Ratio } from '../../team/distribution.ts';
import type { Person } from '../../team/people.ts';
import type { Cell, Section, Table, Unit } from '../document.ts';
import { figureCell, left, prose, proseCell, quiet, right } from '../prose.ts';
import { ratioCell } from './figures.ts';

interface Compared extends Ratio {
	readonly title: string;
	readonly unit: Unit;
}

const compared: readonly Compared[] = [
	{ title: 'Lines verified', unit: 'share', part: measures.verified, of: measures.alive },
	{ title: 'Time verifying', unit: 'share', part: phaseMeasure('verify'), of: measures.engineerTime },
	{ title: 'Time on specs', unit: 'share', part: phaseMeasure('spec'), of: measures.engineerTime },
	{ title: 'Prompts that correct', unit: 'share', part: measures.corrections, of: measures.prompts },
	{ title: 'Spend a session', unit: 'usd', part: measures.cost, of: measures.sessions },
];

const groupNames: Readonly<Record<number, readonly string[]>> = {
	2: ['Lower half', 'Upper half'],
	3: ['Lowest third', 'Middle third', 'Highest third'],
	4: ['Lowest quarter', 'Second quarter', 'Third quarter', 'Highest quarter'],
};

export function differenceSection(people: readonly Person[]): readonly Section[] {
	const measured = compared.map(one => ({ ...one, groups: groupsByRatio(people, one) }));
	const most = Math.max(0, ...measured.map(({ groups }) => groups.length));
	const shown = measured.filter(({ groups }) => groups.length === most);
	const names = groupNames[most];
	if (names === undefined) {
		return [];
	}
	const table: Table = {
		kind: 'table',
		caption: 'Figures of groups of people, each figure with groups of its own',
		columns: [left('Figure'), ...names.map(right)],
		rows: shown.map(({ title, unit, groups }) => [proseCell(title), ...groups.map(({ part, of }) => ratioCell(unit, part, of))]),
		more: 0,
	};
	const explanation = prose(
		'For each figure, people in the order of it are cut into groups of at least five. Low or high is not good or bad: work differs.',
	);
	return [{ title: 'How people differ', explanation, width: 'full', blocks: [table] }];
}

/** They chose to be named in what they shared. No order but that of the alphabet. */
export function namedSection(people: readonly Person[]): readonly Section[] {
	const named = people.flatMap(person => (person.name === null ? [] : [{ person, name: person.name }]));
	if (named.length === 0) {
		return [];
	}
	const table: Table = {
		kind: 'table',
		caption: 'Figures of those who shared them under their own name, by name',
		columns: [left('Name'), right('Sessions'), right('Time'), right('Spend'), right('Verified')],
		rows: named.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ person, name }) => namedRow(person, name)),
		more: 0,
	};
	const explanation = prose('Of everybody else no figure is shown apart.');
	return [{ title: 'Under their own names', explanation, width: 'full', blocks: [table] }];
}

function namedRow(person: Person, name: string): Cell[] {
	const of = (measure: Measure): number | null => partsOf([person], measure).get(person.key) ?? null;
	const [alive, verified] = [of(measures.alive), of(measures.verified)];
	return [
		proseCell(name),
		figureCell('count', of(measures.sessions), 'measured'),
		figureCell('seconds', of(measures.engineerTime), 'inferred'),
		figureCell('usd', of(measures.cost), 'estimated'),
		alive === 0 ? proseCell(quiet('no lines here')) : figureCell('share', shareOf(verified, alive), 'measured'),
	];
}

function shareOf(part: number | null, whole: number | null): number | null {
	return part === null || whole === null ? null : part / whole;
}
