/** Reads a session line by line, of either version. */
import { parseJson, type Json } from '../../base/json.ts';
import type { Fact, TitleSource } from '../../domain/trace/facts.ts';
import { epochTime, secondsTime } from '../../domain/trace/recordTime.ts';
import { nothing, unknownRecord, unreadable, type Beside, type LineReading, type LinesReader, type Transcript } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { folderOf, whoseIs } from './locate.ts';
import { recordFacts } from './newer.ts';
import { messageFacts } from './older.ts';
import { boringMessages, boringTypes, envelope, message as messageSchema, readTypes, record as recordSchema } from './schema.ts';
import { newState, restored, saved, type State } from './state.ts';
import { sessionFact } from './told.ts';

export function openReader({ below }: Transcript, checkpoint: Json | null, beside: Beside): LinesReader | undefined {
	const state = checkpoint === null ? newState(whoseIs(below), folderOf(below, beside)) : restored(checkpoint);
	return state === undefined ? undefined : new KimiReader(state);
}

class KimiReader implements LinesReader {
	readonly form = 'lines';
	readonly #state: State;

	constructor(state: State) {
		this.#state = state;
	}

	read(line: Buffer): LineReading {
		const value = parseJson(line.toString());
		const enveloped = envelope.safeParse(value).data;
		if (enveloped !== undefined) {
			return this.#message(enveloped.message, secondsTime(enveloped.timestamp));
		}
		const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
		return typeof type === 'string' ? this.#record(value, type) : unreadable(value === undefined ? 'not JSON' : 'a record without a type');
	}

	checkpoint(): Json | undefined {
		return saved(this.#state);
	}

	titleIn(line: string, source: TitleSource): string | undefined {
		const value = parseJson(line);
		return source === 'prompt' ? plainTitle(promptIn(value)) : undefined;
	}

	#record(value: unknown, type: string): LineReading {
		const record = recordSchema.safeParse(value).data;
		if (record === undefined) {
			const isKnown = readTypes.has(type);
			return isKnown ? unreadable(`a record of type ${type} in another shape`) : isBoring(type) ? nothing : unknownRecord(type);
		}
		return this.#told(epochTime(record.time), at => recordFacts(this.#state, at, record));
	}

	#message(value: { readonly type: string }, at: number | null): LineReading {
		const told = messageSchema.safeParse(value).data;
		if (told === undefined) {
			const isKnown = messageSchema.options.some(option => option.shape.type.value === value.type);
			const isOdd = isKnown || value.type === '';
			return isOdd ? unreadable(`a message of type ${value.type} in another shape`) : strange(value.type);
		}
		return this.#told(at, now => messageFacts(this.#state, now, told));
	}

	/** A record that does not say when it was written is as old as the one before. */
	#told(written: number | null, facts: (at: number) => Fact[]): LineReading {
		const at = written ?? this.#state.at;
		if (at === null) {
			return unreadable('a record without a time');
		}
		this.#state.at = at;
		const told = facts(at);
		return { kind: 'read', facts: [sessionFact(this.#state, at), ...told] };
	}
}

function strange(type: string): LineReading {
	return boringMessages.has(type) ? nothing : unknownRecord(type);
}

function isBoring(type: string): boolean {
	return boringTypes.has(type.split('.')[0] ?? type) || type.startsWith('turn.step.');
}

function promptIn(value: unknown): string | undefined {
	const record = recordSchema.safeParse(value).data;
	if (record?.type === 'turn.prompt' || record?.type === 'turn.steer') {
		return record.input;
	}
	const told = messageSchema.safeParse(envelope.safeParse(value).data?.message).data;
	return told?.type === 'TurnBegin' || told?.type === 'SteerInput' ? told.payload.user_input : undefined;
}
