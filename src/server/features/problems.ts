/** The list of problems, for engineers who want their unverified hunks there. */
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { Book } from '../book.ts';
import type { Hunk } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import { hunkWords } from './words.ts';

/** One a hunk that is not verified. */
export function problemsIn(book: Book, file: LedgerFile | undefined): Diagnostic[] {
	return file?.hunks.filter(hunk => !hunk.verified).map(hunk => problemOf(book, hunk)) ?? [];
}

/** At the first line alone: a long hunk underlined whole cannot be read. Editors list no hints, so it is an information. */
function problemOf(book: Book, hunk: Hunk): Diagnostic {
	return {
		range: { start: { line: hunk.from, character: 0 }, end: { line: hunk.from, character: LINE_END } },
		severity: DiagnosticSeverity.Information,
		source: 'Bookend',
		code: 'unverified',
		message: hunkWords(book, hunk),
	};
}

/** Beyond the end of any line: editors take the last character that there is. */
const LINE_END = 1_000_000;

/** What an editor was told of its open documents: it is told no more than what has changed. */
export class Problems {
	readonly #send: (uri: string, problems: Diagnostic[]) => void;
	readonly #told = new Map<string, string>();

	constructor(send: (uri: string, problems: Diagnostic[]) => void) {
		this.#send = send;
	}

	/** By document; those of all others are over. */
	show(problems: ReadonlyMap<string, Diagnostic[]>): void {
		for (const uri of new Set([...problems.keys(), ...this.#told.keys()])) {
			this.#tell(uri, problems.get(uri) ?? []);
		}
	}

	#tell(uri: string, problems: Diagnostic[]): void {
		const words = JSON.stringify(problems);
		if (words !== (this.#told.get(uri) ?? NONE)) {
			this.#told.set(uri, words);
			this.#send(uri, problems);
		}
		if (problems.length === 0) {
			this.#told.delete(uri);
		}
	}
}

const NONE = '[]';
