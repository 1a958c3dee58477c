/** The parts of the coverage report that are made from the lines themselves. */
import { formatCount, formatCounted } from '../../base/format.ts';
import { notApplicableNames, notApplicableSentences, type NotApplicable } from '../../domain/ledger/applicabilityNames.ts';
import { standings, type Standing } from '../../domain/ledger/standing.ts';
import { standingMeanings, standingNames, standingRemedies } from '../../domain/ledger/standingNames.ts';
import type { Cell, LinesPlot, Section, Span } from '../../domain/report/document.ts';
import { code, figureCell, keyed, left, link, prose, proseCell, quiet, right } from '../../domain/report/prose.ts';
import { unverifiedIn } from '../features/ledgerHunks.ts';
import type { Hunk } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import { rootsOf } from '../snapshot/coverageChange.ts';
import type { ReportSources } from './sources.ts';

/** Chosen: nobody reads further. */
export const MOST_ROWS = 100;

/** What speaks for the lines, what that means, and what would verify them. */
export function byStanding(files: readonly LedgerFile[]): Section[] {
	const hunks = files.flatMap(file => file.hunks);
	const alive = linesIn(hunks);
	if (alive === 0) {
		return [];
	}
	const found = standings
		.map(standing => ({ standing, hunks: hunks.filter(hunk => hunk.standing === standing) }))
		.filter(part => part.hunks.length > 0);
	const parts = found.map(part => ({ label: standingNames[part.standing], look: part.standing, value: linesIn(part.hunks) }));
	const rows = found.map(part => standingRow(part.standing, part.hunks, alive));
	const label = `${formatCounted(alive, 'agent-written line')} by what speaks for them`;
	const caption = 'Each line counts once, by the strongest that speaks for it';
	const columns = [left('What speaks for it'), right('Lines'), right('Share'), right('Verified'), left('What it means')];
	const blocks = [
		{ kind: 'bar', label, basis: 'measured', unit: 'count', parts },
		{ kind: 'table', caption, columns, rows, more: 0 },
	] as const;
	return [{ title: 'What speaks for the lines', explanation: [], width: 'full', blocks }];
}

function standingRow(standing: Standing, hunks: readonly Hunk[], alive: number): Cell[] {
	const lines = linesIn(hunks);
	return [
		{ kind: 'prose', prose: keyed(standing, standingNames[standing]) },
		figureCell('count', lines, 'measured'),
		figureCell('share', lines / alive, 'measured'),
		figureCell('count', linesIn(hunks.filter(({ verified }) => verified)), 'measured'),
		proseCell(standingMeanings[standing], ...remedy(hunks, standingRemedies[standing])),
	];
}

function remedy(hunks: readonly Hunk[], words: string): Span[] {
	return words === '' || hunks.every(({ verified }) => verified) ? [] : [quiet(` ${words}`)];
}

/** How it came to be, of the days that are on record. */
export function history({ book, measured, history: past }: ReportSources): Section[] {
	const { calendar, now } = book.ports;
	const today = calendar.dayOf(now());
	const days = calendar.days(calendar.addDays(today, 1 - DAYS_BACK), today).map(day => ({ day, lines: past.on(rootsOf(measured), day) }));
	const shown = days.slice(days.findIndex(({ lines }) => lines !== null));
	if (shown.filter(({ lines }) => lines !== null).length < 2) {
		return [];
	}
	const plot: LinesPlot = {
		kind: 'lines',
		label: 'Agent-written lines alive and verified, by day',
		basis: 'measured',
		unit: 'count',
		series: [
			{ label: 'verified', look: 'verified', isFilled: true, values: shown.map(({ lines }) => lines?.verified ?? null) },
			{ label: 'all', look: 'all', isFilled: false, values: shown.map(({ lines }) => lines?.alive ?? null) },
		],
		places: shown.map(({ day }) => ({
			short: calendar.format(calendar.startOf(day), 'd MMM'),
			title: calendar.format(calendar.startOf(day), 'EEEE, d MMMM'),
		})),
	};
	const explanation = prose(
		'Agent-written lines alive at the end of each day, and the verified part. On days without a point the folders were not open.',
	);
	return [{ title: 'Day by day', explanation, width: 'full', blocks: [plot] }];
}

