/** Reads a transcript line by line. What is understood of each kind of record stands in the files beside this one. */
import type { Json } from '../../base/json.ts';
import type { SessionFact } from '../../domain/trace/facts.ts';
import type { Beside, LineReading, LinesReader, Manner, Transcript } from '../agent.ts';
import { belowProjects } from './locate.ts';
import { readingOf, spendReadingOf } from './readings.ts';
import { recordAt } from './records.ts';
import type { ReadRecord } from './schema.ts';
import { placeOf, type Place } from './session.ts';
import { skimmed } from './skim.ts';
import { newState, restored, saved, type State } from './state.ts';
import { titleIn } from './titles.ts';

export function openReader(transcript: Transcript, checkpoint: Json | null, _: Beside, manner: Manner): LinesReader | undefined {
	const place = placeOf(belowProjects(transcript.below));
	const state = checkpoint === null ? newState() : restored(checkpoint);
	return place === null || state === undefined ? undefined : new ClaudeCodeReader(place, state, manner);
}

class ClaudeCodeReader implements LinesReader {
	readonly form = 'lines';
	readonly titleIn = titleIn;
	readonly #place: Place;
	readonly #state: State;
	readonly #manner: Manner;
	#told: SessionFact | null = null;

	constructor(place: Place, state: State, manner: Manner) {
		this.#place = place;
		this.#state = state;
		this.#manner = manner;
	}

	read(line: Buffer): LineReading {
		const { wanted, scan } = this.#manner;
		const skim = scan === null ? null : skimmed(scan, line, wanted);
		const found = skim === null ? recordAt(line) : ({ kind: 'record', record: skim } as const);
		if (found.kind !== 'record') {
			return found.reading;
		}
		return wanted === 'spend' ? this.#readSpend(found.record) : readingOf(this.#state, this.#place, found.record);
	}

	/** A session that was told with the same folder is no news where only spend is wanted. */
	#readSpend(record: ReadRecord): LineReading {
		const reading = spendReadingOf(this.#state, this.#place, record);
		const [session, ...others] = reading.kind === 'read' ? reading.facts : [];
		if (session?.kind !== 'session') {
			return reading;
		}
		const isNews = session.id !== this.#told?.id || session.cwd !== this.#told.cwd;
		this.#told = session;
		return isNews ? reading : { kind: 'read', facts: others };
	}

	checkpoint(): Json | undefined {
		return this.#manner.wanted === 'spend' ? undefined : saved(this.#state);
	}
}
