/** What the page of a report can be sent: each report, one as the drawing has it, and what is no report. */
import type { ReportDocument } from '../../src/domain/report/document.ts';
import { prose, strong } from '../../src/domain/report/prose.ts';
import { phaseNames } from '../../src/domain/time/phaseNames.ts';
import type { ToReportPage } from '../../src/protocol/webview.ts';
import { everything, hostile } from '../unit/share/documents.ts';
import { coverage } from './coverageReport.ts';
import { yourDay } from './dayReport.ts';
import { madeReports } from './madeReports.ts';
import { around } from './reportParts.ts';

export const nothingYet: ReportDocument = {
	...around,
	title: 'Verification coverage',
	period: 'Friday, 20 November 2026, 18:00',
	lead: [prose('No trusted folder is open. Bookend follows the lines that agents wrote in those that are.')],
	figures: [],
	sections: [],
	notes: [],
};

/** The two pictures side by side of the drawing of a week. */
export const week: ReportDocument = {
	...around,
	title: 'Week of 16 November',
	period: '14 h 20 m with agents · 31 sessions · Claude Code, Codex · 3 repositories',
	lead: [
		prose(
			strong('58 % of your time was at the ends'),
			' (last week 51 %). Agents wrote 2,310 lines that are still there; ',
			strong('1,470 of them are verified'),
			'. You spent ',
			strong('$46.10'),
			'; $31.80 of it is in eleven changes that landed. Sessions that began with at least five minutes of spec needed fewer corrections: 1.2 against 3.4 ',
			{ kind: 'tag', text: 'n = 12 and 19' },
			'.',
		),
	],
	figures: [],
	sections: [
		{
			title: 'Your time',
			explanation: prose('Hours a day.'),
			width: 'half',
			blocks: [
				{
					kind: 'columns',
					label: 'Hours a day by phase',
					basis: 'inferred',
					unit: 'seconds',
					series: (['spec', 'delegate', 'verify', 'byHand'] as const).map(phase => ({
						label: phaseNames[phase].toLowerCase(),
						look: phase,
					})),
					columns: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].map((short, index) => ({
						short,
						title: short,
						values: [[2_700, 5_400, 4_000, 700][index % 4] ?? 0, 4_800, [3_600, 4_800][index % 2] ?? 0, index % 2 === 0 ? 700 : 0],
					})),
				},
			],
		},
		{
			title: 'Verification coverage',
			explanation: prose('Agent-written lines alive at the end of each day, and the verified part.'),
			width: 'half',
			blocks: [
				{
					kind: 'lines',
					label: 'Agent lines and verified lines by day',
					basis: 'measured',
					unit: 'count',
					series: [
						{ label: 'verified', look: 'verified', isFilled: true, values: [360, 520, 720, 1_080, 1_470] },
						{ label: 'all', look: 'all', isFilled: false, values: [880, 1_200, 1_360, 1_800, 2_310] },
					],
					places: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].map(short => ({ short, title: short })),
				},
			],
		},
		{
			title: 'What the money became',
			explanation: prose('All spend of the week by what became of the lines it paid for. List-price estimate.'),
			width: 'full',
			blocks: [
				{
					kind: 'bar',
					label: '$31.80 landed, $5.10 open, $9.20 dropped or reverted',
					basis: 'estimated',
					unit: 'usd',
					parts: [
						{ label: 'landed', look: 'landed', value: 31.8 },
						{ label: 'open', look: 'open', value: 5.1 },
						{ label: 'dropped or reverted', look: 'dropped', value: 9.2 },
					],
				},
			],
		},
	],
	notes: [prose('Time: 71 % observed in the editor, 29 % inferred from transcripts; 3 % unknown.')],
};

export const shown = (report: ReportDocument | null, trouble: string | null = null): ToReportPage => ({
	kind: 'state',
	request: { kind: 'coverage', days: 7 },
	report,
	trouble,
});

export const reports = {
	coverage: shown(coverage),
	'your-day': shown(yourDay),
	week: shown(week),
	weekly: shown(madeReports.weekly),
	'weekly-of-transcripts': shown(madeReports['weekly-of-transcripts']),
	'weekly-empty': shown(madeReports['weekly-empty']),
	comparison: shown(madeReports.comparison),
	allocation: shown(madeReports.allocation),
	team: shown(madeReports.team),
	'team-of-four': shown(madeReports['team-of-four']),
	everything: shown(everything),
	hostile: shown(hostile),
	'nothing-yet': shown({ ...nothingYet, sample: true }),
	waiting: shown(null),
	trouble: shown(coverage, 'Bookend’s server ended and is being started again.'),
} as const satisfies Readonly<Record<string, ToReportPage>>;
