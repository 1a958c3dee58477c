/** From a line to a record, or to the reason why there is none. */
import { parseJson } from '../../base/json.ts';
import { nothing, type LineReading } from '../agent.ts';
import { boringTypes, readRecord, readTypes, type ReadRecord } from './schema.ts';

export type Found =
	{ readonly kind: 'record'; readonly record: ReadRecord } | { readonly kind: 'no record'; readonly reading: LineReading };

export function recordIn(line: string): Found {
	const value = parseJson(line);
	if (value === undefined) {
		return line.trim() === '' ? notRead(nothing) : notRead(unreadable('not JSON'));
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return notRead(unreadable('JSON, but no object'));
	}
	return recordOf(value);
}

function recordOf(value: object): Found {
	const type = 'type' in value ? value.type : undefined;
	if (typeof type !== 'string') {
		return notRead(unreadable('a record without a type'));
	}
	if (!readTypes.has(type)) {
		return notRead(boringTypes.has(type) ? nothing : { kind: 'unknownRecord', type: safeName(type) });
	}
	const parsed = readRecord.safeParse(value);
	return parsed.success ? { kind: 'record', record: parsed.data } : notRead(unreadable(`a record of type ${type} in another shape`));
}

/** A reason is shown in `bookend doctor`, so it never holds words of the transcript. */
export function unreadable(reason: string): LineReading {
	return { kind: 'unreadable', reason };
}

function notRead(reading: LineReading): Found {
	return { kind: 'no record', reading };
}

/** The name of a type is transcript text too. */
function safeName(type: string): string {
	return /^[\w.-]{1,60}$/.test(type) ? type : 'a name we do not repeat';
}
