/** Invented reports: one of everything that a report can hold, and one whose every word is hostile. */
import type { Figure, Plot, Prose, ReportDocument, Section } from '../../../src/domain/report/document.ts';
import { code, figure, figureCell, keyed, link, prose, proseCell, quiet, strong } from '../../../src/domain/report/prose.ts';

export const HOSTILE = '</style><img src=x onerror="alert(1)">](command:rm) | `*_\u202Egnp.exe\u001b[31m\n<b>&amp;\'"';

/** Friday, 20 November 2026, 18:00 UTC. */
const now = Date.UTC(2026, 10, 20, 18);

const guessed: Figure = { unit: 'number', value: 1.24, basis: 'inferred', n: 12, range: { low: 0.8, high: 1.7 } };

const plotsSaying = (words: string): readonly Plot[] => [
	{
		kind: 'columns',
		label: `Hours a day ${words}`,
		basis: 'inferred',
		unit: 'seconds',
		series: [
			{ label: `spec ${words}`, look: 'spec' },
			{ label: 'verify', look: 'verify' },
		],
		columns: [
			{ short: 'Mon', title: `Monday ${words}`, values: [3_600, 7_200] },
			{ short: 'Tue', title: 'Tuesday', values: [null, 1_800] },
		],
	},
	{
		kind: 'lines',
		label: `Lines ${words}`,
		basis: 'measured',
		unit: 'count',
		series: [
			{ label: 'verified', look: 'verified', isFilled: true, values: [10, null, 40] },
			{ label: `all ${words}`, look: 'all', isFilled: false, values: [20, 30, 60] },
		],
		places: [
			{ short: 'Mon', title: 'Monday' },
			{ short: 'Tue', title: 'Tuesday' },
			{ short: words, title: words },
		],
	},
	{
		kind: 'bar',
		label: `Money ${words}`,
		basis: 'estimated',
		unit: 'usd',
		parts: [
			{ label: 'landed', look: 'landed', value: 31.8 },
			{ label: `dropped ${words}`, look: 'dropped', value: 9.2 },
		],
	},
	{
		kind: 'intervals',
		label: `Corrections ${words}`,
		basis: 'inferred',
		unit: 'number',
		rows: [
			{ label: `Opus ${words}`, figure: guessed },
			{ label: 'Nova', figure: { ...guessed, value: null, n: 0, range: null } },
		],
	},
	{
		kind: 'strip',
		label: `The day ${words}`,
		basis: 'inferred',
		from: now - 7_200_000,
		to: now,
		hours: [{ at: now, label: words }],
		slices: [
			{
				start: now - 3_600_000,
				end: now,
				look: 'verify',
				title: `17:00–18:00 Verify ${words}`,
				text: words,
				open: { kind: 'openSession', session: 'claude-code:secret-id' },
				change: { kind: 'retag', start: now - 3_600_000, end: now, mark: null },
			},
		],
	},
];

const proseSaying = (words: string): Prose =>
	prose(
		strong(`62 % ${words}`),
		' of it, ',
		quiet(words),
		' ',
		code(words),
		' ',
		{ kind: 'tag', text: `n = 12 ${words}` },
		' see ',
		link(`Fix the race ${words}`, { kind: 'openFile', uri: 'file:///home/ada/secret.ts', line: 3 }, `a session ${words}`),
	);

const sectionSaying = (words: string): Section => ({
	title: `Section ${words}`,
	explanation: proseSaying(words),
	width: 'half',
	blocks: [
		{ kind: 'prose', prose: proseSaying(words) },
		{
			kind: 'table',
			caption: `Caption ${words}`,
			columns: [
				{ title: `Kind ${words}`, align: 'left' },
				{ title: 'Lines', align: 'right' },
			],
			rows: [
				[{ kind: 'prose', prose: keyed('reviewed', words) }, figureCell('count', 1_234, 'measured')],
				[proseCell(words), figureCell('usd', null, 'estimated', 7)],
			],
			more: 3,
		},
		...plotsSaying(words),
	],
});

const reportSaying = (words: string): ReportDocument => ({
	title: `A report ${words}`,
	period: `Friday ${words}`,
	lead: [proseSaying(words)],
	figures: [
		{ label: `Coverage ${words}`, figure: figure('share', 0.62, 'measured', 664), note: proseSaying(words) },
		{ label: 'Change', figure: figure('points', null, 'measured'), note: [] },
	],
	sections: [sectionSaying(words)],
	notes: [proseSaying(words)],
	generatedAt: now,
	timeZone: 'Europe/Berlin',
	ways: [{ label: `The day before ${words}`, action: { kind: 'openReport', report: { kind: 'day', day: '2026-11-19' } } }],
	sample: false,
});

export const everything = reportSaying('plainly');
export const hostile = reportSaying(HOSTILE);
