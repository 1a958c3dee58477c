/** Finds summaries in files and folders, and reads them. */
import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { MIB } from '../../base/bytes.ts';
import { systemReason } from '../../base/systemError.ts';
import type { Summary } from '../../domain/summary/summary.ts';
import { readSummary, type ReadSummary } from '../summary/read.ts';

export interface SummariesFound {
	readonly summaries: readonly Summary[];
	/** Files that are none, with why: named as from the place that was asked for. */
	readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
	readonly file: string;
	readonly why: string;
}

/** Chosen: a summary with all that can be chosen is smaller. */
const MOST_BYTES = 4 * MIB;
/** Chosen: summaries are put into folders, and not into folders that deep. */
const DEEPEST = 8;
const ENDING = '.json';

/** Every file that was named, and those of the folders that end as summaries do. Never throws. */
export function readSummaries(places: readonly string[]): SummariesFound {
	const summaries: Summary[] = [];
	const leftOut: LeftOut[] = [];
	for (const place of places) {
		for (const { file, name } of filesAt(place, leftOut)) {
			const read = readFile(file);
			if (read.kind === 'summary') {
				summaries.push(read.summary);
			} else {
				leftOut.push({ file: name, why: whyNot(read) });
			}
		}
	}
	return { summaries, leftOut };
}

interface Found {
	readonly file: string;
	/** As a report names it. */
	readonly name: string;
}

function filesAt(place: string, leftOut: LeftOut[]): readonly Found[] {
	try {
		const found = statSync(place);
		if (found.isDirectory()) {
			return filesIn(place, DEEPEST, leftOut).map(file => ({ file, name: path.relative(place, file) }));
		}
		if (found.isFile()) {
			return [{ file: place, name: path.basename(place) }];
		}
		leftOut.push({ file: path.basename(place), why: 'It is neither a file nor a folder.' });
	} catch (error) {
		leftOut.push({ file: path.basename(place), why: `It cannot be opened: ${systemReason(error)}.` });
	}
	return [];
}

/** Links are not followed, and hidden folders are somebody else's. */
function filesIn(folder: string, depth: number, leftOut: LeftOut[]): readonly string[] {
	return entriesOf(folder, leftOut).flatMap(entry => {
		const file = path.join(folder, entry.name);
		if (entry.isDirectory()) {
			return depth > 0 && !entry.name.startsWith('.') && entry.name !== 'node_modules' ? filesIn(file, depth - 1, leftOut) : [];
		}
		return entry.isFile() && entry.name.endsWith(ENDING) ? [file] : [];
	});
}

function entriesOf(folder: string, leftOut: LeftOut[]): readonly Dirent[] {
	try {
		return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
	} catch (error) {
		leftOut.push({ file: path.basename(folder), why: `It cannot be opened: ${systemReason(error)}.` });
		return [];
	}
}

type NotASummary = Exclude<ReadSummary, { kind: 'summary' }>;

function readFile(file: string): ReadSummary {
	try {
		return statSync(file).size > MOST_BYTES
			? { kind: 'malformed', sentence: 'It is larger than any summary.' }
			: readSummary(readFileSync(file, 'utf8'));
	} catch (error) {
		return { kind: 'malformed', sentence: `It cannot be read: ${systemReason(error)}.` };
	}
}

function whyNot(read: NotASummary): string {
	return read.kind === 'newer' ? `It was made by a newer Bookend, as ${read.schema}.` : read.sentence;
}
