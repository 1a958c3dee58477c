/** Reads a transcript line by line. What is understood of each kind of record stands in the files beside this one. */
import type { Json } from '../../base/json.ts';
import type { JsonScan } from '../jsonScan.ts';
import type { Beside, LineReading, LinesReader, Manner, Transcript } from '../agent.ts';
import { sessionIdIn } from './locate.ts';
import { Memory } from './memory.ts';
import { readingOf, skimOf } from './readings.ts';
import { isRecord, recordIn, type CodexRecord } from './records.ts';
import { skimmedRecord } from './skim.ts';
import { freshState, stateIn } from './state.ts';
import { titleIn } from './titles.ts';

export function openReader(transcript: Transcript, checkpoint: Json | null, _: Beside, manner: Manner): LinesReader | undefined {
	const state = checkpoint === null ? freshState(sessionIdIn(transcript.below)) : stateIn(checkpoint);
	return state === undefined ? undefined : new CodexReader(new Memory(state), manner);
}

class CodexReader implements LinesReader {
	readonly form = 'lines';
	readonly titleIn = titleIn;
	readonly #memory: Memory;
	readonly #wanted: Manner['wanted'];
	readonly #scan: JsonScan | null;

	constructor(memory: Memory, { wanted, scan }: Manner) {
		this.#memory = memory;
		this.#wanted = wanted;
		this.#scan = scan;
	}

	read(line: Buffer): LineReading {
		this.#memory.passLine();
		const found = this.#skimmed(line) ?? recordIn(line.toString('utf8'));
		return isRecord(found) ? readingOf(this.#memory, found, this.#wanted) : found;
	}

	#skimmed(line: Buffer): CodexRecord | null {
		const scan = this.#scan;
		return scan === null ? null : skimmedRecord(scan, line, name => skimOf(this.#memory.state, name, this.#wanted));
	}

	checkpoint(): Json | undefined {
		return this.#wanted === 'spend' || this.#memory.awaitsPatches ? undefined : structuredClone(this.#memory.state);
	}
}
