/**
 * Most of a transcript's bytes are encrypted reasoning and the output of commands. As Codex writes its lines, their head says
 * all that is read of these; a line that is written in another way is parsed whole, which gives the same answer.
 */
import { parseJson } from '../../base/json.ts';
import { recordTime } from '../../domain/trace/recordTime.ts';
import type { CodexRecord } from './records.ts';

const HEAD_BYTES = 220;
/** Shorter lines are parsed whole as fast. */
const LONG_OUTPUT_BYTES = 12_000;
/** More than is ever read of an output, escapes included. */
const OUTPUT_BYTES = 8_000;
const CLOSING_BRACE = 0x7d;

/** The record, where the line's head is enough; undefined where the line has to be parsed. */
export function glanceAt(line: Buffer, needsNoPayload: (name: string) => boolean): CodexRecord | undefined {
	const head = line.at(-1) === CLOSING_BRACE ? headOf(line) : undefined;
	if (head === undefined) {
		return undefined;
	}
	if (needsNoPayload(head.name)) {
		return { ...head, payload: {} };
	}
	const payload = outputs.has(head.name) && line.length >= LONG_OUTPUT_BYTES ? outputAt(line) : undefined;
	return payload === undefined ? undefined : { ...head, payload };
}

function headOf(line: Buffer): Omit<CodexRecord, 'payload'> | undefined {
	const [, written, type = '', kind] = headShape.exec(line.toString('latin1', 0, HEAD_BYTES)) ?? [];
	const at = recordTime(written);
	return at === null ? undefined : { name: kind === undefined ? type : `${type}/${kind}`, at };
}

const headShape = /^\{"timestamp":"([^"\\]+)",(?:"ordinal":\d+,)?"type":"(\w+)","payload":\{(?:"type":"(\w+)")?/;
const outputs: ReadonlySet<string> = new Set(['response_item/function_call_output', 'response_item/custom_tool_call_output']);

/** The beginning of a long output. Undefined for one that is JSON in itself, whose result stands at its end. */
function outputAt(line: Buffer): object | undefined {
	const found = /"payload":\{"type":"\w+",(?:"id":"[^"\\]*",)?"call_id":"([^"\\]+)","output":"((?:[^"\\]|\\.)*)/.exec(
		line.toString('utf8', 0, OUTPUT_BYTES),
	);
	const text = found?.[2] === undefined ? undefined : parseJson(`"${found[2].replace(/(?:\\u[\da-f]{0,3}|\uFFFD)$/i, '')}"`);
	return typeof text !== 'string' || text.startsWith('{') ? undefined : { call_id: found?.[1], output: text };
}
