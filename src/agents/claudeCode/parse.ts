/** Reads a transcript line by line. What is understood of each kind of record stands in the files beside this one. */
import type { Json } from '../../base/json.ts';
import type { LineReading, Transcript, LinesReader } from '../agent.ts';
import { belowProjects } from './locate.ts';
import { readingOf } from './readings.ts';
import { recordAt } from './records.ts';
import { placeOf, type Place } from './session.ts';
import { newState, restored, saved, type State } from './state.ts';
import { titleIn } from './titles.ts';

export function openReader(transcript: Transcript, checkpoint: Json | null): LinesReader | undefined {
	const place = placeOf(belowProjects(transcript.below));
	const state = checkpoint === null ? newState() : restored(checkpoint);
	return place === null || state === undefined ? undefined : new ClaudeCodeReader(place, state);
}

class ClaudeCodeReader implements LinesReader {
	readonly form = 'lines';
	readonly titleIn = titleIn;
	readonly #place: Place;
	readonly #state: State;

	constructor(place: Place, state: State) {
		this.#place = place;
		this.#state = state;
	}

	read(line: Buffer): LineReading {
		const found = recordAt(line);
		return found.kind === 'record' ? readingOf(this.#state, this.#place, found.record) : found.reading;
	}

	checkpoint(): Json | undefined {
		return saved(this.#state);
	}
}
