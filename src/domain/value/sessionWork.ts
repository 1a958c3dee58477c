/** What a session touched and ran, added up: what its kind of work is told by. */
import { applicabilityOf } from '../ledger/applicable.ts';
import { pathKind, pathKinds, type PathKind } from '../time/pathKind.ts';
import { verificationClasses, type CommandClass } from '../trace/command.ts';
import type { PromptSign } from '../trace/prompt.ts';
import type { EditRow, RunRow, TurnRow } from '../trace/rows.ts';

/** What is on record of one session and its subagents. */
export interface SessionWork {
	/** The folder it worked in; null where that is not known. */
	readonly cwd: string | null;
	readonly branch: string | null;
	readonly turns: readonly Pick<TurnRow, 'startedAt' | 'prompt'>[];
	readonly edits: readonly Pick<EditRow, 'at' | 'path' | 'change' | 'added' | 'removed'>[];
	readonly runs: readonly Pick<RunRow, 'startedAt' | 'class' | 'result'>[];
}

export interface WorkSigns {
	/** Lines added and removed, by what the files are for. Generated, vendored, lock and binary files do not count. */
	readonly lines: Readonly<Record<PathKind, number>>;
	/** Their sum. */
	readonly touched: number;
	/** Of source files. */
	readonly source: { readonly added: number; readonly removed: number };
	/** Source files that were made, and moved. */
	readonly created: number;
	readonly renamed: number;
	/** What the first prompt that shows anything shows; null where none does. */
	readonly opening: PromptSign | null;
	/** Tests, type checks, lints and builds. */
	readonly checks: number;
	/** Version control and programs that were run. */
	readonly operations: number;
	/** A check failed before the first edit. */
	readonly failedFirst: boolean;
	readonly branch: string | null;
}

export function workSigns({ cwd, branch, turns, edits, runs }: SessionWork): WorkSigns {
	const counted = edits.map(edit => ({ ...edit, path: below(cwd, edit.path) })).filter(({ path }) => countsAsWork(path));
	const lines: Record<PathKind, number> = { plan: 0, spec: 0, test: 0, source: 0, config: 0, prose: 0 };
	for (const edit of counted) {
		lines[pathKind(edit.path)] += weightOf(edit);
	}
	const source = counted.filter(({ path }) => pathKind(path) === 'source');
	const firstEdit = counted.reduce((first, { at }) => Math.min(first, at), Infinity);
	return {
		lines,
		touched: pathKinds.reduce((sum, kind) => sum + lines[kind], 0),
		source: { added: sumOf(source.map(({ added }) => added)), removed: sumOf(source.map(({ removed }) => removed)) },
		created: source.filter(({ change }) => change === 'create').length,
		renamed: source.filter(({ change }) => change === 'rename').length,
		opening: openingOf(turns),
		checks: runs.filter(run => verificationClasses.has(run.class)).length,
		operations: runs.filter(run => operationClasses.has(run.class)).length,
		failedFirst: runs.some(run => verificationClasses.has(run.class) && run.result === 'failed' && run.startedAt < firstEdit),
		branch,
	};
}

const operationClasses: ReadonlySet<CommandClass> = new Set<CommandClass>(['vcs', 'run']);

/** Where the project itself lies says nothing of a file. */
function below(cwd: string | null, path: string): string {
	const folder = cwd?.replace(/[\\/]+$/, '');
	const isBelow = folder !== undefined && path.startsWith(folder) && /^[\\/]/.test(path.slice(folder.length));
	return isBelow ? path.slice(folder.length + 1) : path;
}

/** Files whose lines an agent writes one by one. */
function countsAsWork(path: string): boolean {
	const why = applicabilityOf(path, '');
	return why === 'applicable' || why === 'prose';
}

/** A file that was moved or deleted was touched, though no line of it was. */
function weightOf({ added, removed }: SessionWork['edits'][number]): number {
	return Math.max(1, added + removed);
}

function openingOf(turns: SessionWork['turns']): PromptSign | null {
	const byTime = [...turns].sort((a, b) => a.startedAt - b.startedAt);
	const signs = byTime.flatMap(({ prompt }) => (prompt.by === 'engineer' ? [prompt.sign] : []));
	return signs.find(sign => sign !== 'unclear') ?? null;
}

function sumOf(counts: readonly number[]): number {
	return counts.reduce((sum, count) => sum + count, 0);
}
