/** What is worth a look of what sessions did, each as two sentences that contradict each other. */
import { posix } from 'node:path';
import { URI } from 'vscode-uri';
import { capitalised, formatCounted } from '../../base/format.ts';
import { plainText } from '../../base/plainText.ts';
import { unbackedClaims, type UnbackedClaim } from '../../domain/ledger/look/claimed.ts';
import { isOutside } from '../../domain/ledger/look/outside.ts';
import { stillWeakened } from '../../domain/ledger/look/weakened.ts';
import type { Claim } from '../../domain/trace/claim.ts';
import type { EditRow } from '../../domain/trace/rows.ts';
import type { Weakening } from '../../domain/trace/weakening.ts';
import type { FoundItem } from './foundItem.ts';
import type { LookItem } from '../../protocol/look.ts';
import type { Book } from '../book.ts';
import { agentNameOf, momentOf } from '../features/words.ts';
import { uriOf, type OpenTree } from '../ledger/folders.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import { nameIn } from '../ledger/workTree.ts';
import type { WorkedSession } from './sessionsIn.ts';

/** A tree that is open, with those of its files that agents edited. */
export interface LookedAt {
	readonly book: Book;
	readonly tree: OpenTree;
	readonly files: readonly LedgerFile[];
}

export function claimItems(at: LookedAt, worked: readonly WorkedSession[]): FoundItem[] {
	return worked.flatMap(session =>
		unbackedClaims(session).map(claim => ({
			id: `claim ${claim.turn.id} ${claim.edit.id}`,
			kind: 'claimedNotRun',
			headline: claimHeadline(claim),
			facts: [claimSentence(at.book, claim), runSentence(at, claim)],
			at: claim.claim.at,
			...bySession(at.book, session),
			file: fileIn(at.tree, claim.edit.path, null),
		})),
	);
}

/** Of one file's edits in one session the last: it stands for them together. */
export function weakenedItems(at: LookedAt, worked: readonly WorkedSession[]): FoundItem[] {
	return worked.flatMap(session => {
		const weakening = session.edits.filter(({ weakened, path }) => weakened !== null && nameIn(at.tree.covered.tree, path) !== undefined);
		const traces = weakening.length === 0 ? [] : at.book.ports.store.traces([...new Set(session.edits.map(({ path }) => path))]);
		const own = traces.filter(trace => at.book.rootOf(trace.session) === session.id);
		return weakening.flatMap(edit => {
			const file = fileAt(at, edit);
			const keys = file?.covered.lines.map(({ key }) => key) ?? null;
			const left = stillWeakened(edit, own, keys);
			return left === null ? [] : [weakenedItem(at, session, edit, left, lineOf(left, keys))];
		});
	});
}

export function outsideItems({ book, tree }: LookedAt, worked: readonly WorkedSession[]): FoundItem[] {
	const { root, siblings } = tree.covered.tree;
	return worked.flatMap(session => {
		const edits = session.edits.filter(({ path }) => isOutside(path, [root, ...siblings, ...session.folders]));
		const [last] = edits.slice(-1);
		const paths = [...new Set(edits.map(({ path }) => path))];
		return last === undefined
			? []
			: [
					{
						// One more file is another thing to look at, even where the others were dismissed.
						id: `outside ${session.id} ${String(paths.length)}`,
						kind: 'outsideWorkspace' as const,
						headline: `${formatCounted(paths.length, 'file')} edited outside of its folder`,
						facts: [
							`${agentNameOf(book, session.id)} worked in ${plainText(session.folders[0] ?? root)}.`,
							`It also edited ${formatCounted(paths.length, 'file')} outside of it: ${namesOf(paths)}.`,
						] as const satisfies readonly string[] as [string, string],
						at: last.at,
						...bySession(book, session),
						file: { uri: URI.file(last.path).toString(), path: last.path, line: null },
					},
				];
	});
}

