/** Which names belong to one file: git tells of renames, agents of some, and the working tree of those that nobody told of. */
import { inOrder } from '../ledger/origins.ts';
import type { TraceRow } from '../trace/rows.ts';
import type { Commit, Touch } from './history.ts';

/** A file that agents edited, under all the names that it had. */
export interface EditedFile {
	readonly names: ReadonlySet<string>;
	/** By time, each edit once. */
	readonly traces: readonly TraceRow[];
}

/** `kin` are names that are known to be one file's. Names are those below the repository's root. */
export function editedFiles(
	traces: readonly TraceRow[],
	commits: readonly Commit[],
	kin: readonly (readonly string[])[] = [],
): readonly EditedFile[] {
	const names = new Names();
	for (const { path, movedTo } of traces) {
		names.join(path, movedTo ?? path);
	}
	for (const [first, ...others] of kin) {
		for (const other of others) {
			names.join(first ?? other, other);
		}
	}
	for (const { from, path } of commits.flatMap(commit => commit.touches).filter(isRename)) {
		names.join(from, path);
	}
	const groups = names.groups();
	return [...Map.groupBy(traces, trace => names.firstOf(trace.path))].map(([name, those]) => ({
		names: groups.get(name) ?? new Set([name]),
		traces: inOrder(those),
	}));
}

function isRename({ from, path }: Touch): boolean {
	return from !== path;
}

/** Names that are joined are one file's: each group is called by one of them. */
class Names {
	readonly #parents = new Map<string, string>();

	join(a: string, b: string): void {
		const [first, second] = [this.firstOf(a), this.firstOf(b)];
		this.#parents.set(second, first);
		this.#parents.set(first, first);
	}

	firstOf(name: string): string {
		let first = name;
		for (let parent = this.#parents.get(first); parent !== undefined && parent !== first; parent = this.#parents.get(first)) {
			first = parent;
		}
		this.#parents.set(name, first);
		return first;
	}

	groups(): ReadonlyMap<string, ReadonlySet<string>> {
		const groups = new Map<string, Set<string>>();
		for (const name of [...this.#parents.keys()]) {
			const first = this.firstOf(name);
			groups.set(first, (groups.get(first) ?? new Set()).add(name));
		}
		return groups;
	}
}
