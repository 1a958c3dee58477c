import { parseJson } from '../../../base/json.ts';
import { CoverageDraft } from './draft.ts';
import { tooLarge } from './limits.ts';
import type { CoverageReport } from './report.ts';
import { countOf, listOf, locationOf, pathOf, shapeOf, type Location, type Position, type Shape } from './shape.ts';

/**
 * Reads Istanbul's coverage-final.json. A line on which statements start ran as often as the one that ran most, which is
 * Istanbul's own rule. A line inside of a longer statement goes by the innermost statement, function or operand around
 * it: so the arguments of a call that ran count as run, and the end of a function that was never called does not.
 * A line outside of all of them is unknown.
 */
export function parseIstanbul(text: string): CoverageReport {
	const draft = new CoverageDraft();
	const issue = tooLarge(text);
	draft.issue(issue);
	if (issue === null) {
		readFiles(shapeOf(parseJson(text)), draft);
	}
	return draft.report();
}

function readFiles(report: Shape | null, draft: CoverageDraft): void {
	const files = Object.entries(report ?? {});
	if (report === null || (0 < files.length && !files.some(([, file]) => isFile(file)))) {
		draft.issue({ kind: hasTotals(report) ? 'totalsOnly' : 'otherFormat' });
		return;
	}
	for (const [key, value] of files) {
		readFile(key, shapeOf(value), draft);
	}
}

function isFile(value: unknown): boolean {
	const file = shapeOf(value);
	return shapeOf(file?.['statementMap']) !== null && shapeOf(file?.['s']) !== null;
}

/** What coverage-summary.json holds for all files together. */
function hasTotals(report: Shape | null): boolean {
	return shapeOf(shapeOf(report?.['total'])?.['lines']) !== null;
}

function readFile(key: string, file: Shape | null, draft: CoverageDraft): void {
	const path = pathOf(file?.['path']) ?? pathOf(key);
	if (file === null || path === null || !isFile(file)) {
		draft.unreadable();
	} else if (shapeOf(file['inputSourceMap']) !== null) {
		draft.issue({ kind: 'generatedCode', path });
	} else {
		draft.mention(path);
		markLines(path, file, draft);
	}
}

function markLines(path: string, file: Shape, draft: CoverageDraft): void {
	const statements = regionsOf(file['statementMap'], file['s'], entry => entry, draft);
	const functions = regionsOf(file['fnMap'], file['f'], entry => shapeOf(entry)?.['loc'], draft);
	for (const region of [...statements, ...functions, ...operandsOf(file)].sort(outerFirst)) {
		fill(path, region, draft);
	}
	markStarts(path, statements, draft);
}

interface Region extends Location {
	readonly hits: number;
}

function regionsOf(map: unknown, counts: unknown, location: (entry: unknown) => unknown, draft: CoverageDraft): Region[] {
	const hits = shapeOf(counts) ?? {};
	return Object.entries(shapeOf(map) ?? {}).flatMap(([id, entry]) => {
		const region = regionOf(location(entry), hits[id]);
		if (region === null) {
			draft.unreadable();
			return [];
		}
		return [region];
	});
}

function regionOf(place: unknown, count: unknown): Region | null {
	const location = locationOf(place);
	const hits = countOf(count);
	return location === null || hits === null ? null : { ...location, hits };
}

/** Branches that are a piece of text each. Those of `if` are not: Istanbul gives the first the place of the whole statement. */
const operandTypes: ReadonlySet<unknown> = new Set(['cond-expr', 'binary-expr', 'switch', 'default-arg']);

function operandsOf(file: Shape): Region[] {
	const counts = shapeOf(file['b']) ?? {};
	return Object.entries(shapeOf(file['branchMap']) ?? {}).flatMap(([id, entry]) => {
		const branch = shapeOf(entry);
		const locations = operandTypes.has(branch?.['type']) ? (listOf(branch?.['locations']) ?? []) : [];
		const hits = listOf(counts[id]) ?? [];
		return locations.map((location, at) => regionOf(location, hits[at])).filter(region => region !== null);
	});
}

function outerFirst(one: Region, other: Region): number {
	return (
		one.start.line - other.start.line ||
		columnOf(one.start, 0) - columnOf(other.start, 0) ||
		other.end.line - one.end.line ||
		columnOf(other.end, END_OF_LINE) - columnOf(one.end, END_OF_LINE)
	);
}

function columnOf({ column }: Position, otherwise: number): number {
	return column ?? otherwise;
}

/** Istanbul means infinity, which JSON cannot hold and writes as null. */
const END_OF_LINE = Number.MAX_SAFE_INTEGER;

function fill(path: string, { start, end, hits }: Region, draft: CoverageDraft): void {
	if (!draft.affords(end.line - start.line + 1)) {
		return;
	}
	for (let { line } = start; line <= end.line; line += 1) {
		draft.replace(path, line, hits);
	}
}

function markStarts(path: string, statements: readonly Region[], draft: CoverageDraft): void {
	for (const { start } of statements) {
		draft.replace(path, start.line, 0);
	}
	for (const { start, hits } of statements) {
		draft.raise(path, start.line, hits);
	}
}
