import type { Hover } from 'vscode-languageserver';
import { markdownText } from '../../base/markdown.ts';
import { standingOf } from '../../domain/ledger/ledger.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { Book } from '../book.ts';
import { byStrength, originOf } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import { titleOf } from '../snapshot/sessions.ts';
import { agentNameOf, evidenceWords, momentOf, placedWords } from './words.ts';

/** Who wrote a line, when and in which session, and what speaks for it. `line` counts from 0; null for a line that no agent wrote. */
export async function hoverFor(book: Book, file: LedgerFile | undefined, line: number): Promise<Hover | null> {
	const covered = file?.covered.lines[line];
	const origin = covered === undefined ? null : originOf(covered);
	if (file === undefined || covered === undefined || origin === null) {
		return null;
	}
	const title = await sessionTitle(book, origin.session);
	const who = `${markdownText(agentNameOf(book, origin.session))}, ${momentOf(book, origin.at)}`;
	const heading = `**${who}**${title === null ? '' : `  \n${markdownText(title)}`}`;
	const said = evidenceWords(book, run => file.tree.covered.testCounts(run))({
		evidence: byStrength(covered.evidence),
		standing: standingOf(covered.state),
	});
	const evidence = said.length === 0 ? 'Nothing speaks for this line yet.' : said.map(sentence => `- ${markdownText(sentence)}`).join('\n');
	const parts = [heading, placedWords[origin.basis], file.covered.isApplicable ? evidence : NOT_APPLICABLE];
	const value = parts.filter(part => part !== '').join('\n\n');
	return { contents: { kind: 'markdown', value } };
}

const NOT_APPLICABLE = 'Files of this kind are not verified line by line.';

async function sessionTitle(book: Book, id: SessionId): Promise<string | null> {
	const session = book.sessions().get(book.rootOf(id));
	const titles = book.ports.store.titles().filter(title => title.session === session?.id);
	return session === undefined ? null : titleOf(book, { session, titles });
}
