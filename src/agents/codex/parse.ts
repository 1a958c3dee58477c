/** Reads a transcript line by line. What is understood of each kind of record stands in the files beside this one. */
import type { Json } from '../../base/json.ts';
import type { Beside, LineReading, LinesReader, Manner, Transcript } from '../agent.ts';
import { glanceAt } from './glance.ts';
import { sessionIdIn } from './locate.ts';
import { Memory } from './memory.ts';
import { needsNoPayload, needsNoPayloadForSpend, readingOf } from './readings.ts';
import { isRecord, recordIn } from './records.ts';
import { freshState, stateIn } from './state.ts';
import { titleIn } from './titles.ts';

export function openReader(transcript: Transcript, checkpoint: Json | null, _: Beside, { wanted }: Manner): LinesReader | undefined {
	const state = checkpoint === null ? freshState(sessionIdIn(transcript.below)) : stateIn(checkpoint);
	return state === undefined ? undefined : new CodexReader(new Memory(state), wanted);
}

class CodexReader implements LinesReader {
	readonly form = 'lines';
	readonly titleIn = titleIn;
	readonly #memory: Memory;
	readonly #wanted: Manner['wanted'];

	constructor(memory: Memory, wanted: Manner['wanted']) {
		this.#memory = memory;
		this.#wanted = wanted;
	}

	read(line: Buffer): LineReading {
		this.#memory.passLine();
		const found = glanceAt(line, this.#wanted === 'spend' ? needsNoPayloadForSpend : needsNoPayload) ?? recordIn(line.toString('utf8'));
		return isRecord(found) ? readingOf(this.#memory, found, this.#wanted) : found;
	}

	checkpoint(): Json | undefined {
		return this.#wanted === 'spend' || this.#memory.awaitsPatches ? undefined : structuredClone(this.#memory.state);
	}
}
