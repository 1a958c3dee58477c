/** The engineer says that lines are reviewed, as they stand: marks are made, and taken back. */
import type { SessionId } from '../../domain/trace/ids.ts';
import type { Marked, MarkTarget } from '../../protocol/ledger.ts';
import type { Opened } from '../open.ts';
import type { CoveredLine } from './coverage.ts';
import { originOf } from './hunks.ts';
import type { LedgerFile } from './ledgers.ts';

/** Null where no agent-written line is. */
export function markLines(opened: Opened, { uri, range }: MarkTarget): Marked | null {
	const file = opened.ledgers.fileAt(uri);
	const isMeant = ({ number }: CoveredLine): boolean => range === null || (range.from < number && number <= range.to);
	return mark(opened, file === undefined ? [] : [file], isMeant);
}

/** All lines of a session that are alive in the open folders, those of its subagents too. Null where there is none. */
export function markSession(opened: Opened, session: string): Marked | null {
	const { book } = opened.engine;
	const root = book.rootOf(session as SessionId);
	const measured = opened.ledgers.measured();
	const files = measured.kind === 'measured' ? measured.files : [];
	return mark(opened, files, line => {
		const origin = originOf(line);
		return origin !== null && book.rootOf(origin.session) === root;
	});
}

export function unmark({ engine, ledgers }: Opened, marks: readonly string[]): void {
	marks.forEach(one => {
		engine.marks.unmark(one);
	});
	ledgers.settleSoon();
}

/** A mark is about lines of one file; what is marked at once is one mark a file. */
function mark({ engine, ledgers }: Opened, files: readonly LedgerFile[], isMeant: (line: CoveredLine) => boolean): Marked | null {
	const meant = files
		.filter(({ covered }) => covered.isApplicable)
		.map(({ tree, covered }) => ({
			path: `${tree.covered.tree.root}/${covered.path}`,
			keys: covered.lines.filter(line => originOf(line) !== null && isMeant(line)).map(({ key }) => key),
		}))
		.filter(({ keys }) => keys.length > 0);
	if (meant.length === 0) {
		return null;
	}
	const marks = meant.map(({ path, keys }) => engine.marks.markReviewed(path, keys));
	ledgers.settleSoon();
	return { marks, lines: meant.reduce((sum, { keys }) => sum + keys.length, 0) };
}
