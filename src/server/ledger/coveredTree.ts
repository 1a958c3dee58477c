/**
 * A working tree whose coverage is asked for again and again. What was found out is kept file by file, and found out again only where
 * something that it rests on is another: a keystroke costs the file that is typed in, and nothing else.
 */
import {
	applicabilityOf,
	authorOf,
	evidenceOf,
	type Applicability,
	type LinguistMarks,
	type VerificationBar,
	type Witnesses,
} from '../../domain/ledger/ledger.ts';
import { pathKind } from '../../domain/time/pathKind.ts';
import type { TestCounts } from '../../domain/ledger/reports/junit.ts';
import type { RunId, SessionId } from '../../domain/trace/ids.ts';
import type { Book } from '../book.ts';
import type { Marks } from '../marks/marks.ts';
import { EngineerInTree, type ByEngineer } from './byEngineer.ts';
import { coveredFile, sumOf, type CoveredFile, type TreeCoverage } from './coverage.ts';
import { Kept, KeptByName } from './kept.ts';
import { linguistMarks } from './linguist.ts';
import { packagesIn, type Packages } from './packages.ts';
import { findReports, type ReportFile } from './reportFiles.ts';
import { lineReports, Reports, type Told } from './reports.ts';
import { TestResults, type ToldRuns } from './testResults.ts';
import { Texts, type DocumentAt } from './texts.ts';
import { ToldLines } from './told/toldLines.ts';
import { TreeLedger, type FileLedger } from './treeLedger.ts';
import type { WorkTree } from './workTree.ts';

export interface CoverageSources {
	readonly book: Book;
	readonly marks: Marks;
	readonly documentAt: DocumentAt;
	/** What the engineer has settled; may be another one whenever it is asked for. */
	readonly verification: () => Verification;
}

export interface Verification {
	readonly bar: VerificationBar;
	/** Where reports may lie besides the usual places: globs below the tree's root. */
	readonly reports: readonly string[];
}
export const usualVerification: Verification = { bar: 'standard', reports: [] };

export class CoveredTree {
	readonly #sources: CoverageSources;
	readonly #texts: Texts;
	readonly #told: ToldLines;
	readonly #ledger: TreeLedger;
	readonly #reports = new Reports();
	readonly #packages = new Kept<Packages>();
	readonly #testResults = new TestResults();
	readonly #runs = new KeptByName<string>();
	readonly #engineer: EngineerInTree;
	readonly #witnesses = new KeptByName<Witnesses>();
	readonly #tests = new Kept<ReadonlyMap<string, readonly string[]>>();
	readonly #authors = new KeptByName<SessionId | null>();
	readonly #linguist = new Kept<ReadonlyMap<string, LinguistMarks>>();
	readonly #applicable = new KeptByName<Applicability>();
	readonly #covered = new KeptByName<CoveredFile>();
	#tree: WorkTree;
	#found: readonly ReportFile[];

	constructor(tree: WorkTree, sources: CoverageSources) {
		this.#sources = sources;
		this.#tree = tree;
		this.#found = this.#findReports(tree);
		this.#texts = new Texts(tree.root, sources.documentAt);
		this.#told = new ToldLines(tree.root);
		this.#told.lookAgain(tree);
		this.#ledger = new TreeLedger(sources.book, this.#texts, () => this.#told.files);
		this.#engineer = new EngineerInTree(sources.book, sources.marks);
	}

	get tree(): WorkTree {
		return this.#tree;
	}

	/** The reports that were found at the last look, as absolute paths with `/`. */
	get reports(): readonly string[] {
		return this.#found.map(report => report.path);
	}

	/** Files may have changed on disk, but none has come or gone. */
	lookAtFiles(): void {
		this.#texts.lookAgain();
	}

	/** Anything may have changed on disk. */
	lookAtAll(tree: WorkTree): void {
		this.#texts.lookAgain();
		this.#tree = sameOr(this.#tree, tree);
		this.#told.lookAgain(tree);
		this.#found = sameOr(this.#found, this.#findReports(tree));
	}

