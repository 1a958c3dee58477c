/** Decides which transcripts have to be read, without opening one. */
import { statSync } from 'node:fs';
import type { Candidate } from './find.ts';
import type { FoundTranscript } from './readTranscript.ts';
import type { FileRow, Store } from './store/store.ts';

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
	const status = statSync(candidate.transcript.path, { throwIfNoEntry: false });
	if (status === undefined) {
		return null;
	}
	const known = store.file(candidate.transcript.path);
	if (known?.size === status.size && known.modifiedAt === status.mtimeMs) {
		return null;
	}
	const isGrown = known !== undefined && status.size >= known.size;
	const found = { ...candidate, size: status.size, modifiedAt: status.mtimeMs };
	return { found, known, bytes: isGrown ? Math.max(0, status.size - known.offset) : status.size };
}

function byTime(a: PlanStep, b: PlanStep): number {
	return b.found.modifiedAt - a.found.modifiedAt || (a.found.transcript.path < b.found.transcript.path ? -1 : 1);
}
