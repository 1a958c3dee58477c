/** Decides which transcripts have to be read, without opening one. */
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Transcript } from '../agents/agent.ts';
import { assertNever } from '../base/assertNever.ts';
import type { Candidate } from './find.ts';
import type { FileRow, Store } from './store/store.ts';

/** A transcript as it was found: bytes, and when it was last written, with all files that belong to it. */
export interface FoundTranscript extends Candidate {
	readonly size: number;
	readonly modifiedAt: number;
	/** When the system noted the last change; a program can set the modification time back, and not this. */
	readonly changedAt: number;
}

export interface Plan {
	/** Those that changed last come first: an engineer looks at today before last year. */
	readonly steps: readonly PlanStep[];
	readonly bytes: number;
}

export interface PlanStep {
	readonly found: FoundTranscript;
	readonly known: FileRow | undefined;
	/** What has to be read of it, as far as can be told without opening it. */
	readonly bytes: number;
}

export function planFor(candidates: readonly Candidate[], store: Store): Plan {
	const unique = new Map(candidates.map(candidate => [candidate.transcript.path, candidate]));
	const steps = [...unique.values()].flatMap(candidate => stepFor(candidate, store) ?? []).sort(byTime);
	return { steps, bytes: steps.reduce((sum, step) => sum + step.bytes, 0) };
}

function stepFor(candidate: Candidate, store: Store): PlanStep | null {
	const found = statusOf(candidate);
	if (found === null) {
		return null;
	}
	const known = store.file(candidate.transcript.path);
	if (known !== undefined && looksUntouched(known, found) && !isTouched(known, found)) {
		return null;
	}
	const isGrown = known !== undefined && found.size >= known.size && !isChangedInPlace(known, found);
	return { found, known, bytes: isGrown ? Math.max(0, found.size - known.offset) : found.size };
}

/** Whether size and time say that nothing was written, and yet something was done to the file: all of it may be another. */
export function isChangedInPlace(known: FileRow, found: FoundTranscript): boolean {
	return looksUntouched(known, found) && isTouched(known, found);
}

function looksUntouched(known: FileRow, found: FoundTranscript): boolean {
	return known.size === found.size && known.modifiedAt === found.modifiedAt;
}

/** A time in milliseconds is exact to a quarter of a microsecond. */
function isTouched({ changedAt }: FileRow, found: FoundTranscript): boolean {
	return changedAt !== null && changedAt !== found.changedAt;
}

function statusOf(candidate: Candidate): FoundTranscript | null {
	const status = statSync(candidate.transcript.path, { throwIfNoEntry: false });
	if (status === undefined) {
		return null;
	}
	let { size, mtimeMs: modifiedAt, ctimeMs: changedAt } = status;
	for (const name of partsOf(candidate.transcript)) {
		const part = statSync(name, { throwIfNoEntry: false });
		if (part?.isFile() === true && part.size > 0) {
			size += part.size;
			modifiedAt = Math.max(modifiedAt, part.mtimeMs);
			changedAt = Math.max(changedAt, part.ctimeMs);
		}
	}
	return { ...candidate, size, modifiedAt, changedAt };
}

/** Files whose change is the transcript's. */
function partsOf(transcript: Transcript): readonly string[] {
	switch (transcript.form) {
		case 'lines':
		case 'zstdLines':
			return [];
		case 'document':
			return transcript.parts.map(name => path.join(path.dirname(transcript.path), name));
		case 'database':
			return [transcript.path + LOG_ENDING];
		default:
			return assertNever(transcript);
	}
}

/** What was written to a database stands in a log of this name first. */
export const LOG_ENDING = '-wal';

function byTime(a: PlanStep, b: PlanStep): number {
	return b.found.modifiedAt - a.found.modifiedAt || (a.found.transcript.path < b.found.transcript.path ? -1 : 1);
}
