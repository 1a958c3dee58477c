/** The slices of a day: drawn as they went by, and one by one. */
import { formatDuration } from '../../base/format.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { Cell, Section, StripPlot } from '../../domain/report/document.ts';
import { figureCell, keyed, left, proseCell, right } from '../../domain/report/prose.ts';
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
			open: slice.session === null ? null : { kind: 'openSession', session: book.rootOf(slice.session) },
			change: null,
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
		proseCell((slice.session === null ? undefined : links.get(book.rootOf(slice.session))) ?? '–'),
	]);
	const columns = [left('When'), left('Phase'), right('How long'), left('Why'), left('Known'), left('Session')];
	const caption = 'The slices of the day, the earliest first';
	return { title: 'Slice by slice', explanation: [], width: 'full', blocks: [{ kind: 'table', caption, columns, rows, more: 0 }] };
}

/** "09:04–09:31" */
function timesOf({ ports: { calendar } }: Book, { start, end }: Slice): string {
	return `${calendar.format(start, 'HH:mm')}–${calendar.format(end, 'HH:mm')}`;
}
