/** What a report may ask for. All chosen: far above real reports, and low enough that a hostile one costs seconds. */
import type { ReportIssue } from './report.ts';

/** In characters: about as many lines as a monorepo of a million lines has, in the wordiest format. */
const MAX_REPORT_LENGTH = 32 * 1024 * 1024;

/** No source file has more lines. */
export const MAX_LINE = 1_000_000;

/** Lines that the spans of one report may cover together: a span of a million lines is ten characters long. */
export const MAX_SPANNED_LINES = 10_000_000;

/** Nested elements of an XML report. Real ones have a dozen. */
export const MAX_DEPTH = 200;

/** Attributes of one XML element. */
export const MAX_ATTRIBUTES = 200;

/** Longer than the path of any file system. */
export const MAX_PATH_LENGTH = 4096;

/** The issue of a text that is too long to be read, else null. */
export function tooLarge(text: string): ReportIssue | null {
	return MAX_REPORT_LENGTH < text.length ? { kind: 'tooLarge', characters: text.length } : null;
}
