/** The ledger as the requests give it. */
import type { LedgerHunk, UnverifiedFile } from '../../protocol/ledger.ts';
import type { Book } from '../book.ts';
import type { Hunk } from '../ledger/hunks.ts';
import type { LedgerFile, Measured } from '../ledger/ledgers.ts';
import { agentNameOf, evidenceWords } from './words.ts';

export function ledgerHunks(book: Book, file: LedgerFile | undefined): LedgerHunk[] {
	return file?.hunks.map(shownBy(book)) ?? [];
}

/** Most unverified lines first. */
export function unverifiedFiles(book: Book, measured: Measured): UnverifiedFile[] {
	const files = measured.kind === 'measured' ? measured.files : [];
	const shown = shownBy(book);
	return files
		.filter(file => unverifiedIn(file) > 0)
		.sort((a, b) => unverifiedIn(b) - unverifiedIn(a))
		.map(file => ({
			uri: file.uri,
			path: file.covered.path,
			folder: file.tree.name,
			alive: file.covered.coverage.alive,
			verified: file.covered.coverage.verified,
			hunks: file.hunks.filter(hunk => !hunk.verified).map(shown),
		}));
}

export function unverifiedIn({ covered: { coverage } }: LedgerFile): number {
	return coverage.alive - coverage.verified;
}

function shownBy(book: Book): (hunk: Hunk) => LedgerHunk {
	const evidence = evidenceWords(book);
	return hunk => {
		const { from, to, lines, standing, verified, origin } = hunk;
		return {
			from,
			to,
			lines: lines.length,
			standing,
			verified,
			edit: origin.edit,
			session: book.rootOf(origin.session),
			agentName: agentNameOf(book, origin.session),
			at: origin.at,
			evidence: evidence(hunk),
		};
	};
}
