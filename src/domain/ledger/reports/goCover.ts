import { CoverageDraft } from './draft.ts';
import { tooLarge } from './limits.ts';
import type { CoverageReport, ReportIssue } from './report.ts';
import { countOf, lineOf, pathOf } from './shape.ts';
import { textLines } from './textLines.ts';

/**
 * Reads a Go cover profile: basic blocks with their counts. A line ran where any block that touches it ran, since the
 * line of an `if` ends one block and begins the next. Of `} else if {` the block that ends there has nothing but the brace,
 * and is not asked. The same block may be listed once for each test binary: counts are added, and in mode "set" stay 1.
 */
export function parseGoCover(text: string): CoverageReport {
	const draft = new CoverageDraft();
	const issue = tooLarge(text) ?? otherFormat(text);
	draft.issue(issue);
	if (issue === null) {
		const blocks = [...readBlocks(text, draft).values()];
		const starts = lastStarts(blocks);
		for (const block of blocks) {
			markLines(block, starts, draft);
		}
	}
	return draft.report();
}

function otherFormat(text: string): ReportIssue | null {
	return text.trim() === '' || modeLine.test(text) ? null : { kind: 'otherFormat' };
}

/** The first line; joined profiles have it again. */
const modeLine = /^\uFEFF?mode: (?:set|count|atomic)(?=\s|$)/;

interface Block {
	readonly path: string;
	readonly first: number;
	readonly firstColumn: number;
	readonly last: number;
	readonly lastColumn: number;
	hits: number;
}

function readBlocks(text: string, draft: CoverageDraft): ReadonlyMap<string, Block> {
	const blocks = new Map<string, Block>();
	let isSet = false;
	for (const line of textLines(text)) {
		if (modeLine.test(line)) {
			isSet = line.endsWith('set');
		} else if (line.trim() !== '') {
			const place = line.slice(0, line.lastIndexOf(' '));
			merge(blocks, place, readBlock(line), isSet, draft);
		}
	}
	return blocks;
}

/** `name.go:line.column,line.column statements count`; the name may hold any of those signs. */
const record = /^(.+):(\d{1,10})\.(\d{1,10}),(\d{1,10})\.(\d{1,10}) \d{1,10} (\d{1,20})$/;

function readBlock(line: string): Block | null {
	const [, name, fromLine, fromColumn, untilLine, untilColumn, count] = record.exec(line.trimEnd()) ?? [];
	const path = pathOf(name);
	const first = lineOf(fromLine);
	const last = lineOf(untilLine);
	const hits = countOf(count);
	if (path === null || first === null || last === null || hits === null || last < first) {
		return null;
	}
	return { path, first, firstColumn: Number(fromColumn), last, lastColumn: Number(untilColumn), hits };
}

function merge(blocks: Map<string, Block>, place: string, block: Block | null, isSet: boolean, draft: CoverageDraft): void {
	const known = blocks.get(place);
	if (block === null) {
		draft.unreadable();
	} else if (known === undefined) {
		blocks.set(place, block);
	} else {
		known.hits = isSet ? Math.max(known.hits, block.hits) : Math.min(known.hits + block.hits, Number.MAX_SAFE_INTEGER);
	}
}

/** The column of the last block that begins on a line, by file and line. */
type Starts = ReadonlyMap<string, ReadonlyMap<number, number>>;

function lastStarts(blocks: readonly Block[]): Starts {
	const starts = new Map<string, Map<number, number>>();
	for (const { path, first, firstColumn } of blocks) {
		const columns = starts.get(path) ?? new Map<number, number>();
		starts.set(path, columns.set(first, Math.max(columns.get(first) ?? 0, firstColumn)));
	}
	return starts;
}

function markLines(block: Block, starts: Starts, draft: CoverageDraft): void {
	const { path, first, hits } = block;
	const last = endsWithBrace(block, starts) ? block.last - 1 : block.last;
	if (!draft.affords(last - first + 1)) {
		return;
	}
	for (let line = first; line <= last; line += 1) {
		draft.raise(path, line, hits);
	}
}

/** Whether another block begins behind it on its last line: one that it runs into begins at its very end. */
function endsWithBrace({ path, first, last, lastColumn }: Block, starts: Starts): boolean {
	return first < last && lastColumn < (starts.get(path)?.get(last) ?? 0);
}
