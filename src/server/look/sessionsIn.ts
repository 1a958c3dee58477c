/** Sessions that worked in a tree, each with its subagents and with what may speak for what it did. */
import type { SpeakingRun } from '../../domain/ledger/ledger.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { EditRow, TurnRow } from '../../domain/trace/rows.ts';
import type { Book } from '../book.ts';
import { nameIn, type WorkTree } from '../ledger/workTree.ts';

export interface WorkedSession {
	/** The one that the engineer started. */
	readonly id: SessionId;
	/** The folders that it, or a subagent of it, was started in. */
	readonly folders: readonly string[];
	readonly turns: readonly TurnRow[];
	readonly edits: readonly EditRow[];
	/** Those of its own, and all others in the tree since: whoever runs tests backs a claim. */
	readonly runs: readonly SpeakingRun[];
}

/** Those that were started in the tree and have done something since then. */
export function sessionsIn(book: Book, tree: WorkTree, since: number): readonly WorkedSession[] {
	const { store, notices } = book.ports;
	const span = { since, until: null };
	const of = <T extends { readonly session: SessionId }>(rows: readonly T[]) => Map.groupBy(rows, ({ session }) => book.rootOf(session));
	const [turns, edits, runs] = [of(store.turns(span)), of(store.edits(span)), of(store.runs(span))];
	const folders = foldersByRoot(book);
	const isHere = (folder: string | null): boolean => folder !== null && nameIn(tree, `${folder}/.`) !== undefined;
	const roots = [...new Set([...turns.keys(), ...edits.keys()])].filter(root => (folders.get(root) ?? []).some(isHere));
	const byEngineer = notices.deeds.known().runs.filter(({ cwd }) => isHere(cwd));
	const byAgents = [...runs].filter(([root]) => roots.includes(root)).flatMap(([, those]) => those);
	return roots.map(id => ({
		id,
		folders: folders.get(id) ?? [],
		turns: (turns.get(id) ?? []).filter(({ session }) => session === id),
		edits: edits.get(id) ?? [],
		runs: [...byAgents, ...byEngineer],
	}));
}

function foldersByRoot(book: Book): ReadonlyMap<SessionId, readonly string[]> {
	const folders = new Map<SessionId, string[]>();
	for (const { id, cwd } of book.sessions().values()) {
		const root = book.rootOf(id);
		folders.set(root, [...(folders.get(root) ?? []), ...(cwd === null ? [] : [cwd.value])]);
	}
	return folders;
}
