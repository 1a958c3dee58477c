/** The reports among the fixtures, and what is read out of them in a form that people can check. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseCoverage } from '../../../../../src/domain/ledger/reports/coverage.ts';
import { outcomeOf, parseJunit } from '../../../../../src/domain/ledger/reports/junit.ts';
import { HEAD_LENGTH, kindOfReport, type ReportKind } from '../../../../../src/domain/ledger/reports/kind.ts';
import { parseMutation, provedLines } from '../../../../../src/domain/ledger/reports/mutation.ts';
import type { CoverageReport, MutationReport } from '../../../../../src/domain/ledger/reports/report.ts';

export const fixtures = path.resolve(import.meta.dirname, '../../../../fixtures/reports');

export interface Fixture {
	readonly claim: string;
	readonly file: string;
	readonly text: string;
	readonly kind: ReportKind;
	/** The text of a file of the report, where it lies beside it. */
	readonly sourceOf: (path: string) => string | null;
}

export function allFixtures(): readonly Fixture[] {
	return readdirSync(fixtures).map(fixture);
}

export function fixture(claim: string): Fixture {
	const folder = path.join(fixtures, claim);
	const file = readdirSync(folder).find(name => name !== 'expected.json' && !name.endsWith('.txt'));
	if (file === undefined) {
		throw new Error(`${claim} has no report`);
	}
	const text = readFileSync(path.join(folder, file), 'utf8');
	const kind = kindOfReport(file, text.slice(0, HEAD_LENGTH));
	if (kind === null) {
		throw new Error(`${claim}: nobody knows what ${file} is`);
	}
	return { claim, file, text, kind, sourceOf: written => sourceBeside(folder, written) };
}

function sourceBeside(folder: string, written: string): string | null {
	const file = path.join(folder, `${path.posix.basename(written)}.txt`);
	return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Reads any report by its kind. */
export function read({ kind, text, sourceOf }: Pick<Fixture, 'kind' | 'text' | 'sourceOf'>): unknown {
	switch (kind) {
		case 'junit': {
			const report = parseJunit(text);
			return { kind, outcome: outcomeOf(report), ...report };
		}
		case 'mutation':
			return { kind, ...mutationTold(parseMutation(text)) };
		default:
			return { kind, ...coverageTold(parseCoverage(kind, text, sourceOf)) };
	}
}

/** Each file's lines as "line:hits". */
export function coverageTold({ files, roots, issues }: CoverageReport) {
	return { files: Object.fromEntries(files.map(file => [file.path, linesTold(file)])), roots, issues };
}

export function linesTold({ lines }: CoverageReport['files'][number]): string {
	return lines.map(({ line, hits }) => `${line}:${hits}`).join(' ');
}

function mutationTold({ files, roots, issues }: MutationReport) {
	const told = files.map(file => [
		file.path,
		{
			proved: provedLines(file).map(({ line, killedBy }) => [
				line,
				...killedBy.map(({ id, name, file }) => `${id} ${name ?? '?'} in ${file ?? '?'}`),
			]),
			mutants: file.mutants.map(({ firstLine, lastLine, status }) => `${firstLine}-${lastLine} ${status ?? 'unknown'}`),
			hasSource: file.source !== null,
		},
	]);
	return { files: Object.fromEntries(told) as unknown, roots, issues };
}
