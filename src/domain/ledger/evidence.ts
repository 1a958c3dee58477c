/** What speaks for a line: only what happened after the line came to stand as it does. */
import { MINUTE_MS } from '../../base/units.ts';
import { verificationClasses, type CommandClass, type RunPlace } from '../trace/command.ts';
import type { RunId } from '../trace/ids.ts';
import type { RunRow } from '../trace/rows.ts';
import type { LedgerLine } from './origin.ts';

export const machineSteps = ['none', 'checked', 'tested', 'exercised', 'proved'] as const;
/** The ladder of what machines did; each step is more than the ones before it. */
export type MachineStep = (typeof machineSteps)[number];

export const humanSteps = ['none', 'seen', 'reviewed'] as const;
/** The ladder of what the engineer did. */
export type HumanStep = (typeof humanSteps)[number];

/** Something that speaks for a line, and what can be shown for it. */
export interface Evidence {
	readonly kind: Exclude<MachineStep | HumanStep, 'none'>;
	readonly at: number;
	readonly cause: Cause;
}

export type Cause =
	| { readonly kind: 'run'; readonly run: RunId }
	/** A coverage or mutation report, by its path, and the run that wrote it. */
	| { readonly kind: 'report'; readonly report: string; readonly run: RunId }
	/** A test run that failed before the line was written, and the next one, which passed and ran the line. */
	| { readonly kind: 'turnedGreen'; readonly failed: RunId; readonly passed: RunId }
	/** Something the engineer said, by its id in the journal. */
	| { readonly kind: 'mark'; readonly mark: string }
	/** Something the engineer did, as the editor saw it. */
	| { readonly kind: 'deed'; readonly deed: LineDeed };

/** What the engineer can do with lines: look at them, change some of their hunk, stage or commit what was seen, stop there in the debugger. */
export const lineDeeds = ['looked', 'edited', 'staged', 'committed', 'stopped'] as const;
export type LineDeed = (typeof lineDeeds)[number];

/** A run as far as it speaks for lines, whoever started it. */
export type SpeakingRun = Pick<RunRow, 'id' | 'startedAt' | 'endedAt' | 'class' | 'result'>;

/** A verification run that the engineer started. */
export interface EngineerRun extends SpeakingRun {
	readonly by: 'engineer';
	readonly where: RunPlace;
	readonly cwd: string | null;
	/** Program, subcommands and flags; null where that is not known. */
	readonly command: string | null;
}

/** Everything that may speak for the lines of one file. */
export interface Witnesses {
	/** The runs in the file's package, in any order; those that are no verification runs say nothing. */
	readonly runs: readonly SpeakingRun[];
	readonly reports: readonly LineReport[];
	readonly marks: readonly LineMark[];
}
export const noWitnesses: Witnesses = { runs: [], reports: [], marks: [] };

/** What a coverage report (exercised) or a mutation report (proved) says of one file. */
export interface LineReport {
	readonly kind: 'exercised' | 'proved';
	/** The report's path. */
	readonly report: string;
	/** The run that wrote it: see `runThatWrote`. A report of which no run is known is shown, and is no evidence. */
	readonly run: SpeakingRun;
	/** The lines that it speaks for, counted from 1 as the file stands now: see `carriedLines`. */
	readonly lines: ReadonlySet<number>;
}

/** What the engineer did with lines of one file, or said of them. */
export interface LineMark {
	readonly kind: 'seen' | 'reviewed';
	readonly cause: Extract<Cause, { kind: 'mark' | 'deed' }>;
	readonly at: number;
	/** Counted from 1 as the file stands now. */
	readonly lines: ReadonlySet<number>;
}

/**
 * Gives what speaks for a line of the file, the latest first. The line's number is counted from 1. Lines for which the same speaks
 * are given the same list: a file has thousands of lines, and few such lists.
 */
export function evidenceOf(witnesses: Witnesses): (line: LedgerLine, number: number) => readonly Evidence[] {
	const forAll = claimsOfRuns(witnesses.runs);
	const forSome = byLine(forAll, [...claimsOfReports(witnesses), ...witnesses.marks.map(claimOfMark)]);
	const known = new Map<readonly Claim[], Map<number | null, readonly Evidence[]>>();
	return ({ since }, number) => {
		const claims = forSome.get(number) ?? forAll;
		const bySince = valueAt(known, claims, () => new Map<number | null, readonly Evidence[]>());
		return valueAt(bySince, since, () => heldOf(claims, since));
	};
}

/**
 * The run that wrote a report: the last test run of the package that began before it was written, if it passed, and if the report
 * was written while it ran or soon after. Null where another run, or nobody's, may have written it.
 */
