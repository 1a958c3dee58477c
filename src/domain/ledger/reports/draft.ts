import { MAX_SPANNED_LINES } from './limits.ts';
import { lineOf } from './shape.ts';
import type { CoveredFile, CoverageReport, LineHits, ReportIssue } from './report.ts';

/** A coverage report in the making: every record ends in it as hits of a line, or as a part of an issue. */
export class CoverageDraft {
	readonly #files = new Map<string, Map<number, number>>();
	readonly #roots = new Set<string>();
	readonly #issues: ReportIssue[] = [];
	#unreadable = 0;
	#spanned = 0;
	#linesLeftOut = 0;

	/** Adds to what is known of the line: for records of separate runs. */
	add(path: string, line: number, hits: number): void {
		const lines = this.#linesOf(path);
		lines.set(line, Math.min((lines.get(line) ?? 0) + hits, Number.MAX_SAFE_INTEGER));
	}

	/** Keeps the most that is known of the line: for parts of it that ran in one run. */
	raise(path: string, line: number, hits: number): void {
		const lines = this.#linesOf(path);
		lines.set(line, Math.max(lines.get(line) ?? 0, hits));
	}

	/** What a record inside of another says: it knows better. */
	replace(path: string, line: number, hits: number): void {
		this.#linesOf(path).set(line, hits);
	}

	/** Whether a span of so many lines still fits into the report; if not, it is left out and counted. */
	affords(lines: number): boolean {
		const fits = this.#spanned + lines <= MAX_SPANNED_LINES;
		if (fits) {
			this.#spanned += lines;
		} else {
			this.#linesLeftOut += lines;
		}
		return fits;
	}

	/** A file that was measured, even where nothing is known of its lines. */
	mention(path: string): void {
		this.#linesOf(path);
	}

	root(folder: string): void {
		this.#roots.add(folder);
	}

	/** A record that says nothing we understand. */
	unreadable(): void {
		this.#unreadable += 1;
	}

	issue(issue: ReportIssue | null): void {
		if (issue !== null) {
			this.#issues.push(issue);
		}
	}

	report(): CoverageReport {
		return { files: [...this.#files].map(coveredFile), roots: [...this.#roots], issues: [...this.#issues, ...this.#counted()] };
	}

	#linesOf(path: string): Map<number, number> {
		const known = this.#files.get(path);
		if (known !== undefined) {
			return known;
		}
		const lines = new Map<number, number>();
		this.#files.set(path, lines);
		return lines;
	}

	#counted(): ReportIssue[] {
		return countedIssues({ unreadable: this.#unreadable, linesLeftOut: this.#linesLeftOut });
	}
}

/** The issues that are only counted, where there are any. */
export function countedIssues(counts: { readonly unreadable: number; readonly linesLeftOut: number }): ReportIssue[] {
	const unreadable: ReportIssue[] = 0 < counts.unreadable ? [{ kind: 'unreadable', records: counts.unreadable }] : [];
	const leftOut: ReportIssue[] = 0 < counts.linesLeftOut ? [{ kind: 'tooManyLines', lines: counts.linesLeftOut }] : [];
	return [...unreadable, ...leftOut];
}

function coveredFile([path, lines]: readonly [string, ReadonlyMap<number, number>]): CoveredFile {
	return { path, lines: [...lines].map(([line, hits]): LineHits => ({ line, hits })).sort((one, other) => one.line - other.line) };
}

/** The hits of one line as some formats write them, or null where either number is none. */
export function lineHits(line: unknown, hits: number | null): LineHits | null {
	const number = lineOf(line);
	return number === null || hits === null ? null : { line: number, hits };
}
