/** What the model asked for, and what it was answered: in the conversation as it is sent to the model. */
import { createHash } from 'node:crypto';
import { parseJson } from '../../base/json.ts';
import { message as messageSchema, messageList, resultText, type Block, type Message } from './conversationSchema.ts';

export interface Call {
	/** The same wherever the call is told again, also when what stood before it was summed up and left out. */
	readonly key: string;
	readonly name: string;
	readonly input: unknown;
	/** When it was asked for, in milliseconds since the epoch; null in versions that do not say. */
	readonly at: number | null;
	readonly outcome: Outcome;
}

/** `refused`: by the engineer, or because it failed. */
export type Outcome =
	| { readonly kind: 'pending' }
	| { readonly kind: 'refused' }
	| { readonly kind: 'answered'; readonly text: string; readonly at: number | null };

/** Null where a message has another shape. */
export function messagesIn(content: string): readonly (Message | null)[] {
	const list = messageList.safeParse(parseJson(content)).data ?? [];
	return list.map(one => messageSchema.safeParse(one).data ?? null);
}

export function callsIn(messages: readonly (Message | null)[]): readonly Call[] {
	return messages.flatMap((message, index) => (message?.role === 'assistant' ? callsOf(message, answersTo(messages, index)) : []));
}

/** The calls of one message. */
export function callsOf(message: Message, answers: readonly Answer[]): readonly Call[] {
	const asked = message.content.flatMap(block => askedIn(block, answers));
	return asked.map((call, index) => ({ ...call, at: message.ts ?? null, key: keyOf(message, call, index) }));
}

interface Answer {
	readonly block: Block;
	readonly at: number | null;
}

/** Everything up to what the model says next. */
export function answersTo(messages: readonly (Message | null)[], index: number): readonly Answer[] {
	const answers: Answer[] = [];
	for (const message of messages.slice(index + 1)) {
		if (message?.role === 'assistant') {
			break;
		}
		answers.push(...(message?.content ?? []).map(block => ({ block, at: message?.ts ?? null })));
	}
	return answers;
}

/** Older versions give messages no time; then what was asked for is all that there is to know it by. */
function keyOf({ id, ts }: Message, { name, input }: Pick<Call, 'name' | 'input'>, index: number): string {
	if (id || ts) {
		return `${id ?? String(ts)}/${index}`;
	}
	return createHash('sha256')
		.update(`${name} ${JSON.stringify({ input })}`)
		.digest('hex')
		.slice(0, KEY_CHARS);
}

const KEY_CHARS = 24;

type Asked = Pick<Call, 'name' | 'input' | 'outcome'>;

function askedIn(block: Block, answers: readonly Answer[]): readonly Asked[] {
	switch (block.kind) {
		case 'call':
			return [{ name: block.name, input: block.input, outcome: resultOf(block.id, answers) }];
		case 'text':
			return writtenCall(block.text, answers);
		case 'result':
			return [];
	}
}

function resultOf(id: string, answers: readonly Answer[]): Outcome {
	for (const { block, at } of answers) {
		if (block.kind === 'result' && block.of === id) {
			return block.isError ? { kind: 'refused' } : outcomeOf(resultText.safeParse(block.content).data ?? '', at);
		}
	}
	return { kind: 'pending' };
}

function outcomeOf(text: string, at: number | null): Outcome {
	return refused.test(text) ? { kind: 'refused' } : { kind: 'answered', text, at };
}

/** What the programs write in place of a result; what a command printed stands after words of theirs. */
const refused =
	/^\s*(?:The user denied this operation|The tool execution failed|\[ERROR\]|Error:|Missing value for required|Unable to apply diff|\{\s*"status":\s*"(?:error|denied)"|This tool cannot be used|Tool \[\w+\] was not executed)/;

/** Older versions have one call to a message, written as elements of its text. */
function writtenCall(text: string, answers: readonly Answer[]): readonly Asked[] {
	const [, name = '', body = ''] = written.exec(text) ?? [];
	if (name === '') {
		return [];
	}
	const input = Object.fromEntries(fields.flatMap(field => fieldIn(body, field))) as unknown;
	const texts = answers.flatMap(({ block }) => (block.kind === 'text' ? block.text : []));
	const from = texts.findIndex(one => one.includes(`[${name}`));
	const outcome =
		from < 0 ? ({ kind: 'pending' } as const) : outcomeOf(texts.slice(from).join('\n').replace(heading, ''), answers[0]?.at ?? null);
	return [{ name, input, outcome }];
}

/** What stands before an answer: `[execute_command for 'npm test'] Result:`. */
const heading = /^\[\w+[^\n]*\] Result:\s*/;

const names = 'write_to_file|replace_in_file|apply_diff|search_and_replace|insert_content|execute_command|run_commands|editor';
const written = new RegExp(`<(${names})>([\\s\\S]*)</\\1>`);
const fields = ['path', 'content', 'diff', 'command', 'cwd'] as const;

/** A file that is written may hold the same elements: its own end is the last one. */
function fieldIn(body: string, field: string): readonly (readonly [string, string])[] {
	const from = body.indexOf(`<${field}>`);
	const to = field === 'content' || field === 'diff' ? body.lastIndexOf(`</${field}>`) : body.indexOf(`</${field}>`);
	const value = from < 0 || to < from ? null : body.slice(from + field.length + 2, to);
	return value === null ? [] : [[field, value.replace(/^\n/, '').replace(/\n$/, '')]];
}
