/** A file as it was before an agent's edit, made from the transcript when it is asked for. */
import { beforeEdit, type EditedFile, type ToldEdit } from '../../domain/ledger/ledger.ts';
import { agentOf, type EditId } from '../../domain/trace/ids.ts';
import type { EditFact } from '../../domain/trace/facts.ts';
import { lineKey } from '../../domain/trace/lineKey.ts';
import type { EditRow, TraceRow } from '../../domain/trace/rows.ts';
import { always } from '../../ingest/store/store.ts';
import type { BeforeEdit, EditPlace } from '../../protocol/ledger.ts';
import type { Book } from '../book.ts';
import { originOf } from './hunks.ts';
import type { LedgerFile, Ledgers } from './ledgers.ts';
import { linesOf } from './workTree.ts';

export async function beforeEditAt(book: Book, ledgers: Ledgers, { uri, edit: id, line }: EditPlace): Promise<BeforeEdit> {
	const row = editRow(book, ledgers.fileAt(uri), id);
	const fact = row && (await book.ports.editOf(row));
	const file = ledgers.fileAt(uri);
	const text = file && ledgers.textOf(file);
	if (row === undefined || file === undefined || text === undefined) {
		return { kind: 'unknown', sentence: 'No agent-written line is known there.' };
	}
	const told = fact === undefined ? toldByStore(book, row) : toldByTranscript(fact);
	const before = told === undefined ? ({ kind: 'unknown' } as const) : beforeEdit(told, editedFile(file, text, row.id), line);
	if (before.kind === 'unknown') {
		return { kind: 'unknown', sentence: unknownSentence(book, row, fact) };
	}
	return { kind: 'known', text: textOf(before.lines, text), shows: before.kind === 'takenBack' ? 'edit' : 'since' };
}

/** As a rule its lines say when it was made; asking for a moment's edits is quicker than asking for all. */
function editRow({ ports: { store } }: Book, file: LedgerFile | undefined, id: string): EditRow | undefined {
	const at = file?.hunks.find(({ origin }) => origin.edit === id)?.origin.at ?? null;
	const isIt = (edit: EditRow): boolean => edit.id === id;
	return at === null ? undefined : (store.edits({ since: at, until: at + 1 }).find(isIt) ?? store.edits(always).find(isIt));
}

function toldByTranscript({ change, before }: EditFact): ToldEdit {
	const hunks = change.kind === 'delete' || change.kind === 'keyed' ? [] : change.hunks;
	return {
		before: before === null || 'lineKeys' in before ? null : before.map(withoutLineEnd),
		hunks: hunks.map(({ oldStart, lines }) => ({
			oldStart,
			lines: lines.map(({ op, text }) => ({ op, key: lineKey(text), text: withoutLineEnd(text) })),
		})),
	};
}

/** Where the transcript is gone, the keys of lines are left, and that a file was new. */
function toldByStore(book: Book, { id, path }: EditRow): ToldEdit | undefined {
	const trace = book.ports.store.traces([path]).find(({ edit }) => edit === id);
	return trace && { before: trace.before?.length === 0 ? [] : null, hunks: trace.hunks.map(withoutText) };
}

function withoutText({ oldStart, lines }: TraceRow['hunks'][number]): ToldEdit['hunks'][number] {
	return { oldStart, lines: lines.map(({ op, key }) => ({ op, key, text: null })) };
}

function editedFile({ covered }: LedgerFile, text: string, edit: EditId): EditedFile {
	return {
		lines: linesOf(text),
		isOfEdit: index => {
			const line = covered.lines[index];
			return line !== undefined && originOf(line)?.edit === edit;
		},
	};
}

function unknownSentence(book: Book, { session, change }: EditRow, fact: EditFact | undefined): string {
	const agent = book.ports.agentName(agentOf(session));
	if (fact === undefined) {
		return `What was there before is not known: ${agent} has deleted the transcript of this edit.`;
	}
	return change === 'create'
		? `What was there before is not known: ${agent} wrote the whole file, and does not record whether it was there.`
		: `What was there before is not known: ${agent} recorded only the lines around its edit, and those have changed since.`;
}

function withoutLineEnd(line: string): string {
	return line.replace(/\r$/, '');
}

/** With the line ends that the file has. */
function textOf(lines: readonly string[], now: string): string {
	const lineEnd = now.includes('\r\n') ? '\r\n' : '\n';
	const isEnded = lines.length > 0 && (now === '' || /[\r\n]$/.test(now));
	return lines.join(lineEnd) + (isEnded ? lineEnd : '');
}
