/** Reads a transcript entry by entry. */
import { parseJson, type Json } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { nothing, unknownRecord, unreadable, type LineReading, type LinesReader, type Transcript } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { entryFacts } from './entries.ts';
import { sessionIdIn } from './locate.ts';
import { boringTypes, entry as entrySchema, readTypes, type Entry } from './schema.ts';
import { newState, restored, saved, type State } from './state.ts';
import { wordsIn } from './words.ts';

export function openReader({ below }: Transcript, checkpoint: Json | null): LinesReader | undefined {
	const state = checkpoint === null ? newState(sessionIdIn(below)) : restored(checkpoint);
	return state === undefined ? undefined : new PiReader(state);
}

class PiReader implements LinesReader {
	readonly form = 'lines';
	readonly #state: State;

	constructor(state: State) {
		this.#state = state;
	}

	read(line: Buffer): LineReading {
		const value = parseJson(line.toString());
		const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
		if (typeof type !== 'string') {
			return unreadable(value === undefined ? 'not JSON' : 'an entry without a type');
		}
		if (!readTypes.has(type)) {
			return boringTypes.has(type) ? nothing : unknownRecord(type);
		}
		const entry = entrySchema.safeParse(value).data;
		if (entry === undefined) {
			return unreadable(`an entry of type ${type} in another shape`);
		}
		const facts = entryFacts(this.#state, entry);
		return facts === undefined ? unreadable('an entry without a time') : { kind: 'read', facts };
	}

	checkpoint(): Json | undefined {
		return saved(this.#state);
	}

	titleIn(line: string, source: TitleSource): string | undefined {
		const entry = entrySchema.safeParse(parseJson(line)).data;
		return entry === undefined ? undefined : plainTitle(titleOf(entry, source));
	}
}

function titleOf(entry: Entry, source: TitleSource): string | null | undefined {
	if (source === 'prompt') {
		return entry.type === 'message' && entry.message.role === 'user' ? wordsIn(entry.message.content) : '';
	}
	return entry.type === 'session_info' ? entry.name : '';
}
