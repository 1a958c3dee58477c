/** The tables of a summary. */
import type { Cell, FigureBasis, Section, Table } from '../report/document.ts';
import { code, figureCell, left, prose, proseCell, right } from '../report/prose.ts';
import { modelLabel } from '../spend/modelLabel.ts';
import { totalTokens } from '../spend/usage.ts';
import { phaseNames } from '../time/phaseNames.ts';
import { phases } from '../time/slice.ts';
import { workKindNames } from '../value/kind.ts';
import { outcomeNames } from '../value/outcome.ts';
import { OTHER_MODEL } from './modelName.ts';
import { isKnown, type EngineerTime, type Summary } from './summary.ts';
import { blockTitles, commandClassNames, commandResultNames, languageNames } from './words.ts';

export function sectionsOf(summary: Summary): Section[] {
	return [
		...timeSection(summary),
		...verificationSection(summary),
		...runsSection(summary),
		...editsSection(summary),
		...modelsSection(summary),
		...workSection(summary),
		...chosenSections(summary),
	];
}

export function activeSeconds({ seconds }: EngineerTime): number {
	return phases.reduce((sum, phase) => sum + seconds[phase], 0);
}

function timeSection({ engineerTime: time }: Summary): Section[] {
	if (!isKnown(time)) {
		return [];
	}
	const { basis, seconds } = time;
	const spent = phases.filter(phase => seconds[phase] > 0);
	const parts = spent.map(phase => ({ label: phaseNames[phase].toLowerCase(), look: phase, value: seconds[phase] }));
	const label = 'The engineer’s time by what it went into';
	return [
		{ title: blockTitles.engineerTime, explanation: [], width: 'half', blocks: [{ kind: 'bar', label, basis, unit: 'seconds', parts }] },
	];
}

function verificationSection({ coverage }: Summary): Section[] {
	if (!isKnown(coverage) || coverage.alive === 0) {
		return [];
	}
	const { basis, byMachine, byEngineer, selfGraded, notApplicable } = coverage;
	const rows = ([what, lines]: readonly [string, number]): Cell[][] => (lines === 0 ? [] : [row(what, lines, basis)]);
	const counted: readonly (readonly [string, number])[] = [
		['reviewed by the engineer', byEngineer.reviewed],
		['seen by the engineer, no more', byEngineer.seen],
		['killed every mutant', byMachine.proved],
		['run by a passing test', byMachine.exercised],
		['package tested, line not run', byMachine.tested],
		['package checked only', byMachine.checked],
		['without evidence by machines', byMachine.none],
		['agent’s own tests only', selfGraded],
		['out of the ratio: generated, vendored, lock, binary, prose', notApplicable],
	];
	const caption = 'Agent-written lines by what speaks for them; a line may have both an engineer’s and a machine’s evidence';
	return [section(blockTitles.coverage, table(caption, ['Evidence', 'Lines'], counted.flatMap(rows)))];
}

function runsSection({ runs }: Summary): Section[] {
	if (!isKnown(runs) || runs.counts.length === 0) {
		return [];
	}
	const rows = runs.counts.map(({ by, class: name, result, count }) =>
		row(`${commandClassNames[name]}, ${commandResultNames[result]}${by === 'engineer' ? ', by the engineer' : ''}`, count, runs.basis),
	);
	return [section(blockTitles.runs, table('Commands by what they were for and how they ended', ['Command', 'Times'], rows))];
}

function editsSection({ edits }: Summary): Section[] {
	if (!isKnown(edits) || edits.languages.length === 0) {
		return [];
	}
	const { basis } = edits;
	const rows = edits.languages.map(({ language, count, added, removed }) => [
		...row(languageNames[language], count, basis),
		figureCell('count', added, basis),
		figureCell('count', removed, basis),
	]);
	const columns = ['Language', 'Edits', 'Lines added', 'Lines removed'];
	return [section(blockTitles.edits, table('Edits by agents, by language', columns, rows))];
}

function modelsSection({ models }: Summary): Section[] {
	if (!isKnown(models)) {
		return [];
	}
	const rows = models.counts.map(({ model, responses, tokens, usd }) => [
		...row(model === OTHER_MODEL ? 'a model of another name' : modelLabel(model), responses, models.basis),
		figureCell('tokens', totalTokens(tokens), models.basis),
		figureCell('usd', usd, 'estimated'),
	]);
	return [section(blockTitles.models, table('Responses by model', ['Model', 'Responses', 'Tokens', 'List price'], rows))];
}

function workSection({ kinds, outcomes }: Summary): Section[] {
	const kindRows = isKnown(kinds) ? kinds.counts.map(({ kind, sessions }) => row(workKindNames[kind], sessions, kinds.basis)) : [];
	const outcomeRows = isKnown(outcomes)
		? outcomes.counts.map(({ outcome, sessions }) => row(outcomeNames[outcome], sessions, outcomes.basis))
		: [];
	const blocks = [
		...(kindRows.length === 0 ? [] : [table('Sessions by kind of work', ['Kind', 'Sessions'], kindRows)]),
		...(outcomeRows.length === 0
			? []
			: [table('Sessions by what came of them, as the engineer said', ['Outcome', 'Sessions'], outcomeRows)]),
	];
	return blocks.length === 0 ? [] : [{ title: 'What it was', explanation: [], width: 'half', blocks }];
}

function chosenSections({ chosen: { prompts, paths } }: Summary): Section[] {
	const paragraphs = (title: string, lines: readonly string[], isCode: boolean): Section => ({
		title,
		explanation: [],
		width: 'full',
		blocks: lines.map(line => ({ kind: 'prose', prose: prose(isCode ? code(line) : line) })),
	});
	return [
		...(prompts === undefined ? [] : [paragraphs('Opening prompts', prompts, false)]),
		...(paths === undefined ? [] : [paragraphs('Edited files', paths, true)]),
	];
}

function row(what: string, count: number, basis: FigureBasis): Cell[] {
	return [proseCell(what), figureCell('count', count, basis)];
}

function table(caption: string, titles: readonly string[], rows: readonly (readonly Cell[])[]): Table {
	return { kind: 'table', caption, columns: titles.map((title, index) => (index === 0 ? left(title) : right(title))), rows, more: 0 };
}

function section(title: string, block: Table): Section {
	return { title, explanation: [], width: 'half', blocks: [block] };
}
