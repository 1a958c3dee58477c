/** Reads a transcript event by event. What is understood of each kind stands in the files beside this one. */
import { parseJson, type Json } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { nothing, unknownRecord, unreadable, type LineReading, type LinesReader, type Transcript } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { eventReading } from './events.ts';
import { sessionIdIn } from './locate.ts';
import { boringTypes, readEvent, readTypes } from './schema.ts';
import { newState, restored, saved, type State } from './state.ts';

export function openReader({ below }: Transcript, checkpoint: Json | null): LinesReader | undefined {
	const state = checkpoint === null ? newState(sessionIdIn(below)) : restored(checkpoint);
	return state === undefined ? undefined : new CopilotCliReader(state);
}

class CopilotCliReader implements LinesReader {
	readonly form = 'lines';
	readonly #state: State;

	constructor(state: State) {
		this.#state = state;
	}

	read(line: Buffer): LineReading {
		const value = parseJson(line.toString());
		const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
		if (typeof type !== 'string') {
			return unreadable(value === undefined ? 'not JSON' : 'an event without a type');
		}
		if (!readTypes.has(type)) {
			return boringTypes.has(type) ? nothing : unknownRecord(type);
		}
		const parsed = readEvent.safeParse(value);
		return parsed.success ? eventReading(this.#state, parsed.data) : unreadable(`an event ${type} in another shape`);
	}

	checkpoint(): Json | undefined {
		return saved(this.#state);
	}

	titleIn(line: string, source: TitleSource): string | undefined {
		const event = readEvent.safeParse(parseJson(line)).data;
		const words = event?.type === 'user.message' ? event.data.content : event?.type === 'session.title_changed' ? event.data.title : '';
		const isAsked = (event?.type === 'user.message') === (source === 'prompt');
		return isAsked ? plainTitle(words) : undefined;
	}
}
