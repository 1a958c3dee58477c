/** An invented coverage report, as the server makes it. */
import { standingMeanings, standingNames, standingRemedies } from '../../src/domain/ledger/standingNames.ts';
import type { Standing } from '../../src/domain/ledger/standing.ts';
import type { Cell, ReportDocument, Section } from '../../src/domain/report/document.ts';
import { figure, figureCell, keyed, left, link, prose, proseCell, quiet, right, strong } from '../../src/domain/report/prose.ts';
import { around, session, uriOf } from './reportParts.ts';

const parts: readonly (readonly [standing: Standing, lines: number, verified: number])[] = [
	['exercised', 293, 293],
	['reviewed', 119, 119],
	['selfGraded', 73, 0],
	['seen', 60, 0],
	['nothing', 119, 0],
];

const standingSection: Section = {
	title: 'What speaks for the lines',
	explanation: [],
	width: 'full',
	blocks: [
		{
			kind: 'bar',
			label: '664 agent-written lines by what speaks for them',
			basis: 'measured',
			unit: 'count',
			parts: parts.map(([standing, lines]) => ({ label: standingNames[standing], look: standing, value: lines })),
		},
		{
			kind: 'table',
			caption: 'Each line counts once, by the strongest that speaks for it',
			columns: [left('What speaks for it'), right('Lines'), right('Share'), right('Verified'), left('What it means')],
			rows: parts.map(([standing, lines, verified]): Cell[] => [
				{ kind: 'prose', prose: keyed(standing, standingNames[standing]) },
				figureCell('count', lines, 'measured'),
				figureCell('share', lines / 664, 'measured'),
				figureCell('count', verified, 'measured'),
				proseCell(standingMeanings[standing], ...(verified > 0 ? [] : [quiet(` ${standingRemedies[standing]}`)])),
			]),
			more: 0,
		},
	],
};

const alive = [420, 455, null, null, 480, 512, 560, 590, 664];
const verified = [180, 190, null, null, 260, 300, 310, 380, 412];

const historySection: Section = {
	title: 'Day by day',
	explanation: prose(
		'Agent-written lines alive at the end of each day, and the verified part. On days without a point the folders were not open.',
	),
	width: 'full',
	blocks: [
		{
			kind: 'lines',
			label: 'Agent-written lines alive and verified, by day',
			basis: 'measured',
			unit: 'count',
			series: [
				{ label: 'verified', look: 'verified', isFilled: true, values: verified },
				{ label: 'all', look: 'all', isFilled: false, values: alive },
			],
			places: alive.map((_, index) => ({ short: `${String(12 + index)} Nov`, title: `${String(12 + index)} November` })),
		},
	],
};

const files: readonly (readonly [path: string, lines: number, verified: number, open: readonly string[], more: number])[] = [
	['src/agents/claudeCode/parser.ts', 214, 120, ['12–52', '88–101', '140–163', '201–214'], 3],
	['src/server/snapshot/overview.ts', 160, 96, ['31–94'], 0],
	['src/main.ts', 40, 40, [], 0],
];

const fileSection: Section = {
	title: 'By file',
	explanation: [],
	width: 'full',
	blocks: [
		{
			kind: 'table',
			caption: 'Files with agent-written lines, the most of them unverified first',
			columns: [left('File'), right('Lines'), right('Verified'), right('Share'), left('Not verified yet')],
			rows: files.map(([path, lines, done, open, more]): Cell[] => [
				proseCell(link(path, { kind: 'openFile', uri: uriOf(path), line: 11 })),
				figureCell('count', lines, 'measured'),
				figureCell('count', done, 'measured'),
				figureCell('share', done / lines, 'measured'),
				proseCell(
					...open.flatMap((place, index) => [...(index === 0 ? [] : [', ']), link(place, { kind: 'review', uri: uriOf(path), line: 11 })]),
					...(more === 0 ? [] : [quiet(` and ${String(more)} more`)]),
				),
			]),
			more: 6,
		},
	],
};

const sessionSection: Section = {
	title: 'By session',
	explanation: [],
	width: 'full',
	blocks: [
		{
			kind: 'table',
			caption: 'Sessions whose lines are alive, the most of them unverified first',
			columns: [left('Session'), left('Agent'), left('Last edit'), right('Lines'), right('Verified'), right('Share')],
			rows: [
				[
					proseCell(session('Fix the race between refresh and sign-out')),
					proseCell('Claude Code'),
					proseCell('19 Nov, 14:12'),
					figureCell('count', 402, 'measured'),
					figureCell('count', 210, 'measured'),
					figureCell('share', 0.52, 'measured'),
				],
				[
					proseCell(session('Parser for Codex')),
					proseCell('Codex'),
					proseCell('17 Nov, 9:40'),
					figureCell('count', 262, 'measured'),
					figureCell('count', 202, 'measured'),
					figureCell('share', 0.77, 'measured'),
				],
			],
			more: 0,
		},
	],
};

export const coverage: ReportDocument = {
	...around,
	title: 'Verification coverage',
	period: 'bookend · Friday, 20 November 2026, 18:00',
	lead: [
		prose(
			strong('62 % of the lines that agents wrote are verified'),
			': 412 of 664. That is 9 points more than on 13 November. What is left is in 9 files; the most in one place is in ',
			link('src/agents/claudeCode/parser.ts', { kind: 'review', uri: uriOf('src/agents/claudeCode/parser.ts'), line: 11 }),
			', 41 lines.',
		),
		prose('A line is verified when you reviewed it, when a passing test ran it, or when its tests killed every mutant of it.'),
	],
	figures: [
		{ label: 'Coverage', figure: figure('share', 412 / 664, 'measured', 664), note: [] },
		{ label: 'Verified lines', figure: figure('count', 412, 'measured'), note: [] },
		{ label: 'Not verified', figure: figure('count', 252, 'measured'), note: [] },
		{ label: 'Change', figure: figure('points', 9.3, 'measured'), note: prose('Since 13 November, in percentage points.') },
		{ label: 'Not applicable', figure: figure('count', 1_204, 'measured'), note: [] },
	],
	sections: [standingSection, historySection, fileSection, sessionSection],
	notes: [
		prose(
			'Lines: measured, by replaying agents’ edits up to the files as they stand now. Blank lines do not count. 98 % of the lines were placed from recorded states of their files, the others where they fit best.',
		),
		prose('Evidence: measured, from test runs, reports and what you did in the editor. It goes stale when its line changes.'),
	],
};
