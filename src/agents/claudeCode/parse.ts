/** Reads a transcript line by line. What is understood of each kind of record stands in the files beside this one. */
import type { Json } from '../../base/json.ts';
import type { JsonScan } from '../jsonScan.ts';
import type { Beside, LineReading, LinesReader, Manner, Transcript } from '../agent.ts';
import { belowProjects } from './locate.ts';
import { readingOf } from './readings.ts';
import { recordAt } from './records.ts';
import { placeOf, type Place } from './session.ts';
import { Skim } from './skim.ts';
import { SpendReader } from './spend.ts';
import { newState, restored, saved, type State } from './state.ts';
import { titleIn } from './titles.ts';

export function openReader(transcript: Transcript, checkpoint: Json | null, _: Beside, manner: Manner): LinesReader | undefined {
	const place = placeOf(belowProjects(transcript.below));
	const state = checkpoint === null ? newState() : restored(checkpoint);
	if (place === null || state === undefined) {
		return undefined;
	}
	return manner.wanted === 'spend' ? new SpendReader(manner.scan, place, state) : new ClaudeCodeReader(place, state, manner.scan);
}

class ClaudeCodeReader implements LinesReader {
	readonly form = 'lines';
	readonly titleIn = titleIn;
	readonly #place: Place;
	readonly #state: State;
	readonly #skim: Skim | null;

	constructor(place: Place, state: State, scan: JsonScan | null) {
		this.#place = place;
		this.#state = state;
		this.#skim = scan === null ? null : new Skim(scan);
	}

	read(line: Buffer): LineReading {
		const skim = this.#skim?.record(line) ?? null;
		const found = skim === null ? recordAt(line) : ({ kind: 'record', record: skim } as const);
		return found.kind === 'record' ? readingOf(this.#state, this.#place, found.record) : found.reading;
	}

	checkpoint(): Json | undefined {
		return saved(this.#state);
	}
}
