/** How many lines a commit added, whoever wrote them; blank ones do not count. */
import type { CommitId } from '../../domain/value/history.ts';
import type { Git } from './git.ts';

export class AddedLines {
	readonly #known = new Map<CommitId, number>();

	/** Undefined for a commit that git does not tell of. */
	async of(git: Git, commits: readonly CommitId[]): Promise<ReadonlyMap<CommitId, number>> {
		const asked = commits.filter(commit => !this.#known.has(commit));
		if (asked.length > 0) {
			const reader = new PatchReader(this.#known);
			const args = ['diff-tree', '--stdin', '-r', '--root', '--find-renames', '--patch', '--unified=0', '--no-color'];
			await git.stream([...args, '--no-ext-diff', '--no-textconv'], `${asked.join('\n')}\n`, chunk => {
				reader.take(chunk);
			});
		}
		return this.#known;
	}
}

/** Reads patches as they come: a hunk's head says how many lines follow, so that no line can pass for a head. */
export class PatchReader {
	readonly #added: Map<CommitId, number>;
	#commit: CommitId | null = null;
	/** Lines of the hunk that are still to come. */
	#left = 0;
	#rest = '';

	constructor(added: Map<CommitId, number>) {
		this.#added = added;
	}

	take(chunk: Buffer): void {
		const lines = (this.#rest + chunk.toString('latin1')).split('\n');
		this.#rest = lines.pop() ?? '';
		for (const line of lines) {
			this.#line(line);
		}
	}

	#line(line: string): void {
		if (this.#left > 0) {
			this.#hunkLine(line);
			return;
		}
		const [, removed, added] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line) ?? [];
		if (line.startsWith('@@ ')) {
			this.#left = Number(removed ?? 1) + Number(added ?? 1);
		} else if (/^[0-9a-f]{40,64}$/.test(line)) {
			this.#commit = line as CommitId;
			this.#added.set(this.#commit, 0);
		}
	}

	#hunkLine(line: string): void {
		// "\ No newline at end of file" is none of the hunk's lines.
		this.#left -= line.startsWith('\\') ? 0 : 1;
		if (this.#commit !== null && line.startsWith('+') && /\S/.test(line.slice(1))) {
			this.#added.set(this.#commit, (this.#added.get(this.#commit) ?? 0) + 1);
		}
	}
}
