/** What JUnit reports in a tree say of the runs that wrote them: a result where none is on record, and another one where tests failed. */
import { posix } from 'node:path';
import { testRunAround, type SpeakingRun } from '../../domain/ledger/ledger.ts';
import { countsOf, outcomeOf, parseJunit, resultTold, type TestCounts, type TestOutcome } from '../../domain/ledger/reports/junit.ts';
import type { RunId } from '../../domain/trace/ids.ts';
import { Kept, KeptByName } from './kept.ts';
import type { Packages } from './packages.ts';
import type { ReportFile } from './reportFiles.ts';
import { nameIn, readTextFile, type WorkTree } from './workTree.ts';

/** The runs of a tree with what their reports say. */
export interface ToldRuns {
	/** As they were given, but for the results of runs. */
	readonly packages: Packages;
	/** Undefined for a run that left no report that is still there. */
	countsOf(run: RunId): TestCounts | undefined;
}

interface Told {
	readonly outcome: TestOutcome;
	readonly counts: TestCounts;
}

/** Keeps what each report said for as long as it is the same report. */
export class TestResults {
	readonly #read = new KeptByName<Told | undefined>();
	readonly #told = new Kept<ToldRuns>();

	of(tree: WorkTree, found: readonly ReportFile[], packages: Packages): ToldRuns {
		return this.#told.of([tree, found, packages], () => {
			const reports = found.filter(({ kind }) => kind === 'junit');
			this.#read.only(new Set(reports.map(report => report.path)));
			const bound = reports.flatMap(report => {
				const told = this.#read.of(report.path, [report.modifiedAt], () => read(report));
				const run = told && runThatWrote(report, tree, packages);
				return told === undefined || run === undefined ? [] : [{ run: run.id, told }];
			});
			return toldRuns(
				packages,
				Map.groupBy(bound, ({ run }) => run),
			);
		});
	}
}

function read({ path }: ReportFile): Told | undefined {
	const text = readTextFile(path)?.text;
	const report = text === undefined ? undefined : parseJunit(text);
	return report && { outcome: outcomeOf(report), counts: countsOf(report) };
}

/** A run of the package in which the report lies, or of one around it: tests of all packages are run from the top as well. */
function runThatWrote({ path, modifiedAt }: ReportFile, tree: WorkTree, packages: Packages): SpeakingRun | undefined {
	const name = nameIn(tree, path);
	for (let folder = name === undefined ? null : packages.of(name); folder !== null; folder = packageAround(folder, packages)) {
		const run = testRunAround(modifiedAt, packages.runsIn(folder));
		if (run !== null) {
			return run;
		}
	}
	return undefined;
}

/** Null above the root. */
function packageAround(folder: string, packages: Packages): string | null {
	if (folder === '') {
		return null;
	}
	const parent = posix.dirname(folder);
	return parent === '.' ? packages.of('') : packages.of(parent);
}

function toldRuns(packages: Packages, bound: ReadonlyMap<RunId, readonly { readonly told: Told }[]>): ToldRuns {
	const runs = new KeptByName<readonly SpeakingRun[]>();
	const withResult = (run: SpeakingRun): SpeakingRun => {
		const those = bound.get(run.id) ?? [];
		const result = resultTold(
			run.result,
			those.map(({ told }) => told.outcome),
		);
		return result === run.result ? run : { ...run, result };
	};
	return {
		packages: { of: file => packages.of(file), runsIn: folder => runs.of(folder, [], () => packages.runsIn(folder).map(withResult)) },
		countsOf: run => sumOf(bound.get(run)?.map(({ told }) => told.counts)),
	};
}

function sumOf(counts: readonly TestCounts[] | undefined): TestCounts | undefined {
	return counts?.reduce((sum, { passed, failed, skipped }) => ({
		passed: sum.passed + passed,
		failed: sum.failed + failed,
		skipped: sum.skipped + skipped,
	}));
}
