import { CoverageDraft, lineHits } from './draft.ts';
import { tooLarge } from './limits.ts';
import type { CoverageReport } from './report.ts';
import { countOf, pathOf } from './shape.ts';
import { textLines } from './textLines.ts';

/**
 * Reads an lcov tracefile: `DA:<line>,<hits>` is a line's own count; functions and branches add nothing to it.
 * A file stands in as many records as there were tests, and its counts are added, as lcov itself does.
 */
export function parseLcov(text: string): CoverageReport {
	const draft = new CoverageDraft();
	const issue = tooLarge(text);
	draft.issue(issue);
	if (issue === null) {
		readRecords(text, draft);
	}
	return draft.report();
}

function readRecords(text: string, draft: CoverageDraft): void {
	let path: string | null = null;
	let isLcov = false;
	for (const line of textLines(text)) {
		if (line.startsWith('SF:')) {
			path = pathOf(line.slice('SF:'.length).trim());
			isLcov = true;
			startFile(path, draft);
		} else if (line.startsWith('DA:')) {
			readLine(path, line.slice('DA:'.length), draft);
		} else if (line.startsWith('end_of_record')) {
			path = null;
		}
	}
	if (!isLcov && text.trim() !== '') {
		draft.issue({ kind: 'otherFormat' });
	}
}

function startFile(path: string | null, draft: CoverageDraft): void {
	if (path === null) {
		draft.unreadable();
	} else {
		draft.mention(path);
	}
}

/** `<line>,<hits>`, and a checksum that some producers add. */
function readLine(path: string | null, record: string, draft: CoverageDraft): void {
	const [line, hits] = record.split(',', 2);
	const known = lineHits(line, countOf(hits?.trim()));
	if (path === null || known === null) {
		draft.unreadable();
		return;
	}
	draft.add(path, known.line, known.hits);
}
