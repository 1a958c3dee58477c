/** "why?": what the coverage figure is made of, and what would raise it. */
import { formatCount, formatCounted, formatShare } from '../../base/format.ts';
import { barSentences } from '../../domain/ledger/barWords.ts';
import type { NamedFigure, Prose, ReportDocument } from '../../domain/report/document.ts';
import { figure, link, prose, strong } from '../../domain/report/prose.ts';
import { coverageChange, rootsOf } from '../snapshot/coverageChange.ts';
import { coverageBlock } from '../snapshot/coverageBlock.ts';
import type { CoverageBlock } from '../../protocol/overview.ts';
import { bySession } from './coverageBySession.ts';
import { byFile, byStanding, history, notApplicable } from './coverageSections.ts';
import { placedShare } from './placed.ts';
import type { ReportSources } from './sources.ts';

/** The change is over the last so many days, today among them. */
export async function coverageReport(sources: ReportSources, days: number): Promise<ReportDocument> {
	const { book, measured, bar, sample } = sources;
	const { calendar, now } = book.ports;
	const files = measured.kind === 'measured' ? measured.files : [];
	const change = coverageChange(sources, calendar.addDays(calendar.dayOf(now()), 1 - days));
	const block = coverageBlock(measured, change);
	const spoken = change && { points: Math.round(change.points), since: calendar.format(calendar.startOf(change.since), 'd MMMM') };
	return {
		title: 'Verification coverage',
		period: [foldersIn(sources), calendar.format(now(), 'EEEE, d MMMM yyyy, H:mm')].filter(part => part !== '').join(' · '),
		lead: [leadOf(block, spoken), prose(barSentences[bar])],
		figures: block.kind === 'measured' ? figuresOf(block, spoken) : [],
		sections: [...byStanding(files), ...history(sources), ...byFile(files), ...(await bySession(book, files)), ...notApplicable(files)],
		notes: block.kind === 'notMeasured' ? [] : notesOf(sources),
		generatedAt: now(),
		timeZone: calendar.timeZone,
		ways: [],
		sample,
	};
}

/** In whole percentage points, and since when in words. */
interface SpokenChange {
	readonly points: number;
	readonly since: string;
}

function foldersIn({ measured }: ReportSources): string {
	return measured.kind === 'measured' ? measured.trees.map(({ name }) => name).join(', ') : '';
}

function leadOf(block: CoverageBlock, change: SpokenChange | null): Prose {
	switch (block.kind) {
		case 'notMeasured':
			return prose(
				block.why === 'noFolder'
					? 'No trusted folder is open. Bookend follows the lines that agents wrote in those that are.'
					: 'The lines of the open folders are still being looked at.',
			);
		case 'nothingToVerify':
			return prose(strong('There is nothing to verify'), ': no line that an agent wrote is alive in the open folders.');
		case 'measured':
			return measuredLead(block, change);
	}
}

type MeasuredBlock = Extract<CoverageBlock, { kind: 'measured' }>;

function measuredLead({ alive, verified, next, files }: MeasuredBlock, change: SpokenChange | null): Prose {
	const head = prose(
		strong(`${formatShare(verified / alive)} of the lines that agents wrote are verified`),
		`: ${formatCount(verified)} of ${formatCount(alive)}. ${changeSentence(change)}`,
	);
	if (next === null) {
		return [...head, ...prose('Nothing is left to review.')];
	}
	const where = link(next.path, { kind: 'review', uri: next.uri, line: next.line });
	return [
		...head,
		...prose(
			`What is left is in ${formatCounted(files, 'file')}; the most in one place is in `,
			where,
			`, ${formatCounted(next.lines, 'line')}.`,
		),
	];
}

function changeSentence(change: SpokenChange | null): string {
	if (change === null) {
		return '';
	}
	const { points, since } = change;
	if (points === 0) {
		return `That is as on ${since}. `;
	}
	return `That is ${formatCounted(Math.abs(points), 'point')} ${points > 0 ? 'more' : 'less'} than on ${since}. `;
}

function figuresOf({ alive, verified, notApplicable: out }: MeasuredBlock, change: SpokenChange | null): NamedFigure[] {
	const since = change === null ? 'Nothing is on record from before.' : `Since ${change.since}, in percentage points.`;
	return [
		{ label: 'Coverage', figure: figure('share', verified / alive, 'measured', alive), note: [] },
		{ label: 'Verified lines', figure: figure('count', verified, 'measured'), note: [] },
		{ label: 'Not verified', figure: figure('count', alive - verified, 'measured'), note: [] },
		{ label: 'Change', figure: figure('points', change?.points ?? null, 'measured'), note: prose(since) },
		{ label: 'Not applicable', figure: figure('count', out, 'measured'), note: [] },
	];
}

function notesOf({ measured, history: past, book }: ReportSources): Prose[] {
	const share = placedShare(measured);
	const placed =
		share === null
			? ''
			: ` ${formatShare(share)} of the lines were placed from recorded states of their files, the others where they fit best.`;
	return [
		prose(`Lines: measured, by replaying agents’ edits up to the files as they stand now. Blank lines do not count.${placed}`),
		prose('Evidence: measured, from test runs, reports and what you did in the editor. It goes stale when its line changes.'),
		prose(
			past.before(rootsOf(measured), book.ports.calendar.dayOf(book.ports.now())) === null
				? 'Coverage of days before today is not on record yet.'
				: 'Coverage of days before is as Bookend last saw it on each of them.',
		),
	];
}
