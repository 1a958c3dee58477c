/** Reads a transcript line by line. What is understood of each kind of record stands in the files beside this one. */
import type { Json } from '../../base/json.ts';
import type { LineReading, Transcript, LinesReader } from '../agent.ts';
import { glanceAt } from './glance.ts';
import { sessionIdIn } from './locate.ts';
import { Memory } from './memory.ts';
import { needsNoPayload, readingOf } from './readings.ts';
import { isRecord, recordIn } from './records.ts';
import { freshState, stateIn } from './state.ts';
import { titleIn } from './titles.ts';

export function openReader(transcript: Transcript, checkpoint: Json | null): LinesReader | undefined {
	const state = checkpoint === null ? freshState(sessionIdIn(transcript.below)) : stateIn(checkpoint);
	return state === undefined ? undefined : new CodexReader(new Memory(state));
}

class CodexReader implements LinesReader {
	readonly form = 'lines';
	readonly titleIn = titleIn;
	readonly #memory: Memory;

	constructor(memory: Memory) {
		this.#memory = memory;
	}

	read(line: Buffer): LineReading {
		this.#memory.passLine();
		const found = glanceAt(line, needsNoPayload) ?? recordIn(line.toString('utf8'));
		return isRecord(found) ? readingOf(this.#memory, found) : found;
	}

	checkpoint(): Json | undefined {
		return this.#memory.awaitsPatches ? undefined : structuredClone(this.#memory.state);
	}
}