function claimSentence(book: Book, { claim, turn }: UnbackedClaim): string {
	return `${agentNameOf(book, turn.session)} ended its work (${momentOf(book, claim.at)}) with the words that ${claimWords[claim.value]}.`;
}

function claimHeadline({ claim, failed }: UnbackedClaim): string {
	const ran = failed === null ? 'and none ran after the last edit' : 'and the last run failed';
	return claim.value === 'testsPass' ? `“Tests pass”, ${ran}` : '“It works”, and nothing ran after the last edit';
}

const claimWords: Readonly<Record<Claim, string>> = {
	testsPass: 'tests pass',
	checked: 'what it made was tried and works',
	nothing: 'it is done',
};

function runSentence({ book, tree }: LookedAt, { claim, edit, failed }: UnbackedClaim): string {
	const what = claim.value === 'testsPass' ? 'test run' : 'test, check or run of anything';
	const since = `after its last edit (${shortName(tree, edit.path)}, ${momentOf(book, edit.at)})`;
	return failed === null ? `No ${what} is on record ${since}.` : `The last test run ${since} failed, and none has passed since.`;
}

function weakenedItem(at: LookedAt, session: WorkedSession, edit: EditRow, left: Weakening, line: number | null): FoundItem {
	const { book, tree } = at;
	return {
		id: `weakened ${edit.id}`,
		kind: 'weakenedTests',
		headline: `${capitalised(lossWords(left))} in ${plainText(posix.basename(edit.path.replaceAll('\\', '/')))}`,
		facts: [
			`${agentNameOf(book, session.id)} edited the tests in ${shortName(tree, edit.path)} (${momentOf(book, edit.at)}).`,
			`They hold the code to less than before: ${lossWords(left)}.`,
		],
		at: edit.at,
		...bySession(book, session),
		file: fileIn(tree, edit.path, line),
	};
}

/** "2 assertions removed, 1 test skipped" */
function lossWords({ assertions, tests, skips, loosened }: Weakening): string {
	const losses = [
		[tests.length, 'test', 'removed'],
		[assertions.length, 'assertion', 'removed'],
		[loosened.length, 'expectation', 'loosened'],
		[skips.length, 'skip or the like', 'added'],
	] as const;
	return losses
		.filter(([count]) => count > 0)
		.map(([count, noun, deed]) =>
			noun === 'skip or the like' ? `tests kept from running in ${formatCounted(count, 'place')}` : `${formatCounted(count, noun)} ${deed}`,
		)
		.join(', ');
}

/** Where a skip stands; what was taken away stands nowhere. */
function lineOf({ skips }: Weakening, keys: readonly unknown[] | null): number | null {
	const at = keys?.findIndex(key => skips.some(skip => skip === key)) ?? -1;
	return at < 0 ? null : at;
}

function bySession(book: Book, { id }: WorkedSession): Pick<FoundItem, 'session' | 'agentName'> {
	return { session: id, agentName: agentNameOf(book, id) };
}

function fileAt({ tree, files }: LookedAt, { path }: EditRow): LedgerFile | undefined {
	const name = nameIn(tree.covered.tree, path);
	return files.find(({ covered }) => covered.path === name);
}

/** Null for a file of another working tree, or that is not there any more. */
function fileIn(tree: OpenTree, path: string, line: number | null): LookItem['file'] {
	const name = nameIn(tree.covered.tree, path);
	return name === undefined || !tree.covered.tree.files.includes(name) ? null : { uri: uriOf(tree, name), path: name, line };
}

function shortName(tree: OpenTree, path: string): string {
	return plainText(nameIn(tree.covered.tree, path) ?? path);
}

/** Chosen: so many names tell what it is about. */
const MOST_NAMES = 3;

function namesOf(paths: readonly string[]): string {
	const names = paths.slice(0, MOST_NAMES).map(path => plainText(posix.normalize(path)));
	const more = paths.length - names.length;
	return more === 0 ? names.join(', ') : `${names.join(', ')} and ${String(more)} more`;
}
