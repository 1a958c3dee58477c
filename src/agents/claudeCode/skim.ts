/**
 * The record of a line, with no more of it parsed than is read: of a tool's result only its beginning, of its details only what an
 * edit or a run tells. What has another shape than Claude Code gives it is left to `records.ts`, and the schema there says what is right.
 */
import type { JsonScan, Node } from '../jsonScan.ts';
import { Names } from '../names.ts';
import { RESULT_HEAD_LENGTH, readsInput } from './calls.ts';
import { Details, Unparsed } from './details.ts';
import type { AssistantRecord, Content, ReadRecord, Usage, UserRecord } from './schema.ts';

export class Skim {
	readonly #scan: JsonScan;

	constructor(scan: JsonScan) {
		this.#scan = scan;
	}

	/** Null where the whole line has to be parsed. What the record holds of its text is good until the next line. */
	record(line: Buffer): ReadRecord | null {
		const scan = this.#scan;
		const record = scan.line(line);
		if (record === null) {
			return null;
		}
		const found = scan.find(record, envelopeNames);
		const [type, forkedFrom, message] = found;
		switch (forkedFrom === undefined ? scan.text(type) : null) {
			case 'assistant':
				return this.#assistantRecord(record, this.#envelopeOf(found), message);
			case 'user':
				return this.#userRecord(record, this.#envelopeOf(found), message);
			default:
				return null;
		}
	}

	#envelopeOf([, , , uuid, sessionId, timestamp, cwd, gitBranch, version, isSidechain]: Found) {
		const scan = this.#scan;
		return {
			uuid: scan.text(uuid),
			sessionId: scan.text(sessionId),
			timestamp: scan.time(timestamp),
			cwd: scan.text(cwd),
			gitBranch: scan.text(gitBranch),
			version: scan.text(version),
			isSidechain: scan.flag(isSidechain),
		};
	}

	#assistantRecord(record: Node, envelope: Envelope, message: Node | undefined): AssistantRecord | null {
		const scan = this.#scan;
		const [id, model, stopReason, place, told] = scan.find(message, messageNames);
		const content = contentOf(scan, place);
		const usage = usageIn(scan, told);
		if (content === null || usage === undefined) {
			return null;
		}
		const [requestId, isApiErrorMessage] = scan.find(record, answerNames);
		const said = { model: scan.text(model), stop_reason: scan.text(stopReason), content, usage };
		return {
			...envelope,
			type: 'assistant',
			requestId: scan.text(requestId),
			isApiErrorMessage: scan.flag(isApiErrorMessage),
			message: { id: scan.text(id), ...said },
		};
	}

	#userRecord(record: Node, envelope: Envelope, message: Node | undefined): UserRecord | null {
		const scan = this.#scan;
		const [isMeta, isCompactSummary, promptSource, permissionMode, origin, toolUseResult] = scan.find(record, promptNames);
		const content = contentOf(scan, scan.find(message, contentName)[0]);
		if (content === null || scan.isObject(origin)) {
			return null;
		}
		const details = hasOneResult(content) ? detailsOf(scan, toolUseResult) : undefined;
		return {
			...envelope,
			type: 'user',
			isMeta: scan.flag(isMeta),
			isCompactSummary: scan.flag(isCompactSummary),
			promptSource: scan.text(promptSource),
			permissionMode: scan.text(permissionMode),
			message: { content },
			...(details === undefined ? {} : { toolUseResult: details }),
		};
	}
}

type Found = readonly (Node | undefined)[];
type Envelope = Pick<UserRecord, 'uuid' | 'sessionId' | 'timestamp' | 'cwd' | 'gitBranch' | 'version' | 'isSidechain'>;

const envelopeNames = new Names([
	'type',
	'forkedFrom',
	'message',
	'uuid',
	'sessionId',
	'timestamp',
	'cwd',
	'gitBranch',
	'version',
	'isSidechain',
]);
const messageNames = new Names(['id', 'model', 'stop_reason', 'content', 'usage']);
const answerNames = new Names(['requestId', 'isApiErrorMessage']);
const promptNames = new Names(['isMeta', 'isCompactSummary', 'promptSource', 'permissionMode', 'origin', 'toolUseResult']);
const contentName = new Names(['content']);

function hasOneResult(content: Content): boolean {
	return typeof content !== 'string' && content.filter(block => block.type === 'tool_result').length === 1;
}

/** Only objects tell anything; of a list it matters that it is one. */
function detailsOf(scan: JsonScan, place: Node | undefined): unknown {
	if (scan.isObject(place)) {
		return new Details(scan, place);
	}
	return scan.isArray(place) ? [] : undefined;
}

/** Null where there is none, and where a block is not as it should be. */
function contentOf(scan: JsonScan, place: Node | undefined): Content | null {
	if (!scan.isArray(place)) {
		return scan.text(place);
	}
	const content: Exclude<Content, string> = [];
	for (let node = scan.firstIn(place); node !== undefined; node = scan.next(place, node)) {
		const block = blockOf(scan, node);
		if (block === null) {
			return null;
		}
		content.push(block);
	}
	return content;
}

