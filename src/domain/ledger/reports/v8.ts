import { parseJson } from '../../../base/json.ts';
import { CoverageDraft } from './draft.ts';
import { pathOfFileUrl } from './fileUrl.ts';
import { tooLarge } from './limits.ts';
import type { CoverageReport } from './report.ts';
import { countOf, listOf, shapeOf, wordsOf, type Shape } from './shape.ts';
import { sourceLines, type SourceLine } from './sourceLines.ts';

/** The text of a file as it is now, or null where it cannot be had. V8 tells places in the text and no lines. */
export type SourceText = (path: string) => string | null;

/**
 * Reads what Node writes with NODE_V8_COVERAGE. A line ran as often as the innermost range that holds all of it but the
 * white space at its ends, which is how Node and c8 count; blank lines are unknown. Offsets count UTF-16 units.
 * A script is left out, with an issue, where its text has another length than the one that ran, or comes of a source map.
 */
export function parseV8(text: string, sourceOf: SourceText): CoverageReport {
	const draft = new CoverageDraft();
	const issue = tooLarge(text);
	draft.issue(issue);
	if (issue === null) {
		readScripts(shapeOf(parseJson(text)), sourceOf, draft);
	}
	return draft.report();
}

function readScripts(report: Shape | null, sourceOf: SourceText, draft: CoverageDraft): void {
	const scripts = listOf(report?.['result']);
	if (scripts === null) {
		draft.issue({ kind: 'otherFormat' });
		return;
	}
	const maps = shapeOf(report?.['source-map-cache']) ?? {};
	for (const value of scripts) {
		const script = scriptOf(shapeOf(value), maps);
		if (script === null) {
			draft.unreadable();
		} else if (script.path !== null) {
			readScript({ ...script, path: script.path }, sourceOf, draft);
		}
	}
}

/** Its path is null where it is no file: a module of Node's own, a text that was evaluated. */
function scriptOf(script: Shape | null, maps: Shape): (Omit<Script, 'path'> & { readonly path: string | null }) | null {
	const url = wordsOf(script?.['url']);
	if (script === null || url === null) {
		return null;
	}
	return { url, path: pathOfFileUrl(url), isGenerated: Object.hasOwn(maps, url), functions: script['functions'] };
}

interface Script {
	readonly url: string;
	readonly path: string;
	readonly isGenerated: boolean;
	readonly functions: unknown;
}

function readScript({ url, path, isGenerated, functions }: Script, sourceOf: SourceText, draft: CoverageDraft): void {
	if (isGenerated) {
		draft.issue({ kind: 'generatedCode', path });
		return;
	}
	const source = sourceOf(path);
	if (source === null) {
		draft.issue({ kind: 'sourceMissing', path });
		return;
	}
	const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
	const ranges = rangesOf(functions, draft);
	const lengths = [text.length, text.length + nameOfStripped(url).length];
	if (!lengths.includes(lengthThatRan(ranges))) {
		draft.issue({ kind: 'sourceChanged', path });
		return;
	}
	markLines(path, sourceLines(text), ranges.sort(outerFirst), draft);
}

interface Range {
	readonly start: number;
	readonly end: number;
	readonly hits: number;
}

function rangesOf(functions: unknown, draft: CoverageDraft): Range[] {
	return (listOf(functions) ?? [])
		.flatMap(one => listOf(shapeOf(one)?.['ranges']) ?? [])
		.flatMap(one => {
			const range = rangeOf(shapeOf(one));
			if (range === null) {
				draft.unreadable();
				return [];
			}
			return [range];
		});
}

function rangeOf(range: Shape | null): Range | null {
	const start = countOf(range?.['startOffset']);
	const end = countOf(range?.['endOffset']);
	const hits = countOf(range?.['count']);
	return start === null || end === null || hits === null || end < start ? null : { start, end, hits };
}

/** What Node appends to a TypeScript file after it has turned the types into blanks of the same length. */
function nameOfStripped(url: string): string {
	return `\n\n//# sourceURL=${url}`;
}

/** The outermost range of a script is the script. */
function lengthThatRan(ranges: readonly Range[]): number {
	return ranges.reduce((length, { end }) => Math.max(length, end), 0);
}

function outerFirst(one: Range, other: Range): number {
	return one.start - other.start || other.end - one.end;
}

/** Both lists go from the start of the text to its end; `around` holds the ranges that may still hold a line, innermost last. */
function markLines(path: string, lines: Iterable<SourceLine>, ranges: readonly Range[], draft: CoverageDraft): void {
	const around: Range[] = [];
	let next = 0;
	draft.mention(path);
	for (const { line, start, end } of lines) {
		for (let range = ranges[next]; range !== undefined && range.start <= start; range = ranges[next]) {
			around.push(range);
			next += 1;
		}
		while (0 < around.length && (around.at(-1)?.end ?? 0) < end) {
			around.pop();
		}
		const innermost = around.at(-1);
		if (innermost !== undefined) {
			draft.add(path, line, innermost.hits);
		}
	}
}
