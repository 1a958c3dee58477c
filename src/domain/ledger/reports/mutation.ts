import { assertNever } from '../../../base/assertNever.ts';
import { parseJson } from '../../../base/json.ts';
import { countedIssues } from './draft.ts';
import { MAX_SPANNED_LINES, tooLarge } from './limits.ts';
import {
	mutantStatuses,
	type KillingTest,
	type MutatedFile,
	type Mutant,
	type MutantStatus,
	type MutationReport,
	type ReportIssue,
} from './report.ts';
import { listOf, locationOf, pathOf, shapeOf, wordsOf, type Location, type Shape } from './shape.ts';

/** Reads a mutation-testing-elements report, of version 1 or 2 of its schema: they differ in no field that is read here. */
export function parseMutation(text: string): MutationReport {
	const issue = tooLarge(text);
	const report = issue === null ? shapeOf(parseJson(text)) : null;
	const files = shapeOf(report?.['files']);
	if (report === null || files === null || !version.test(String(report['schemaVersion']))) {
		return { files: [], roots: [], issues: [issue ?? { kind: 'otherFormat' }] };
	}
	return readReport(report, files);
}

const version = /^[12](?:\.\d{1,9}){0,2}$/;

export interface ProvedLine {
	readonly line: number;
	/** Empty where the report names no tests. */
	readonly killedBy: readonly KillingTest[];
}

/**
 * The lines that have a mutant and let none live. A mutant speaks for the line it starts on: that the removal of a whole
 * body was noticed proves its first line and not the others. One that lived speaks against every line it spans.
 * Ignored mutants and those that did not compile or run were never tried and say nothing, as the mutation score has it;
 * one that no test covered, that is still pending, or whose status we do not know was not killed, and keeps its lines from being proved.
 */
export function provedLines(file: MutatedFile): readonly ProvedLine[] {
	const killed = new Map<number, Map<string, KillingTest>>();
	const alive = new Set<number>();
	for (const mutant of file.mutants) {
		switch (verdictOf(mutant.status)) {
			case 'killed':
				killed.set(mutant.firstLine, withTests(killed.get(mutant.firstLine), mutant.killedBy));
				break;
			case 'alive':
				addSpan(alive, mutant);
				break;
			case 'silent':
				break;
		}
	}
	return [...killed]
		.filter(([line]) => !alive.has(line))
		.map(([line, tests]) => ({ line, killedBy: [...tests.values()] }))
		.sort((one, other) => one.line - other.line);
}

type Verdict = 'killed' | 'alive' | 'silent';

function verdictOf(status: MutantStatus | null): Verdict {
	switch (status) {
		case 'Killed':
		case 'Timeout':
			return 'killed';
		case 'Survived':
		case 'NoCoverage':
		case 'Pending':
		case null:
			return 'alive';
		case 'CompileError':
		case 'RuntimeError':
		case 'Ignored':
			return 'silent';
		default:
			return assertNever(status);
	}
}

function withTests(known: Map<string, KillingTest> | undefined, tests: readonly KillingTest[]): Map<string, KillingTest> {
	const all = known ?? new Map<string, KillingTest>();
	for (const test of tests) {
		all.set(test.id, test);
	}
	return all;
}

function addSpan(lines: Set<number>, { firstLine, lastLine }: Mutant): void {
	for (let line = firstLine; line <= lastLine; line += 1) {
		lines.add(line);
	}
}

interface Counts {
	unreadable: number;
	spanned: number;
	linesLeftOut: number;
}

function readReport(report: Shape, files: Shape): MutationReport {
	const tests = testsOf(shapeOf(report['testFiles']));
	const counts: Counts = { unreadable: 0, spanned: 0, linesLeftOut: 0 };
	const read = Object.entries(files).flatMap(([path, file]) => readFile(path, shapeOf(file), tests, counts));
	const root = pathOf(report['projectRoot']);
	const issues: ReportIssue[] = countedIssues(counts);
	return { files: read, roots: root === null ? [] : [root], issues };
}

function testsOf(testFiles: Shape | null): ReadonlyMap<string, KillingTest> {
	const tests = Object.entries(testFiles ?? {}).flatMap(([file, value]) =>
		(listOf(shapeOf(value)?.['tests']) ?? []).map(shapeOf).flatMap(test => {
			const id = wordsOf(test?.['id']);
			return id === null ? [] : [{ id, name: wordsOf(test?.['name']), file: pathOf(file) }];
		}),
	);
	return new Map(tests.map(test => [test.id, test]));
}

function readFile(key: string, file: Shape | null, tests: ReadonlyMap<string, KillingTest>, counts: Counts): readonly MutatedFile[] {
	const path = pathOf(key);
	const mutants = listOf(file?.['mutants']);
	if (path === null || mutants === null) {
		counts.unreadable += 1;
		return [];
	}
	const read = mutants.flatMap(mutant => readMutant(shapeOf(mutant), tests, counts));
	return [{ path, mutants: read, source: wordsOf(file?.['source']) }];
}

function readMutant(mutant: Shape | null, tests: ReadonlyMap<string, KillingTest>, counts: Counts): readonly Mutant[] {
	const span = spanOf(locationOf(mutant?.['location']));
	if (mutant === null || span === null) {
		counts.unreadable += 1;
		return [];
	}
	const killedBy = (listOf(mutant['killedBy']) ?? []).map(wordsOf).filter(id => id !== null);
	const status = mutantStatuses.find(known => known === mutant['status']) ?? null;
	const told = killedBy.map(id => tests.get(id) ?? { id, name: null, file: null });
	return [{ ...affordable(span, counts), status, killedBy: told }];
}

interface Span {
	readonly firstLine: number;
	readonly lastLine: number;
}

/** The end of a location is the place after it: in the first column of a line, that line is not part of it. */
function spanOf(location: Location | null): Span | null {
	if (location === null) {
		return null;
	}
	const { start, end } = location;
	const endsBefore = start.line < end.line && end.column === 1;
	return { firstLine: start.line, lastLine: endsBefore ? end.line - 1 : end.line };
}

/** A report of mutants that all span a million lines is cut to the lines that they start on. */
function affordable({ firstLine, lastLine }: Span, counts: Counts): Span {
	const lines = lastLine - firstLine + 1;
	if (counts.spanned + lines <= MAX_SPANNED_LINES) {
		counts.spanned += lines;
		return { firstLine, lastLine };
	}
	counts.linesLeftOut += lines - 1;
	return { firstLine, lastLine: firstLine };
}