	/** A file's value is the same one as long as nothing of it has changed. */
	coverage(): TreeCoverage {
		const ledgers = this.#ledger.ledgers(this.#tree);
		const { packages } = this.#toldRuns();
		const told = this.#reports.told(this.#tree, this.#found);
		const byEngineer = this.#engineer.of(this.#tree);
		const witnessed = new Map(
			ledgers.map(ledger => [
				ledger.path,
				{ ledger, witnesses: this.#witnessesOf(ledger, packages, told.get(this.#fileOf(ledger)) ?? [], byEngineer(ledger)) },
			]),
		);
		const linguist = this.#linguistMarks(ledgers);
		const authors = new KeptByName<readonly (SessionId | null)[]>();
		const files = [...witnessed.values()].map(({ ledger, witnesses }) => {
			const folder = packages.of(ledger.path);
			const testAuthors = authors.of(folder, [], () => this.#authorsIn(folder, packages, witnessed));
			return this.#coveredFile(ledger, witnesses, testAuthors, linguist.get(ledger.path));
		});
		return { total: sumOf(files), files };
	}

	/** What its reports say that a test run did; undefined where none is there. */
	testCounts(run: RunId): TestCounts | undefined {
		return this.#toldRuns().countsOf(run);
	}

	/** The text of a file as it stands; undefined for what is no text, or gone. */
	textOf(name: string): string | undefined {
		return this.#texts.textOf(name);
	}

	#toldRuns(): ToldRuns {
		const { book } = this.#sources;
		const { runs } = book.ports.notices.deeds.known();
		const packages = this.#packages.of([book.ports.store.revision(), this.#tree, runs], () => packagesIn(book, this.#tree));
		return this.#testResults.of(this.#tree, this.#found, packages);
	}

	#findReports({ root }: WorkTree): readonly ReportFile[] {
		return findReports(root, this.#sources.verification().reports);
	}

	#fileOf({ path }: FileLedger): string {
		return `${this.#tree.root}/${path}`;
	}

	#witnessesOf(ledger: FileLedger, packages: Packages, told: readonly Told[], byEngineer: ByEngineer): Witnesses {
		const folder = packages.of(ledger.path);
		const runs = packages.runsIn(folder);
		const ran = this.#runs.of(folder, [packages], () => runs.map(run => `${run.id} ${run.result} ${run.endedAt}`).join('\n'));
		const said = told.map(({ report }) => `${report.path} ${report.modifiedAt}`).join('\n');
		return this.#witnesses.of(ledger.path, [ledger, ran, said, byEngineer.stamp], () => ({
			runs,
			reports: lineReports(ledger, told, runs),
			marks: byEngineer.lineMarks(),
		}));
	}

	/** Who wrote each of a package's test files; null stands for others than one agent's session. */
	#authorsIn(
		folder: string,
		packages: Packages,
		witnessed: ReadonlyMap<string, { readonly ledger: FileLedger; readonly witnesses: Witnesses }>,
	): readonly (SessionId | null)[] {
		const tests = this.#tests.of([this.#tree, packages], () =>
			Map.groupBy(
				this.#tree.files.filter(file => pathKind(file) === 'test'),
				file => packages.of(file),
			),
		);
		return (tests.get(folder) ?? []).map(file => {
			const test = witnessed.get(file);
			return test === undefined ? null : this.#authors.of(file, [test.witnesses], () => authorOfTest(test.ledger, test.witnesses));
		});
	}

	/** Git is asked again when files came or went, or its attributes changed. */
	#linguistMarks(ledgers: readonly FileLedger[]): ReadonlyMap<string, LinguistMarks> {
		const names = ledgers.map(ledger => ledger.path);
		const attributes = this.#tree.files.filter(file => file.endsWith('.gitattributes')).map(file => this.#texts.saved(file));
		return this.#linguist.of([names.join('\0'), ...attributes], () => linguistMarks(this.#tree.root, names));
	}

	#coveredFile(
		ledger: FileLedger,
		witnesses: Witnesses,
		testAuthors: readonly (SessionId | null)[],
		linguist: LinguistMarks | undefined,
	): CoveredFile {
		const applicability = this.#applicable.of(ledger.path, [ledger.file, linguist], () =>
			applicabilityOf(ledger.path, ledger.file.head, linguist),
		);
		const { bar } = this.#sources.verification();
		return this.#covered.of(ledger.path, [ledger, witnesses, applicability, testAuthors.join('\n'), bar], () =>
			coveredFile(ledger, { applicability, witnesses, testAuthors, bar }),
		);
	}
}

function authorOfTest({ lines }: FileLedger, { marks }: Witnesses): SessionId | null {
	const evidence = evidenceOf({ runs: [], reports: [], marks });
	return authorOf(lines.map((line, index) => ({ line, isReviewed: evidence(line, index + 1).some(({ kind }) => kind === 'reviewed') })));
}

/** The one that was there, where nothing in it is another. */
function sameOr<T>(before: T, now: T): T {
	return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
