/** Finds the reports that test runs left in a workspace: git ignores most of them, so their usual places are looked into. */
import { closeSync, globSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { defaultReportGlobs, HEAD_LENGTH, kindOfReport, type ReportKind } from '../../domain/ledger/reports/kind.ts';
import { slashed } from './workTree.ts';

export interface ReportFile {
	/** Absolute, with `/`. */
	readonly path: string;
	readonly kind: ReportKind;
	readonly modifiedAt: number;
}

const leftAlone: ReadonlySet<string> = new Set(['node_modules', '.git', '.venv', 'venv', '__pycache__']);

/** `globs` are more places below the root than the usual ones. Sorted by path. */
export function findReports(root: string, globs: readonly string[] = []): ReportFile[] {
	const found = globSync([...defaultReportGlobs, ...globs], { cwd: root, exclude: name => leftAlone.has(path.basename(name)) });
	return [...new Set(found)]
		.filter(isBelow)
		.sort()
		.flatMap(file => reportAt(path.join(root, file)) ?? []);
}

/** A glob of the engineer's may lead anywhere. */
function isBelow(file: string): boolean {
	return !path.isAbsolute(file) && path.normalize(file).split(path.sep)[0] !== '..';
}

function reportAt(file: string): ReportFile | undefined {
	try {
		const stat = statSync(file);
		const kind = stat.isFile() ? kindOfReport(slashed(file), headOf(file)) : null;
		return kind === null ? undefined : { path: slashed(file), kind, modifiedAt: stat.mtimeMs };
	} catch {
		return undefined;
	}
}

function headOf(file: string): string {
	const handle = openSync(file, 'r');
	try {
		const head = Buffer.alloc(HEAD_LENGTH);
		return head.toString('utf8', 0, readSync(handle, head, 0, HEAD_LENGTH, 0));
	} finally {
		closeSync(handle);
	}
}
