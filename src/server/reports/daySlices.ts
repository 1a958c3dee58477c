/** The slices of a day: drawn as they went by, and one by one. */
import { URI } from 'vscode-uri';
import { formatDuration } from '../../base/format.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { Cell, ReportAction, Section, Span, StripPlot } from '../../domain/report/document.ts';
import { figureCell, keyed, left, link, prose, proseCell, right } from '../../domain/report/prose.ts';
import { phaseNames } from '../../domain/time/phaseNames.ts';
import type { Slice } from '../../domain/time/slice.ts';
import type { Book } from '../book.ts';
import { dayPicture, sentenceFor } from '../snapshot/timeBlock.ts';
import { sessionLinks } from './sessionLinks.ts';

export function strip(book: Book, slices: readonly Slice[], day: { readonly from: number; readonly to: number }): Section {
	const { from, to, hours } = dayPicture(book, slices, day);
	const clock = (at: number): string => book.ports.calendar.format(at, 'HH:mm');
	const plot: StripPlot = {
		kind: 'strip',
		label: `The day from ${clock(from)} to ${clock(to)}`,
		basis: slices.every(({ basis }) => basis === 'observed') ? 'measured' : 'inferred',
		from,
		to,
		hours,
		slices: slices.map(slice => ({
			start: slice.start,
			end: slice.end,
			look: slice.phase,
			title: `${timesOf(book, slice)} ${phaseNames[slice.phase]}`,
			text: `${formatDuration((slice.end - slice.start) / SECOND_MS)}, ${sentenceFor(book, slice)}`,
			open: openerOf(book, slice),
			change: retagOf(slice),
		})),
	};
	return { title: 'How it went by', explanation: [], width: 'full', blocks: [plot] };
}

export async function table(book: Book, slices: readonly Slice[]): Promise<Section> {
	const roots = slices.flatMap(({ session }) => (session === null ? [] : [book.rootOf(session)]));
	const links = await sessionLinks(book, roots);
	const rows = slices.map((slice): Cell[] => [
		proseCell(timesOf(book, slice)),
		{ kind: 'prose', prose: keyed(slice.phase, phaseNames[slice.phase]) },
		figureCell('seconds', (slice.end - slice.start) / SECOND_MS, 'measured'),
		proseCell(sentenceFor(book, slice)),
		proseCell(slice.basis),
		proseCell(slice.mark === null ? 'Bookend ' : 'you ', link('re-tag', retagOf(slice), '')),
		proseCell((slice.session === null ? undefined : links.get(book.rootOf(slice.session))) ?? '–'),
	]);
	const columns = [left('When'), left('Phase'), right('How long'), left('Why'), left('Known'), left('Who says so'), left('Session')];
	const caption = 'The slices of the day, the earliest first';
	const blocks = [{ kind: 'table', caption, columns, rows, more: 0 }] as const;
	return { title: 'Slice by slice', explanation: [], width: 'full', blocks };
}

/** The file that it was about says more than the session. */
function openerOf(book: Book, { session, file }: Slice): ReportAction | null {
	if (file !== null) {
		return { kind: 'openFile', uri: URI.file(file).toString(), line: 0 };
	}
	return session === null ? null : { kind: 'openSession', session: book.rootOf(session) };
}

function retagOf({ start, end, mark }: Slice): ReportAction {
	return { kind: 'retag', start, end, mark };
}

/** What the engineer took out of the day: it is in no slice, and could not be put back from there. */
export function away(book: Book, day: { readonly from: number; readonly to: number }): Section[] {
	const said = book.ports.retags().filter(({ phase, start, end }) => phase === null && start < day.to && day.from < end);
	if (said.length === 0) {
		return [];
	}
	const times = said.flatMap(({ start, end, mark }, index): (Span | string)[] => [
		index === 0 ? '' : ', ',
		link(timesOf(book, { start, end }), { kind: 'retag', start, end, mark }),
	]);
	return [
		{
			title: 'Not counted',
			explanation: [],
			width: 'full',
			blocks: [{ kind: 'prose', prose: prose('You said that you were away: ', ...times, '.') }],
		},
	];
}

/** "09:04–09:31" */
function timesOf({ ports: { calendar } }: Book, { start, end }: Pick<Slice, 'start' | 'end'>): string {
	return `${calendar.format(start, 'HH:mm')}–${calendar.format(end, 'HH:mm')}`;
}
