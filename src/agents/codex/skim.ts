/**
 * The record of a line, with no more of it parsed than is read. Most of a transcript's bytes are encrypted reasoning and the output of
 * commands; of an output the beginning is read. What has another shape than Codex gives it is left to `records.ts`, and the schema says
 * what is right.
 */
import type { Fact } from '../../domain/trace/facts.ts';
import type { JsonScan, Node } from '../jsonScan.ts';
import { Names } from '../names.ts';
import type { Memory } from './memory.ts';
import { isWholeHead, OUTPUT_HEAD_LENGTH } from './outputs.ts';
import { isNested, type CodexRecord } from './records.ts';
import type { CommandEnd, Message, TokenCount, TokenUsage, ToolCall, ToolOutput } from './schema.ts';

/** What a payload says, as its schema would give it; null where its shape is another, or has to be looked at by a parser. */
export type Skim<T> = (scan: JsonScan, payload: Node) => T | null;

/** Stands for a payload that was not parsed: what becomes of it when its turn has come. */
export class Told {
	readonly facts: (memory: Memory, at: number) => readonly Fact[];

	constructor(facts: Told['facts']) {
		this.facts = facts;
	}
}

/** Null where the whole line has to be parsed. What the record holds of its text is good until the next line. */
export function skimmedRecord(scan: JsonScan, line: Buffer, skimOf: (name: string) => Skim<Told>): CodexRecord | null {
	const record = scan.line(line);
	if (record === null) {
		return null;
	}
	const [typed, timestamp, payload] = scan.find(record, envelopeNames);
	const [name, at] = [nameIn(scan, scan.text(typed), payload), scan.time(timestamp)];
	if (name === null || at === null || payload === undefined) {
		return null;
	}
	const told = skimOf(name)(scan, payload);
	return told === null ? null : { name, at, payload: told };
}

function nameIn(scan: JsonScan, type: string | null, payload: Node | undefined): string | null {
	if (type === null || !scan.isObject(payload) || !isNested(type)) {
		return scan.isObject(payload) ? type : null;
	}
	const kind = scan.text(scan.find(payload, typeName)[0]);
	return kind === null ? null : `${type}/${kind}`;
}

const envelopeNames = new Names(['type', 'timestamp', 'payload']);
const typeName = new Names(['type']);

export const skimTokenCount: Skim<TokenCount> = (scan, payload) => {
	const [info] = scan.find(payload, infoName);
	if (!scan.isObject(info)) {
		return isNothing(scan, info) ? { info: null } : null;
	}
	const [total, last] = scan.find(info, usagesNames).map(place => usageIn(scan, place));
	return total === undefined || last === undefined ? null : { info: { total_token_usage: total, last_token_usage: last } };
};

const infoName = new Names(['info']);
const usagesNames = new Names(['total_token_usage', 'last_token_usage']);

/** Null where none is told; undefined where its shape is another. */
function usageIn(scan: JsonScan, place: Node | undefined): TokenUsage | null | undefined {
	if (!scan.isObject(place)) {
		return isNothing(scan, place) ? null : undefined;
	}
	const [input, output, ...others] = scan.find(place, usageNames);
	const [inputTokens, outputTokens] = [scan.whole(input), scan.whole(output)];
	if (inputTokens === null || outputTokens === null || !others.every(one => isNothing(scan, one) || scan.whole(one) !== null)) {
		return undefined;
	}
	const [cached, written, reasoning] = others;
	return {
		input_tokens: inputTokens,
		cached_input_tokens: scan.whole(cached),
		cache_write_input_tokens: scan.whole(written),
		output_tokens: outputTokens,
		reasoning_output_tokens: scan.whole(reasoning),
	};
}

const usageNames = new Names([
	'input_tokens',
	'output_tokens',
	'cached_input_tokens',
	'cache_write_input_tokens',
	'reasoning_output_tokens',
]);

export const skimToolCall: Skim<ToolCall> = (scan, payload) => {
	const [callId, named, json, input] = scan.find(payload, callNames);
	const [call_id, name] = [scan.text(callId), scan.text(named)];
	return call_id === null || name === null ? null : { call_id, name, arguments: scan.text(json), input: scan.text(input) };
};

const callNames = new Names(['call_id', 'name', 'arguments', 'input']);

export const skimToolOutput: Skim<ToolOutput> = (scan, payload) => {
	const [callId, place] = scan.find(payload, outputNames);
	const call_id = scan.text(callId);
	return call_id === null ? null : { call_id, output: scan.isText(place) ? outputIn(scan, place) : scan.json(place) };
};

const outputNames = new Names(['call_id', 'output']);

/** What Codex says of a command is short. An output that is JSON in itself has its result at its end. */
function outputIn(scan: JsonScan, place: Node | undefined): string | null {
	const opening = scan.head(place, OPENING_LENGTH);
	if (opening === null || isWholeHead(opening)) {
		return opening;
	}
	return opening.startsWith('{') ? scan.text(place) : scan.head(place, OUTPUT_HEAD_LENGTH);
}

/** Chosen: there is room for a command's line in it. */
const OPENING_LENGTH = 400;

export const skimMessage: Skim<Message> = (scan, payload) => {
	const [spoken, place] = scan.find(payload, messageNames);
	const role = scan.text(spoken);
	const content = scan.isArray(place) ? partsIn(scan, place) : scan.text(place);
	return role === null || content === null ? null : { role, content };
};

const messageNames = new Names(['role', 'content']);

function partsIn(scan: JsonScan, place: Node | undefined): Exclude<Message['content'], string> | null {
	const parts = [];
	for (let node = scan.firstIn(place); node !== undefined; node = scan.next(place, node)) {
		if (!scan.isObject(node)) {
			return null;
		}
		parts.push({ text: scan.text(scan.find(node, textName)[0]) });
	}
	return parts;
}

const textName = new Names(['text']);

/** Its output stands in it several times, and is not read. */
export const skimCommandEnd: Skim<CommandEnd> = (scan, payload) => {
	const [callId, id, words, cwd, code, source] = scan.find(payload, commandNames);
	const command = scan.isArray(words) ? scan.json(words) : null;
	return !isTexts(command)
		? null
		: {
				call_id: scan.text(callId),
				id: scan.text(id),
				command,
				cwd: scan.text(cwd),
				exit_code: integerIn(scan, code),
				source: scan.text(source),
			};
};

const commandNames = new Names(['call_id', 'id', 'command', 'cwd', 'exit_code', 'source']);

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every(one => typeof one === 'string');
}

function integerIn(scan: JsonScan, place: Node | undefined): number | null {
	const value = scan.json(place);
	return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

function isNothing(scan: JsonScan, place: Node | undefined): boolean {
	return place === undefined || scan.isNull(place);
}
