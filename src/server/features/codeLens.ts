import type { CodeLens, Command } from 'vscode-languageserver';
import type { Book } from '../book.ts';
import type { Hunk } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import { hunkWords } from './words.ts';

/** Above each hunk that is not verified: whose it is and where it stands, and what can be done about it. */
export function codeLensesFor(book: Book, file: LedgerFile | undefined): CodeLens[] {
	return file?.hunks.filter(hunk => !hunk.verified).flatMap(hunk => lenses(book, file.uri, hunk)) ?? [];
}

function lenses(book: Book, uri: string, hunk: Hunk): CodeLens[] {
	const { from, to, origin } = hunk;
	const range = { start: { line: from, character: 0 }, end: { line: from, character: 0 } };
	const place = [uri, { from, to }];
	const commands: Command[] = [
		{ title: hunkWords(book, hunk), command: 'bookend.showEdit', arguments: place },
		{ title: 'Mark reviewed', command: 'bookend.markReviewed', arguments: place },
		{ title: 'Show diff', command: 'bookend.showEdit', arguments: place },
		{ title: 'Show session', command: 'bookend.openSession', arguments: [book.rootOf(origin.session)] },
	];
	return commands.map(command => ({ range, command }));
}