export function runThatWrote(writtenAt: number, runs: readonly SpeakingRun[]): SpeakingRun | null {
	const run = testRunAround(writtenAt, runs);
	return run?.result === 'passed' ? run : null;
}

/** As `runThatWrote`, whatever came of the run. */
export function testRunAround(writtenAt: number, runs: readonly SpeakingRun[]): SpeakingRun | null {
	const last = testRuns(runs).findLast(run => run.startedAt <= writtenAt);
	return last !== undefined && writtenAt <= endOf(last) + WRITTEN_WITHIN_MS ? last : null;
}

/** From the design: a report may be written up to two minutes after the run was told to have ended. */
const WRITTEN_WITHIN_MS = 2 * MINUTE_MS;

/** A piece of evidence, and when a line has to have come for it to hold. */
interface Claim {
	readonly evidence: Evidence;
	readonly before: number;
	/** Null where it does not matter how long before. */
	readonly after: number | null;
}

interface LinesClaim extends Claim {
	readonly lines: ReadonlySet<number>;
}

/** A line that was there before anything is known came before everything. */
function holds({ before, after }: Claim, since: number | null): boolean {
	return (since === null || since < before) && (after === null || (since !== null && after < since));
}

function heldOf(claims: readonly Claim[], since: number | null): readonly Evidence[] {
	return claims
		.filter(claim => holds(claim, since))
		.map(claim => claim.evidence)
		.sort((a, b) => b.at - a.at);
}

/** The claims for each line that has more than those for all. Lines with the same claims have the same list. */
function byLine(forAll: readonly Claim[], claims: readonly LinesClaim[]): ReadonlyMap<number, readonly Claim[]> {
	const lines = new Map<number, readonly Claim[]>();
	for (const claim of claims) {
		const longer = new Map<readonly Claim[], readonly Claim[]>();
		for (const line of claim.lines) {
			const others = lines.get(line) ?? forAll;
			lines.set(
				line,
				valueAt(longer, others, () => [...others, claim]),
			);
		}
	}
	return lines;
}

function valueAt<K, V>(values: Map<K, V>, key: K, make: () => V): V {
	const value = values.get(key) ?? make();
	values.set(key, value);
	return value;
}

/** Of each class the run that began last: it speaks for every line that an earlier one speaks for. */
function claimsOfRuns(runs: readonly SpeakingRun[]): readonly Claim[] {
	const latest = new Map<CommandClass, SpeakingRun>();
	for (const run of byStart(runs)) {
		if (run.result === 'passed' && verificationClasses.has(run.class)) {
			latest.set(run.class, run);
		}
	}
	return [...latest.values()].map(run => {
		const evidence: Evidence = { kind: kindOf(run), at: endOf(run), cause: { kind: 'run', run: run.id } };
		return { evidence, before: run.startedAt, after: null };
	});
}

function kindOf(run: SpeakingRun): 'tested' | 'checked' {
	return run.class === 'test' ? 'tested' : 'checked';
}

function claimsOfReports({ reports, runs }: Witnesses): readonly LinesClaim[] {
	const tests = testRuns(runs);
	return reports.flatMap(({ kind, report, run, lines }) => {
		const cause = { kind: 'report', report, run: run.id } as const;
		const told = { evidence: { kind, at: endOf(run), cause }, lines, before: run.startedAt, after: null };
		const last = tests.findLast(other => other.startedAt < run.startedAt);
		return last?.result === 'failed' && kind === 'exercised' ? [told, turnedGreen(last, run, lines)] : [told];
	});
}

/** What was written between a failing run and the next one, which passed and ran it, is what the test asked for. */
function turnedGreen(failed: SpeakingRun, passed: SpeakingRun, lines: ReadonlySet<number>): LinesClaim {
	const cause = { kind: 'turnedGreen', failed: failed.id, passed: passed.id } as const;
	return { evidence: { kind: 'proved', at: endOf(passed), cause }, lines, before: passed.startedAt, after: endOf(failed) };
}

function claimOfMark({ kind, cause, at, lines }: LineMark): LinesClaim {
	return { evidence: { kind, at, cause }, lines, before: at, after: null };
}

function testRuns(runs: readonly SpeakingRun[]): readonly SpeakingRun[] {
	return byStart(runs.filter(run => run.class === 'test'));
}

function byStart(runs: readonly SpeakingRun[]): readonly SpeakingRun[] {
	return runs.toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
}

/** A run that is not known to have ended is taken for as long as it is known. */
function endOf(run: SpeakingRun): number {
	return run.endedAt ?? run.startedAt;
}
