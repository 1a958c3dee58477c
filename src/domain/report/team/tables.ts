/** A team's figures by kind of work, by outcome, by model and by project. */
import { capitalised } from '../../../base/format.ts';
import { modelLabel } from '../../spend/modelLabel.ts';
import { isKnown, type Summary } from '../../summary/summary.ts';
import type { Released } from '../../team/disclosure.ts';
import { listed, measures, sumsBy, sumsOf, type Measure } from '../../team/measures.ts';
import type { Person } from '../../team/people.ts';
import { workKindNames, workKinds } from '../../value/kind.ts';
import { outcomeNames, outcomes } from '../../value/outcome.ts';
import type { Cell, Section, Table } from '../document.ts';
import { left, prose, proseCell, right } from '../prose.ts';
import { ratioCell, sumCell } from './figures.ts';

export function kindSection(people: readonly Person[]): readonly Section[] {
	const rows = rowsOf(
		workKinds.map(kind => capitalised(workKindNames[kind])),
		[
			columnOf(people, 'Sessions', workKinds.map(listed.kindSessions), measures.sessions),
			columnOf(people, 'Spend', workKinds.map(listed.kindCost), measures.cost),
		],
	);
	return section('By kind of work', 'Kinds are inferred, unless the engineer said otherwise.', 'Kind', 'Sessions by kind of work', rows);
}

export function outcomeSection(people: readonly Person[]): readonly Section[] {
	const entries = outcomes.map(listed.outcomeSessions);
	const names = outcomes.map(outcome => capitalised(outcomeNames[outcome]));
	const rows = rowsOf(names, [columnOf(people, 'Sessions', entries, measures.sessions)]);
	return section('What came of it', 'As engineers said; of other sessions nothing is known.', 'Outcome', 'Sessions by outcome', rows);
}

export function modelSection(people: readonly Person[]): readonly Section[] {
	const models = modelsIn(people);
	const [costs, tokens] = [models.map(listed.modelCost), models.map(listed.modelTokens)];
	const rows = rowsOf(models.map(modelLabel), [
		columnOf(people, 'Tokens', tokens, measures.tokens),
		columnOf(people, 'Spend', costs, measures.cost),
	]);
	return section('By model', 'Tokens are a cost, and no measure of work.', 'Model', 'Tokens and spend by model', rows);
}

/** Only where somebody named a project. Summaries that name none are a row that is not shown, so that it cannot be reckoned either. */
export function projectSection(people: readonly Person[]): readonly Section[] {
	const projects = [...new Set(people.flatMap(({ summaries }) => summaries.flatMap(({ chosen }) => chosen.project ?? [])))].sort();
	const keys: readonly (string | null)[] = [...projects, null];
	const isIn = ({ chosen }: Summary, key: string | null): boolean => (chosen.project ?? null) === key;
	const column = (title: string, measure: Measure): Column => ({
		title,
		entries: projects.map(() => measure),
		sums: sumsBy(people, measure, keys, isIn),
	});
	const [alive, verified] = [sumsBy(people, measures.alive, keys, isIn), sumsBy(people, measures.verified, keys, isIn)];
	const rows = rowsOf(projects, [column('Sessions', measures.sessions), column('Spend', measures.cost)]);
	const withCoverage = {
		titles: [...rows.titles, 'Verified'],
		rows: rows.rows.map(({ cells, index }) => ({ index, cells: [...cells, ratioCell('share', verified[index], alive[index])] })),
	};
	return section('By project', 'Projects that were named when they were shared.', 'Project', 'Figures by project', withCoverage);
}

interface Column {
	readonly title: string;
	readonly entries: readonly Measure[];
	readonly sums: readonly (Released | null)[];
}

function columnOf(people: readonly Person[], title: string, entries: readonly Measure[], whole: Measure): Column {
	return { title, entries, sums: sumsOf(people, entries, whole) };
}

interface Rows {
	readonly titles: readonly string[];
	readonly rows: readonly { readonly index: number; readonly cells: readonly Cell[] }[];
}

/** Of which nothing can be told are left out. */
function rowsOf(names: readonly string[], columns: readonly Column[]): Rows {
	const rows = names.map((name, index) => ({
		index,
		isTold: columns.some(({ sums }) => sums[index]),
		cells: [
			proseCell(name),
			...columns.flatMap(({ entries, sums }) => {
				const measure = entries[index];
				return measure === undefined ? [] : [sumCell(measure, sums[index])];
			}),
		],
	}));
	return { titles: columns.map(({ title }) => title), rows: rows.filter(({ isTold }) => isTold) };
}

function section(title: string, explanation: string, first: string, caption: string, { titles, rows }: Rows): readonly Section[] {
	if (rows.length === 0) {
		return [];
	}
	const table: Table = {
		kind: 'table',
		caption,
		columns: [left(first), ...titles.map(right)],
		rows: rows.map(({ cells }) => cells),
		more: 0,
	};
	return [{ title, explanation: prose(explanation), width: 'full', blocks: [table] }];
}

function modelsIn(people: readonly Person[]): readonly (string | null)[] {
	const names = people.flatMap(({ summaries }) =>
		summaries.flatMap(({ models }) => (isKnown(models) ? models.counts.map(({ model }) => model) : [])),
	);
	return [...new Set(names)].sort((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1));
}
