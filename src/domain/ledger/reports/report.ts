/** What the reports of test runs say, whatever tool wrote them. Paths are as written: `resolvePath.ts` finds the files they mean. */

/** How often a line ran, as far as its report knows; a line that is not listed is unknown. */
export interface LineHits {
	/** Counted from 1. */
	readonly line: number;
	/** Some formats know only whether a line ran: then 1. */
	readonly hits: number;
}

export interface CoveredFile {
	readonly path: string;
	/** In ascending order, each line once. */
	readonly lines: readonly LineHits[];
}

export interface CoverageReport {
	readonly files: readonly CoveredFile[];
	/** Folders that the report names as those its relative paths start at. */
	readonly roots: readonly string[];
	readonly issues: readonly ReportIssue[];
}

export const caseResults = ['passed', 'failed', 'error', 'skipped'] as const;
export type CaseResult = (typeof caseResults)[number];

export interface TestCase {
	readonly name: string;
	readonly className: string | null;
	/** As written, on the case or on the nearest suite around it. */
	readonly file: string | null;
	readonly result: CaseResult;
	readonly seconds: number | null;
}

export interface TestSuite {
	readonly name: string | null;
	/** The time of the run as written: often without a zone, so not an instant. */
	readonly timestamp: string | null;
	/** Failures and errors that the suite itself counts: some runners report a broken set-up in no case of its own. */
	readonly declaredFailures: number | null;
	/** Those directly in this suite; a suite inside of it is listed by itself. */
	readonly cases: readonly TestCase[];
}

export interface TestReport {
	readonly suites: readonly TestSuite[];
	readonly issues: readonly ReportIssue[];
}

export const mutantStatuses = [
	'Killed',
	'Timeout',
	'Survived',
	'NoCoverage',
	'CompileError',
	'RuntimeError',
	'Ignored',
	'Pending',
] as const;
export type MutantStatus = (typeof mutantStatuses)[number];

/** A test that killed a mutant. Reports that name no tests give its id alone. */
export interface KillingTest {
	readonly id: string;
	readonly name: string | null;
	/** A path, or in some languages the name of a class. */
	readonly file: string | null;
}

export interface Mutant {
	readonly firstLine: number;
	readonly lastLine: number;
	/** Null where the report uses a word that the schema does not have. */
	readonly status: MutantStatus | null;
	readonly killedBy: readonly KillingTest[];
}

export interface MutatedFile {
	readonly path: string;
	readonly mutants: readonly Mutant[];
	/** The file as it was when it was mutated: only where it still reads so does the report speak for its lines. */
	readonly source: string | null;
}

export interface MutationReport {
	readonly files: readonly MutatedFile[];
	readonly roots: readonly string[];
	readonly issues: readonly ReportIssue[];
}

/** What was not understood. No issue holds text of the report but the path of a file. */
export type ReportIssue =
	| { readonly kind: 'tooLarge'; readonly characters: number }
	/** Not a report of the kind it was read as. */
	| { readonly kind: 'otherFormat' }
	/** It has totals of files and no lines, as coverage-summary.json does. */
	| { readonly kind: 'totalsOnly' }
	/** Broken, or nested deeper than any report, at this line; what came before it is kept. */
	| { readonly kind: 'malformed'; readonly line: number | null }
	/** Records that say nothing we understand. */
	| { readonly kind: 'unreadable'; readonly records: number }
	/** Lines beyond what a report may ask for. */
	| { readonly kind: 'tooManyLines'; readonly lines: number }
	/** Its lines follow from the file's text, which could not be had. */
	| { readonly kind: 'sourceMissing'; readonly path: string }
	/** Its lines follow from the file's text, which is no longer the one that ran. */
	| { readonly kind: 'sourceChanged'; readonly path: string }
	/** It speaks of generated code, and nothing here translates that back. */
	| { readonly kind: 'generatedCode'; readonly path: string };
