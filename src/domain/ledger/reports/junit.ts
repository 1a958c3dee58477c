import type { CommandResult } from '../../trace/command.ts';
import type { CaseResult, ReportIssue, TestCase, TestReport, TestSuite } from './report.ts';
import { countOf, pathOf, wordsOf } from './shape.ts';
import { readXml, type Attributes, type XmlReader } from './xml.ts';

/**
 * Reads JUnit XML as runners of all languages write it: suites may stand in `testsuites` or alone, and in one another;
 * Node's runner puts cases into `testsuites` itself, which then counts as a suite.
 * A case failed, broke or was skipped by what stands in it, and passed else; one that failed and then passed when it was
 * run again (`flakyFailure`) passed.
 */
export function parseJunit(text: string): TestReport {
	const reader = new JunitReader();
	const issue = readXml(text, ['testsuites', 'testsuite'], reader);
	return reader.report(issue);
}

export const testOutcomes = ['passed', 'failed', 'nothingRan', 'unknown'] as const;
/** What a whole report says of the run that wrote it. */
export type TestOutcome = (typeof testOutcomes)[number];

/** A report that breaks off says nothing but the failures in it. */
export function outcomeOf(report: TestReport): TestOutcome {
	const cases = report.suites.flatMap(suite => suite.cases);
	const hasFailed = ({ result }: TestCase): boolean => result === 'failed' || result === 'error';
	if (cases.some(hasFailed) || report.suites.some(suite => 0 < (suite.declaredFailures ?? 0))) {
		return 'failed';
	}
	if (0 < report.issues.length) {
		return 'unknown';
	}
	return cases.some(({ result }) => result === 'passed') ? 'passed' : 'nothingRan';
}

/** How many tests did what; of a report that breaks off, as far as it goes. */
export interface TestCounts {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

export function countsOf(report: TestReport): TestCounts {
	const cases = report.suites.flatMap(suite => suite.cases);
	const count = (...results: readonly CaseResult[]): number => cases.filter(({ result }) => results.includes(result)).length;
	return { passed: count('passed'), failed: count('failed', 'error'), skipped: count('skipped') };
}

/**
 * What came of a run that wrote reports with these outcomes. A failure in a report outweighs an exit code of 0: somebody has caught it.
 * A run that failed had its reasons, and one that ran no test says nothing.
 */
export function resultTold(result: CommandResult, outcomes: readonly TestOutcome[]): CommandResult {
	if (result === 'failed' || outcomes.includes('failed')) {
		return 'failed';
	}
	if (outcomes.length === 0 || outcomes.includes('unknown')) {
		return result;
	}
	return outcomes.includes('passed') ? 'passed' : 'unknown';
}

interface SuiteDraft {
	readonly isWrapper: boolean;
	readonly suite: Omit<TestSuite, 'cases'>;
	readonly file: string | null;
	readonly cases: TestCase[];
}

class JunitReader implements XmlReader {
	readonly #suites: SuiteDraft[] = [];
	/** Those that are open, the innermost last. */
	readonly #around: SuiteDraft[] = [];
	#case: TestCase | null = null;
	#unreadable = 0;

	open(name: string, attributes: Attributes, around: readonly string[]): void {
		if (name === 'testsuites' || name === 'testsuite') {
			this.#openSuite(name, attributes);
		} else if (name === 'testcase') {
			this.#openCase(attributes);
		} else if (around.at(-1) === 'testcase') {
			this.#told(name);
		}
	}

	close(name: string): void {
		switch (name) {
			case 'testsuites':
			case 'testsuite':
				this.#around.pop();
				break;
			case 'testcase':
				this.#closeCase();
				break;
		}
	}

	report(issue: ReportIssue | null): TestReport {
		const suites = this.#suites
			.filter(({ isWrapper, cases }) => !isWrapper || 0 < cases.length)
			.map(({ suite, cases }) => ({ ...suite, cases }));
		const unreadable: ReportIssue[] = 0 < this.#unreadable ? [{ kind: 'unreadable', records: this.#unreadable }] : [];
		return { suites, issues: issue === null ? unreadable : [issue, ...unreadable] };
	}

	#openSuite(element: string, attributes: Attributes): void {
		const suite: SuiteDraft = {
			isWrapper: element === 'testsuites',
			suite: {
				name: wordsOf(attributes['name']),
				timestamp: wordsOf(attributes['timestamp']),
				declaredFailures: sum(countOf(attributes['failures']), countOf(attributes['errors'])),
			},
			file: pathOf(attributes['file']) ?? this.#around.at(-1)?.file ?? null,
			cases: [],
		};
		this.#suites.push(suite);
		this.#around.push(suite);
	}

	#openCase(attributes: Attributes): void {
		this.#case = {
			name: attributes['name'] ?? '',
			className: wordsOf(attributes['classname']),
			file: pathOf(attributes['file']) ?? this.#around.at(-1)?.file ?? null,
			result: 'passed',
			seconds: secondsOf(attributes['time']),
		};
	}

	#told(element: string): void {
		const result = resultOfElement.get(element);
		if (this.#case !== null && result !== undefined) {
			this.#case = { ...this.#case, result: worse(this.#case.result, result) };
		}
	}

	#closeCase(): void {
		const suite = this.#around.at(-1);
		if (suite === undefined || this.#case === null) {
			this.#unreadable += 1;
		} else {
			suite.cases.push(this.#case);
		}
		this.#case = null;
	}
}

const resultOfElement: ReadonlyMap<string, CaseResult> = new Map([
	['failure', 'failed'],
	['error', 'error'],
	['skipped', 'skipped'],
]);

/** pytest tells a test that passed and then broke while it was taken down by both. */
function worse(one: CaseResult, other: CaseResult): CaseResult {
	return severity[one] < severity[other] ? other : one;
}

const severity: Readonly<Record<CaseResult, number>> = { passed: 0, skipped: 1, failed: 2, error: 3 };

function sum(one: number | null, other: number | null): number | null {
	return one === null && other === null ? null : (one ?? 0) + (other ?? 0);
}

/** Maven writes thousands with a comma: "1,234.5". */
function secondsOf(time: string | undefined): number | null {
	return countOf(time?.replaceAll(',', ''));
}