/** Chosen: a month. */
const DAYS_BACK = 30;

/** Most unverified lines first, with the way to them. */
export function byFile(files: readonly LedgerFile[]): Section[] {
	const counted = files.filter(({ covered }) => covered.coverage.alive > 0).sort((a, b) => unverifiedIn(b) - unverifiedIn(a));
	if (counted.length === 0) {
		return [];
	}
	const isOneTree = new Set(counted.map(({ tree }) => tree.covered.tree.root)).size === 1;
	const rows = counted.slice(0, MOST_ROWS).map((file): Cell[] => {
		const { alive, verified } = file.covered.coverage;
		return [
			proseCell(fileLink(file), ...(isOneTree ? [] : [quiet(` in ${file.tree.name}`)])),
			figureCell('count', alive, 'measured'),
			figureCell('count', verified, 'measured'),
			figureCell('share', verified / alive, 'measured'),
			proseCell(...wayTo(file)),
		];
	});
	const columns = [left('File'), right('Lines'), right('Verified'), right('Share'), left('Not verified yet')];
	const caption = 'Files with agent-written lines, the most of them unverified first';
	const blocks = [{ kind: 'table', caption, columns, rows, more: Math.max(0, counted.length - MOST_ROWS) }] as const;
	return [{ title: 'By file', explanation: [], width: 'full', blocks }];
}

function fileLink({ uri, covered, hunks }: LedgerFile): Span {
	return link(covered.path, { kind: 'openFile', uri, line: hunks[0]?.from ?? 0 });
}

/** Chosen: of more places only the number is said. */
const MOST_PLACES = 4;

function wayTo({ uri, hunks }: LedgerFile): (Span | string)[] {
	const open = hunks.filter(({ verified }) => !verified);
	const places = open
		.slice(0, MOST_PLACES)
		.flatMap((hunk, index): (Span | string)[] => [
			...(index === 0 ? [] : [', ']),
			link(placeText(hunk), { kind: 'review', uri, line: hunk.from }),
		]);
	return open.length <= MOST_PLACES ? places : [...places, quiet(` and ${formatCount(open.length - MOST_PLACES)} more`)];
}

/** "12–52", counted from 1. */
function placeText({ from, to }: Hunk): string {
	return to === from + 1 ? formatCount(to) : `${formatCount(from + 1)}–${formatCount(to)}`;
}

/** What is out of the ratio, and why. */
export function notApplicable(files: readonly LedgerFile[]): Section[] {
	const out = files.filter(({ covered }) => covered.coverage.notApplicable > 0);
	const byKind = Map.groupBy(out, ({ covered }) => covered.applicability);
	const rows = [...byKind].flatMap(([kind, alike]): Cell[][] => (kind === 'applicable' ? [] : [kindRow(kind, alike)]));
	if (rows.length === 0) {
		return [];
	}
	const columns = [left('Kind'), right('Lines'), right('Files'), left('Why they do not count'), left('Files')];
	const explanation = prose('Lines that agents wrote where nobody verifies line by line. They are no part of the figure.');
	const blocks = [{ kind: 'table', caption: 'Lines that are not applicable', columns, rows, more: 0 }] as const;
	return [{ title: 'Not applicable', explanation, width: 'full', blocks }];
}

function kindRow(kind: NotApplicable, files: readonly LedgerFile[]): Cell[] {
	const named = files
		.slice(0, MOST_PLACES)
		.flatMap(({ covered }, index): (Span | string)[] => [...(index === 0 ? [] : [', ']), code(covered.path)]);
	const more = files.length <= MOST_PLACES ? [] : [quiet(` and ${formatCount(files.length - MOST_PLACES)} more`)];
	return [
		proseCell(notApplicableNames[kind]),
		figureCell(
			'count',
			files.reduce((sum, { covered }) => sum + covered.coverage.notApplicable, 0),
			'measured',
		),
		figureCell('count', files.length, 'measured'),
		proseCell(notApplicableSentences[kind]),
		proseCell(...named, ...more),
	];
}

export function linesIn(hunks: readonly Hunk[]): number {
	return hunks.reduce((sum, { lines }) => sum + lines.length, 0);
}
