import type { CodeLens, Command } from 'vscode-languageserver';
import type { Book } from '../book.ts';
import type { Hunk } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import type { CommandsBy } from './commands.ts';
import { hunkWords } from './words.ts';

/** Above each hunk that is not verified: whose it is and where it stands, and what can be done about it. */
export function codeLensesFor(book: Book, file: LedgerFile | undefined, by: CommandsBy): CodeLens[] {
	return file?.hunks.filter(hunk => !hunk.verified).flatMap(hunk => lenses(book, file.uri, hunk, by)) ?? [];
}

function lenses(book: Book, uri: string, hunk: Hunk, by: CommandsBy): CodeLens[] {
	const { from, to, origin } = hunk;
	const range = { start: { line: from, character: 0 }, end: { line: from, character: 0 } };
	const place = [uri, { from, to }];
	const showSession = { command: 'bookend.openSession', arguments: [book.rootOf(origin.session)] };
	const showEdit = { command: 'bookend.showEdit', arguments: place };
	// Where no diff can be shown, the words lead to the session, and need no second lens that does.
	const words: Command = { title: hunkWords(book, hunk), ...(by === 'client' ? showEdit : showSession) };
	const mark: Command = { title: 'Mark reviewed', command: 'bookend.markReviewed', arguments: place };
	const further: readonly Command[] = [
		{ title: 'Show diff', ...showEdit },
		{ title: 'Show session', ...showSession },
	];
	return [words, mark, ...(by === 'client' ? further : [])].map(command => ({ range, command }));
}
