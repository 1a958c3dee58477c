/** Reads a transcript record by record. */
import { parseJson, type Json } from '../../base/json.ts';
import type { Fact, TitleSource } from '../../domain/trace/facts.ts';
import { unknownRecord, unreadable, type LineReading, type LinesReader, type Transcript } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { sessionIdIn } from './locate.ts';
import { promptIn } from './prompts.ts';
import { recordFacts } from './records.ts';
import { knownSubtypes, record as recordSchema, recordTypes, type QwenRecord } from './schema.ts';
import { newState, restored, saved, type State } from './state.ts';

export function openReader({ below }: Transcript, checkpoint: Json | null): LinesReader | undefined {
	const state = checkpoint === null ? newState() : restored(checkpoint);
	return state === undefined ? undefined : new QwenReader(sessionIdIn(below), state);
}

class QwenReader implements LinesReader {
	readonly form = 'lines';
	readonly #sessionId: string;
	readonly #state: State;

	constructor(id: string, state: State) {
		this.#sessionId = id;
		this.#state = state;
	}

	read(line: Buffer): LineReading {
		const facts: Fact[] = [];
		for (const value of valuesIn(line.toString())) {
			const reading = this.#readingOf(value);
			if (reading.kind !== 'read') {
				return reading;
			}
			facts.push(...reading.facts);
		}
		return { kind: 'read', facts };
	}

	checkpoint(): Json | undefined {
		return saved(this.#state);
	}

	titleIn(line: string, source: TitleSource): string | undefined {
		for (const value of valuesIn(line)) {
			const record = recordSchema.safeParse(value).data;
			const shown = record === undefined ? undefined : plainTitle(titleOf(record, source));
			if (shown !== undefined) {
				return shown;
			}
		}
		return undefined;
	}

	#readingOf(value: unknown): LineReading {
		const record = recordSchema.safeParse(value).data;
		if (record === undefined) {
			return misread(value);
		}
		if (record.subtype && !knownSubtypes.has(record.subtype)) {
			return unknownRecord(`${record.type}.${record.subtype}`);
		}
		const facts = recordFacts(this.#state, record, this.#sessionId);
		return facts === undefined ? unreadable('a record without a time') : { kind: 'read', facts };
	}
}

function misread(value: unknown): LineReading {
	const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
	if (typeof type !== 'string') {
		return unreadable(value === undefined ? 'not JSON' : 'a record without a type');
	}
	return types.has(type) ? unreadable(`a record of type ${type} in another shape`) : unknownRecord(type);
}

const types: ReadonlySet<string> = new Set(recordTypes);

/** Two processes that wrote at once have left lines with several records in them; Qwen Code reads them, too. */
function valuesIn(line: string): readonly unknown[] {
	const whole = parseJson(line);
	return whole === undefined ? line.split(/(?<=\})(?=\{"uuid":)/).map(parseJson) : [whole];
}

function titleOf(record: QwenRecord, source: TitleSource): string | null | undefined {
	return source === 'prompt' ? promptIn(record) : record.systemPayload?.customTitle;
}
