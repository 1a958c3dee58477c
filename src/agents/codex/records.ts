/** From a line to a record with a name, or to what became of the line instead. */
import { recordTime } from '../../domain/trace/recordTime.ts';
import { parseJson } from '../../base/json.ts';
import { nothing, type LineReading } from '../agent.ts';
import { bareMeta } from './schema.ts';

/** `event_msg/user_message`, `turn_context`: what it is, when it was written, and what it says. */
export interface CodexRecord {
	readonly name: string;
	/** Null for the records of the first versions, which have no time. */
	readonly at: number | null;
	readonly payload: object;
}

export type Found = CodexRecord | LineReading;

export function recordIn(line: string): Found {
	const value = parseJson(line);
	if (value === undefined) {
		return line.trim() === '' ? nothing : unreadable('not JSON');
	}
	if (!isObject(value)) {
		return unreadable('JSON, but no object');
	}
	return 'payload' in value ? wrapped(value) : bare(value);
}

/** A reason is shown to people, so it never holds words of the transcript. */
export function unreadable(reason: string): LineReading {
	return { kind: 'unreadable', reason };
}

/** The name of a type is transcript text too, and may be anything. */
export function unknown(name: string): LineReading {
	return { kind: 'unknownRecord', type: /^[\w./-]{1,80}$/.test(name) ? name : 'a name we do not repeat' };
}

export function isRecord(found: Found): found is CodexRecord {
	return 'payload' in found;
}

function wrapped(value: object & { readonly payload: unknown }): Found {
	const type = textAt(value, 'type');
	if (type === null) {
		return unreadable('a record without a type');
	}
	if (!isObject(value.payload)) {
		return unreadable('a record without a payload');
	}
	const at = recordTime(textAt(value, 'timestamp'));
	const kind = textAt(value.payload, 'type');
	return at === null
		? unreadable('a record without a time')
		: { name: isNested(type) ? `${type}/${kind ?? ''}` : type, at, payload: value.payload };
}

/** Whether the payload says what it is. */
export function isNested(type: string): boolean {
	return type === 'event_msg' || type === 'response_item';
}

function bare(value: object): Found {
	const type = textAt(value, 'type');
	if (type !== null && 'timestamp' in value) {
		return unreadable('a record without a payload');
	}
	if (type !== null) {
		return { name: `response_item/${type}`, at: null, payload: value };
	}
	if ('record_type' in value) {
		return { name: 'state', at: null, payload: value };
	}
	const head = bareMeta.safeParse(value);
	return head.success ? { name: 'bare_head', at: recordTime(head.data.timestamp), payload: value } : unreadable('a record without a type');
}

function textAt(value: object, key: string): string | null {
	const found: unknown = (value as Readonly<Record<string, unknown>>)[key];
	return typeof found === 'string' ? found : null;
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
