/** The coverage of what each session wrote. */
import type { Cell, Section } from '../../domain/report/document.ts';
import { figureCell, left, proseCell, right } from '../../domain/report/prose.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { Book } from '../book.ts';
import { agentNameOf } from '../features/words.ts';
import type { Hunk } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import { linesIn, MOST_ROWS } from './coverageSections.ts';
import { sessionLinks } from './sessionLinks.ts';

/** Subagents' lines are their session's. Most unverified lines first. */
export async function bySession(book: Book, files: readonly LedgerFile[]): Promise<Section[]> {
	const hunks = files.flatMap(file => file.hunks);
	const written = [...Map.groupBy(hunks, ({ origin }) => book.rootOf(origin.session))].sort((a, b) => unverified(b[1]) - unverified(a[1]));
	if (written.length === 0) {
		return [];
	}
	const shown = written.slice(0, MOST_ROWS);
	const links = await sessionLinks(
		book,
		shown.map(([id]) => id),
	);
	const rows = shown.map(([id, own]) => [proseCell(links.get(id) ?? ''), ...cells(book, id, own)]);
	const columns = [left('Session'), left('Agent'), left('Last edit'), right('Lines'), right('Verified'), right('Share')];
	const more = written.length - shown.length;
	const blocks = [
		{ kind: 'table', caption: 'Sessions whose lines are alive, the most of them unverified first', columns, rows, more },
	] as const;
	return [{ title: 'By session', explanation: [], width: 'full', blocks }];
}

function cells(book: Book, id: SessionId, hunks: readonly Hunk[]): Cell[] {
	const last = hunks.reduce((latest, { origin }) => Math.max(latest, origin.at), 0);
	const [alive, open] = [linesIn(hunks), unverified(hunks)];
	return [
		proseCell(agentNameOf(book, id)),
		proseCell(book.ports.calendar.format(last, 'd MMM, H:mm')),
		figureCell('count', alive, 'measured'),
		figureCell('count', alive - open, 'measured'),
		figureCell('share', (alive - open) / alive, 'measured'),
	];
}

function unverified(hunks: readonly Hunk[]): number {
	return linesIn(hunks.filter(({ verified }) => !verified));
}
