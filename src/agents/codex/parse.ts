/** Reads a transcript line by line. What is understood of each kind of record stands in the files beside this one. */
import type { Json } from '../../base/json.ts';
import { nothing, type LineReading, type Transcript, type TranscriptReader } from '../agent.ts';
import { sessionIdIn } from './locate.ts';
import { Memory } from './memory.ts';
import { readingOf } from './readings.ts';
import { isRecord, recordIn } from './records.ts';
import { freshState, stateIn } from './state.ts';

export function openReader(transcript: Transcript, checkpoint: Json | null): TranscriptReader | undefined {
	const state = checkpoint === null ? freshState(sessionIdIn(transcript.below)) : stateIn(checkpoint);
	return state === undefined ? undefined : new CodexReader(new Memory(state));
}

class CodexReader implements TranscriptReader {
	readonly #memory: Memory;

	constructor(memory: Memory) {
		this.#memory = memory;
	}

	read(line: Buffer): LineReading {
		const text = line.toString('utf8');
		if (text.trim() === '') {
			return nothing;
		}
		this.#memory.passLine();
		const found = recordIn(text);
		return isRecord(found) ? readingOf(this.#memory, found) : found;
	}

	checkpoint(): Json | undefined {
		return this.#memory.awaitsPatches ? undefined : structuredClone(this.#memory.state);
	}
}