/** Whether it is as `contentOf` wants it. */
export function isContent(scan: JsonScan, place: Node | undefined): boolean {
	if (!scan.isArray(place)) {
		return scan.isText(place);
	}
	let node = scan.firstIn(place);
	while (node !== undefined && isBlock(scan, node)) {
		node = scan.next(place, node);
	}
	return node === undefined;
}

type Block = Exclude<Content, string>[number];

function isBlock(scan: JsonScan, block: Node): boolean {
	const [type, text, , name, , , , content] = scan.find(block, blockNames);
	switch (scan.text(type)) {
		case null:
			return false;
		case 'text':
			return scan.isText(text);
		case 'tool_use':
			return scan.isText(name);
		case 'tool_result':
			return content === undefined || scan.isArray(content) || scan.isText(content);
		default:
			return true;
	}
}

function blockOf(scan: JsonScan, block: Node): Block | null {
	const found = scan.find(block, blockNames);
	const type = scan.text(found[0]);
	switch (type) {
		case null:
			return null;
		case 'text': {
			const text = scan.text(found[1]);
			return text === null ? null : { type, text };
		}
		case 'tool_use':
			return useOf(scan, found);
		case 'tool_result':
			return resultOf(scan, found);
		default:
			return { type: 'other', of: type };
	}
}

const blockNames = new Names(['type', 'text', 'id', 'name', 'input', 'tool_use_id', 'is_error', 'content']);

function useOf(scan: JsonScan, [, , id, named, input]: Found): Block | null {
	const name = scan.text(named);
	if (name === null) {
		return null;
	}
	const isRead = input !== undefined && readsInput(name);
	return { type: 'tool_use', id: scan.text(id), name, ...(isRead ? { input: new Unparsed(scan.source(input)) } : {}) };
}

function resultOf(scan: JsonScan, [, , , , , useId, isError, place]: Found): Block | null {
	const isTold = place === undefined || scan.isArray(place) || scan.isText(place);
	return isTold ? new SkimmedResult(scan, place, scan.text(useId), scan.flag(isError)) : null;
}

/** The beginning of its text is only made when it is asked for: most never are. */
class SkimmedResult {
	readonly type = 'tool_result';
	readonly tool_use_id: string | null;
	readonly is_error: boolean | null;
	readonly #scan: JsonScan;
	readonly #place: Node | undefined;

	constructor(scan: JsonScan, place: Node | undefined, useId: string | null, isError: boolean | null) {
		this.#scan = scan;
		this.#place = place;
		this.tool_use_id = useId;
		this.is_error = isError;
	}

	get content(): unknown {
		const [scan, place] = [this.#scan, this.#place];
		return scan.isArray(place) ? firstOf(scan, scan.firstIn(place)) : (scan.head(place, RESULT_HEAD_LENGTH) ?? undefined);
	}
}

/** Of several blocks only the first is read, and only its text. */
function firstOf(scan: JsonScan, first: Node | undefined): unknown[] {
	const [, text] = scan.isObject(first) ? scan.find(first, blockNames) : [undefined, first];
	const head = scan.head(text, RESULT_HEAD_LENGTH);
	return head === null ? [] : [scan.isObject(first) ? { text: head } : head];
}

/** Undefined where its shape is another. */
export function usageIn(scan: JsonScan, place: Node | undefined): Usage | null | undefined {
	if (!scan.isObject(place)) {
		return place === undefined || scan.isNull(place) ? null : undefined;
	}
	const [input, output, cacheRead, cacheCreation, split, details] = scan.find(place, usageNames);
	return {
		input_tokens: scan.whole(input),
		output_tokens: scan.whole(output),
		cache_read_input_tokens: scan.whole(cacheRead),
		cache_creation_input_tokens: scan.whole(cacheCreation),
		cache_creation: splitOf(scan, split),
		output_tokens_details: scan.isObject(details) ? { thinking_tokens: scan.whole(scan.find(details, thinkingName)[0]) } : null,
	};
}

function splitOf(scan: JsonScan, split: Node | undefined): Usage['cache_creation'] {
	if (!scan.isObject(split)) {
		return null;
	}
	const [short, long] = scan.find(split, splitNames);
	return { ephemeral_5m_input_tokens: scan.whole(short), ephemeral_1h_input_tokens: scan.whole(long) };
}

const usageNames = new Names([
	'input_tokens',
	'output_tokens',
	'cache_read_input_tokens',
	'cache_creation_input_tokens',
	'cache_creation',
	'output_tokens_details',
]);
const splitNames = new Names(['ephemeral_5m_input_tokens', 'ephemeral_1h_input_tokens']);
const thinkingName = new Names(['thinking_tokens']);
