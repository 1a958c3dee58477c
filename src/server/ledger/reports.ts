/** What the reports in a tree say of its files, each bound to the run that wrote it. */
import path from 'node:path';
import { assertNever } from '../../base/assertNever.ts';
import { carriedLines, keysAt, runThatWrote, type LineReport } from '../../domain/ledger/ledger.ts';
import { parseCoverage } from '../../domain/ledger/reports/coverage.ts';
import { parseMutation, provedLines } from '../../domain/ledger/reports/mutation.ts';
import { resolveReportPath, WorkspaceFiles } from '../../domain/ledger/reports/resolvePath.ts';
import type { RunRow } from '../../domain/trace/rows.ts';
import type { Packages } from './packages.ts';
import type { ReportFile } from './reportFiles.ts';
import type { FileLedger } from './treeLedger.ts';
import { readTextFile, type WorkTree } from './workTree.ts';

/** Lines of one file that a report speaks for, as the file stood when it was written. */
interface ReportedFile {
	/** Absolute. */
	readonly file: string;
	readonly lines: ReadonlySet<number>;
}

/** Reports by the file of the ledger that they speak of. Those whose run is not known are left out. */
export function reportsFor(
	tree: WorkTree,
	ledgers: readonly FileLedger[],
	found: readonly ReportFile[],
	packages: Packages,
): Map<string, LineReport[]> {
	const byPath = new Map(ledgers.map(ledger => [`${tree.root}/${ledger.path}`, ledger]));
	const resolver = resolverFor(tree);
	const reports = new Map<string, LineReport[]>();
	for (const report of found) {
		for (const { file, lines } of reportedFiles(report, resolver)) {
			const ledger = byPath.get(file);
			const run = ledger && runThatWrote(report.modifiedAt, packages.runsIn(packages.of(ledger.path)));
			if (ledger && run) {
				const told: LineReport = { kind: kindOf(report), report: report.path, run, lines: asNow(lines, ledger, report, run) };
				reports.set(ledger.path, [...(reports.get(ledger.path) ?? []), told]);
			}
		}
	}
	return reports;
}

function kindOf({ kind }: ReportFile): LineReport['kind'] {
	return kind === 'mutation' ? 'proved' : 'exercised';
}

/** The lines where they stand now. Of a file that has changed since, only edits on record tell how it stood then. */
function asNow(lines: ReadonlySet<number>, ledger: FileLedger, report: ReportFile, run: RunRow): ReadonlySet<number> {
	if (ledger.modifiedAt <= report.modifiedAt) {
		return lines;
	}
	const then = keysAt(ledger.history, run.startedAt);
	return then === null
		? new Set()
		: carriedLines(
				then,
				ledger.lines.map(line => line.key),
				lines,
			);
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
		.filter(file => path.posix.basename(file) === 'go.mod')
		.flatMap(file => {
			const name = /^module\s+(\S+)/m.exec(readTextFile(`${root}/${file}`)?.text ?? '')?.[1];
			return name === undefined ? [] : [{ name, folder: path.posix.dirname(`${root}/${file}`) }];
		});
}

function reportedFiles(report: ReportFile, resolve: Resolve): ReportedFile[] {
	const text = readTextFile(report.path)?.text;
	return text === undefined ? [] : linesIn(report, text, resolve);
}

function linesIn({ kind, path: report }: ReportFile, text: string, resolve: Resolve): ReportedFile[] {
	const at = (written: string, roots: readonly string[], lines: readonly number[]): ReportedFile[] => {
		const file = resolve(written, report, roots);
		return file === undefined ? [] : [{ file, lines: new Set(lines) }];
	};
	switch (kind) {
		case 'lcov':
		case 'cobertura':
		case 'istanbul':
		case 'v8':
		case 'goCover':
		case 'jacoco': {
			const { files, roots } = parseCoverage(kind, text, file => readTextFile(file)?.text ?? null);
			return files.flatMap(file =>
				at(
					file.path,
					roots,
					file.lines.filter(line => line.hits > 0).map(line => line.line),
				),
			);
		}
		case 'mutation': {
			const { files, roots } = parseMutation(text);
			return files.flatMap(file =>
				at(
					file.path,
					roots,
					provedLines(file).map(({ line }) => line),
				),
			);
		}
		case 'junit':
			return [];
		default:
			return assertNever(kind);
	}
}
