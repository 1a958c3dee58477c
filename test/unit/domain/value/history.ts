/** Histories for tests: agents and others write files of a few words, and commit them to the default branch or to another. */
import fc from 'fast-check';
import type { LedgerLine } from '../../../../src/domain/ledger/ledger.ts';
import { Replay } from '../../../../src/domain/ledger/replay.ts';
import { lineKeys, type LineKey } from '../../../../src/domain/trace/lineKey.ts';
import type { TraceRow } from '../../../../src/domain/trace/rows.ts';
import type { ChangeSources } from '../../../../src/domain/value/changes.ts';
import { editedFiles } from '../../../../src/domain/value/editedFiles.ts';
import type { BlobId, Commit, CommitId, Touch } from '../../../../src/domain/value/history.ts';
import { edit, session } from '../../../support/ledger.ts';
import { record } from '../../../support/facts.ts';

/** Longer than the slack for clocks. */
const STEP_MS = 3_600_000;

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '}', ''), { maxLength: 6 });
const path = fc.constantFrom('one', 'two');

export type Step =
	| { readonly kind: 'agent'; readonly name: string; readonly path: string; readonly words: readonly string[] }
	| { readonly kind: 'other'; readonly path: string; readonly words: readonly string[] }
	| { readonly kind: 'commit'; readonly branch: 'main' | 'side' };

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.oneof(
		record<Extract<Step, { kind: 'agent' }>>({ kind: fc.constant('agent'), name: fc.constantFrom('s', 't'), path, words }),
		record<Extract<Step, { kind: 'other' }>>({ kind: fc.constant('other'), path, words }),
		record<Extract<Step, { kind: 'commit' }>>({ kind: fc.constant('commit'), branch: fc.constantFrom('main', 'side') }),
	),
	{ maxLength: 14 },
);

/** Each branch has the working tree as it stands when something is committed to it. */
export function sourcesOf(all: readonly Step[]): ChangeSources {
	const made = new Made();
	all.forEach((step, index) => {
		made.take(step, (index + 1) * STEP_MS);
	});
	return made.sources((all.length + 1) * STEP_MS);
}

class Made {
	readonly #files = new Map<string, readonly string[]>();
	readonly #branches = { main: new Map<string, BlobId>(), side: new Map<string, BlobId>() };
	readonly #commits: { readonly branch: 'main' | 'side'; readonly commit: Commit }[] = [];
	readonly #traces: TraceRow[] = [];

	take(step: Step, at: number): void {
		switch (step.kind) {
			case 'agent':
				this.#edit(step, at);
				break;
			case 'other':
				this.#files.set(step.path, step.words);
				break;
			case 'commit':
				this.#commit(step.branch, at);
		}
	}

	sources(now: number): ChangeSources {
		const ofMain = this.#commits.filter(({ branch }) => branch === 'main').map(({ commit }) => commit);
		const commits = this.#commits.map(({ commit }) => commit).reverse();
		const tip = ofMain.at(-1);
		return {
			history: { commits, defaultBranch: { name: 'main', tips: tip === undefined ? [] : [tip.id], steps: ofMain } },
			files: editedFiles(this.#traces, commits),
			keysOf: blob => keysOf(blob),
			workTree: [...this.#files].map(([name, text]) => this.#ledger(name, text, now)),
			now,
		};
	}

	#edit({ name, path: file, words: after }: Extract<Step, { kind: 'agent' }>, at: number): void {
		const before = this.#files.get(file) ?? [];
		const hunk = { oldStart: 'wholeFile' as const, lines: lineKeys(after).map(key => ({ op: 'add' as const, key })) };
		this.#traces.push(edit(at, { session: session(name), path: file, before: lineKeys(before), hunks: [hunk] }));
		this.#files.set(file, after);
	}

	#commit(branch: 'main' | 'side', at: number): void {
		const there = this.#branches[branch];
		const touches = [...this.#files].flatMap(([name, text]): Touch[] => {
			const [before, after] = [there.get(name) ?? null, JSON.stringify(text) as BlobId];
			there.set(name, after);
			return before === after ? [] : [{ from: name, path: name, before, after }];
		});
		const parent = this.#commits.findLast(one => one.branch === branch)?.commit.id;
		const id = `${branch} ${String(at)}` as CommitId;
		this.#commits.push({ branch, commit: { id, title: '', parents: parent === undefined ? [] : [parent], at, reverts: [], touches } });
	}

	#ledger(name: string, text: readonly string[], now: number): readonly LedgerLine[] {
		const replay = new Replay();
		for (const trace of this.#traces.filter(({ path: file }) => file === name)) {
			replay.take(trace);
		}
		return replay.linesOf({ keys: lineKeys(text), at: now });
	}
}

function keysOf(blob: BlobId): readonly LineKey[] {
	return lineKeys(JSON.parse(blob) as string[]);
}
