/** From a line to a record, or to the reason why there is none. */
import { parseJson } from '../../base/json.ts';
import { nothing, type LineReading } from '../agent.ts';
import { boringTypes, readRecord, readTypes, type ReadRecord } from './schema.ts';

export type Found =
	{ readonly kind: 'record'; readonly record: ReadRecord } | { readonly kind: 'no record'; readonly reading: LineReading };

/** Most bytes of what says nothing we keep are in lines that need no parsing to be known as such. */
export function recordAt(line: Buffer): Found {
	return isBoringByItsHead(line) ? notRead(nothing) : recordIn(line.toString('utf8'));
}

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

/**
 * Holds only where the type stands before everything nested and escaped; any other line is parsed whole. What such a line
 * holds further on is not looked at, only that it was not torn off.
 */
function isBoringByItsHead(line: Buffer): boolean {
	const type = typeAtHead.exec(line.toString('latin1', 0, HEAD_LENGTH))?.[1];
	return type !== undefined && boringTypes.has(type) && line.at(-1) === CLOSING_BRACE;
}

/** Pairs of a name and a plain value, up to the type. */
const typeAtHead = /^\{(?:"[^"\\]*":(?:"[^"\\]*"|true|false|null|-?\d+),)*?"type":"([\w-]+)"/;
/** Bytes: folders and branches can be long. */
const HEAD_LENGTH = 1_024;
const CLOSING_BRACE = 0x7d;

function notRead(reading: LineReading): Found {
	return { kind: 'no record', reading };
}

/** The name of a type is transcript text too. */
function safeName(type: string): string {
	return /^[\w.-]{1,60}$/.test(type) ? type : 'a name we do not repeat';
}
