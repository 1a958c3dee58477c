/** What the reports in a tree say of its files. */
import { posix } from 'node:path';
import { carriedLines, keysAt, runThatWrote, type LineReport, type SpeakingRun } from '../../domain/ledger/ledger.ts';
import { parseCoverage } from '../../domain/ledger/reports/coverage.ts';
import type { CoverageKind } from '../../domain/ledger/reports/kind.ts';
import { parseMutation, provedLines } from '../../domain/ledger/reports/mutation.ts';
import { resolveReportPath, WorkspaceFiles } from '../../domain/ledger/reports/resolvePath.ts';
import { Kept, KeptByName } from './kept.ts';
import type { ReportFile } from './reportFiles.ts';
import type { FileLedger } from './treeLedger.ts';
import { readTextFile, type WorkTree } from './workTree.ts';

/** Lines of one file that a report speaks for, as the file stood when it was written. */
interface ReportedFile {
	/** Absolute. */
	readonly file: string;
	readonly lines: ReadonlySet<number>;
}

/** What one report says of one file. */
export interface Told {
	readonly report: ReportFile;
	readonly lines: ReadonlySet<number>;
}

/** Keeps what each report said for as long as it is the same report. */
export class Reports {
	readonly #resolver = new Kept<Resolve>();
	readonly #read = new KeptByName<readonly ReportedFile[]>();
	readonly #told = new Kept<ReadonlyMap<string, readonly Told[]>>();

	/** What the reports say, by the absolute path of the file that they say it of. */
	told(tree: WorkTree, found: readonly ReportFile[]): ReadonlyMap<string, readonly Told[]> {
		return this.#told.of([tree, found], () => {
			const resolve = this.#resolver.of([tree], () => resolverFor(tree));
			this.#read.only(new Set(found.map(report => report.path)));
			const said = found.flatMap(report =>
				this.#read
					.of(report.path, [resolve, report.modifiedAt, report.kind], () => reportedFiles(report, resolve))
					.map(({ file, lines }) => ({ file, report, lines })),
			);
			return Map.groupBy(said, ({ file }) => file);
		});
	}
}

/** What reports say of a file as it stands now, each bound to the run that wrote it. Those whose run is not known are left out. */
export function lineReports(ledger: FileLedger, told: readonly Told[], runs: readonly SpeakingRun[]): LineReport[] {
	return told.flatMap(({ report, lines }) => {
		const run = runThatWrote(report.modifiedAt, runs);
		return run === null ? [] : [{ kind: kindOf(report), report: report.path, run, lines: asNow(lines, ledger, report, run) }];
	});
}

function kindOf({ kind }: ReportFile): LineReport['kind'] {
	return kind === 'mutation' ? 'proved' : 'exercised';
}

/** The lines where they stand now. Of a file that was saved since, only edits on record tell how it stood then. */
function asNow(lines: ReadonlySet<number>, { file, history }: FileLedger, report: ReportFile, run: SpeakingRun): ReadonlySet<number> {
	const saved = file.saved ?? file;
	const isAsThen = saved.at <= report.modifiedAt;
	if (isAsThen && saved === file) {
		return lines;
	}
	const then = isAsThen ? saved.keys : keysAt(history, run.startedAt);
	return then === null ? new Set() : carriedLines(then, file.keys, lines);
}

type Resolve = (written: string, report: string, roots: readonly string[]) => string | undefined;

function resolverFor(tree: WorkTree): Resolve {
	const files = new WorkspaceFiles(tree.files.map(file => `${tree.root}/${file}`));
	const modules = goModules(tree);
	return (written, report, roots) => {
		const found = resolveReportPath(written, { report, workspace: [tree.root], roots, modules }, files);
		return found.kind === 'found' ? found.file : undefined;
	};
}

function goModules({ root, files }: WorkTree): { name: string; folder: string }[] {
	return files
		.filter(file => posix.basename(file) === 'go.mod')
		.flatMap(file => {
			const name = /^module\s+(\S+)/m.exec(readTextFile(`${root}/${file}`)?.text ?? '')?.[1];
			return name === undefined ? [] : [{ name, folder: posix.dirname(`${root}/${file}`) }];
		});
}

function reportedFiles(report: ReportFile, resolve: Resolve): ReportedFile[] {
	const text = readTextFile(report.path)?.text;
	return text === undefined ? [] : linesIn(report, text, resolve);
}

function linesIn({ kind, path: report }: ReportFile, text: string, resolve: Resolve): ReportedFile[] {
	if (kind === 'junit') {
		return [];
	}
	const { files, roots } = kind === 'mutation' ? proved(text) : exercised(kind, text);
	return files.flatMap(({ path: written, lines }) => {
		const file = resolve(written, report, roots);
		return file === undefined ? [] : [{ file, lines: new Set(lines) }];
	});
}

/** Lines that a report speaks for, by files as it writes them. */
interface AsWritten {
	readonly files: readonly { readonly path: string; readonly lines: readonly number[] }[];
	readonly roots: readonly string[];
}

function proved(text: string): AsWritten {
	const { files, roots } = parseMutation(text);
	return { files: files.map(file => ({ path: file.path, lines: provedLines(file).map(({ line }) => line) })), roots };
}

function exercised(kind: CoverageKind, text: string): AsWritten {
	const { files, roots } = parseCoverage(kind, text, file => readTextFile(file)?.text ?? null);
	return { files: files.map(({ path, lines }) => ({ path, lines: lines.filter(({ hits }) => hits > 0).map(({ line }) => line) })), roots };
}
