import type { CodeLens } from 'vscode-languageserver';
import type { Book } from '../book.ts';
import type { Hunk } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import { agentNameOf, dayOf, standingWords } from './words.ts';

/** Above each hunk that is not verified: whose it is and where it stands, and a way to say that it is reviewed. */
export function codeLensesFor(book: Book, file: LedgerFile | undefined): CodeLens[] {
	return file?.hunks.filter(hunk => !hunk.verified).flatMap(hunk => lenses(book, file.uri, hunk)) ?? [];
}

function lenses(book: Book, uri: string, hunk: Hunk): CodeLens[] {
	const { from, to, origin } = hunk;
	const range = { start: { line: from, character: 0 }, end: { line: from, character: 0 } };
	const title = `${agentNameOf(book, origin.session)}, ${dayOf(book, origin.at)} · ${standingWords(hunk)}`;
	return [
		{ range, command: { title, command: 'bookend.openSession', arguments: [book.rootOf(origin.session)] } },
		{ range, command: { title: 'Mark reviewed', command: 'bookend.markReviewed', arguments: [uri, { from, to }] } },
	];
}
