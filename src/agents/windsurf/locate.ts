/** Where Windsurf leaves transcripts: only where the hook that asks for them is on. */
import type { LeftOut, Machine, Root, Transcript } from '../agent.ts';
import { joinOn } from '../places.ts';

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	return [
		{ folder: join(machine.home, '.windsurf', 'transcripts'), depth: 0 },
		{ folder: join(machine.home, '.codeium', 'windsurf', 'cascade'), depth: 0 },
	];
}

export function transcriptAt(path: string, below: string): Transcript | LeftOut | null {
	if (/^[^/]+\.pb$/.test(below)) {
		return { form: 'leftOut', why: 'encrypted by Windsurf; a hook of its settings writes transcripts that can be read' };
	}
	return /^[^/]+\.jsonl$/.test(below) ? { path, below, form: 'document', parts: [] } : null;
}
