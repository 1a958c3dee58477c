/** Tells a session line by line. */
import type * as z from 'zod';
import type { Fact, ResponseFact } from '../../domain/trace/facts.ts';
import { responseId, sessionId, subagentSessionId, turnId, type SessionId } from '../../domain/trace/ids.ts';
import { recordTime } from '../../domain/trace/recordTime.ts';
import { nothing, unreadable, type LineReading } from '../agent.ts';
import { misread } from '../misread.ts';
import type { Called } from '../openCalls.ts';
import { promptOf, Turns } from '../turns.ts';
import { answeredFacts, askedFacts } from './calls.ts';
import { droid } from './ids.ts';
import {
	block as blockSchema,
	blockTypes,
	type Block,
	type line,
	type Message,
	type settings,
	type Start,
	type ToolResult,
	type ToolUse,
} from './schema.ts';

export class SessionTeller {
	#native: string;
	#id: SessionId;
	#parent: SessionId | null = null;
	#folder: string | null = null;
	#hasTitle = false;
	#turns = new Turns(droid);
	#isTitled = false;
	#at: number | null = null;
	readonly #calls = new Map<string, { readonly use: ToolUse; readonly asked: Called }>();

	constructor(native: string) {
		this.#native = native;
		this.#id = sessionId(droid, native);
	}

	/** The title that stands in the first line, which has no time. */
	titled(): Fact[] {
		return this.#hasTitle && this.#at !== null ? [{ kind: 'title', session: this.#id, at: this.#at, source: 'agent' }] : [];
	}

	tell(told: z.infer<typeof line>): LineReading {
		switch (told.type) {
			case 'session_start':
				return this.#started(told);
			case 'message':
				return this.#message(told);
			default:
				return nothing;
		}
	}

	/** All that the session used: its calls are not told one by one. */
	used({ model, tokenUsage }: z.infer<typeof settings>): Fact[] {
		if (this.#at === null || !tokenUsage) {
			return [];
		}
		const { inputTokens: input, cacheReadTokens: cacheRead, cacheCreationTokens: cacheWrite5m, thinkingTokens } = tokenUsage;
		// Whether output has the thoughts in it is not said, but where there are more of them.
		const output = thinkingTokens > tokenUsage.outputTokens ? tokenUsage.outputTokens + thinkingTokens : tokenUsage.outputTokens;
		const usage = { input, output, cacheRead, cacheWrite5m, cacheWrite1h: 0, reasoning: Math.min(thinkingTokens, output) };
		const base = { kind: 'response', id: responseId(droid, `${this.#native}/total`), session: this.#id, turn: null, at: this.#at } as const;
		const response: ResponseFact = { ...base, model: model ?? null, branch: null, usage, trust: 'sessionTotal', recordedUsd: null };
		return input + output + cacheRead + cacheWrite5m === 0 ? [] : [response];
	}

	#started(start: Start): LineReading {
		this.#parent = start.callingSessionId ? sessionId(droid, start.callingSessionId) : null;
		this.#id = this.#parent === null ? sessionId(droid, start.id) : subagentSessionId(this.#parent, start.id);
		this.#native = start.id;
		this.#folder = start.cwd ?? null;
		this.#hasTitle = titleOf(start) !== null;
		return nothing;
	}

	#message(message: Message): LineReading {
		const { content, role } = message.message;
		const at = recordTime(message.timestamp) ?? this.#at;
		const values: readonly unknown[] = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
		const strange = values.map(strangeBlock).find(reading => reading !== null);
		if (at === null || strange) {
			return strange ?? unreadable('a message without a time');
		}
		this.#at = at;
		const blocks = values.flatMap(value => blockSchema.safeParse(value).data ?? []);
		const words = role === 'user' ? wordsOf(message) : null;
		const facts = words === null ? this.#worked(blocks, role === 'assistant', at) : this.#prompted(message.id, words, at);
		return { kind: 'read', facts: [this.#session(at), ...facts] };
	}

	#session(at: number): Fact {
		const parent = this.#parent === null ? null : ({ id: this.#parent, how: 'subagent' } as const);
		return { kind: 'session', id: this.#id, at, parent, cwd: this.#folder, branch: null };
	}

	#prompted(key: string, words: string, at: number): Fact[] {
		const session = this.#id;
		const title: Fact[] = this.#isTitled ? [] : [{ kind: 'title', session, at, source: 'prompt' }];
		this.#isTitled = true;
		const before = this.#turns.end('done');
		this.#turns = new Turns(droid);
		const prompt = this.#parent === null ? promptOf(words) : ({ by: 'agent' } as const);
		return [...before, ...title, ...this.#turns.begin({ id: turnId(droid, key), session, startedAt: at, prompt, planMode: false })];
	}

	#worked(blocks: readonly Block[], isAgents: boolean, at: number): Fact[] {
		const isLast = isAgents && blocks.some(({ type }) => type === 'text') && !blocks.some(({ type }) => type === 'tool_use');
		const facts = [...this.#turns.work(at), ...blocks.flatMap(block => this.#block(block, isAgents, at))];
		return isLast ? [...facts, ...this.#turns.end('done')] : facts;
	}

	#block(block: Block, isAgents: boolean, at: number): Fact[] {
		switch (block.type) {
			case 'text':
				return isAgents && block.text !== '' ? this.#turns.say(at, block.text) : [];
			case 'tool_use':
				return this.#asked(block, at);
			case 'tool_result':
				return this.#answered(block, at);
			default:
				return [];
		}
	}

	#asked(use: ToolUse, at: number): Fact[] {
		const planned = use.name === 'ExitSpecMode' ? this.#turns.plan() : [];
		const asked: Called = { session: this.#id, turn: this.#turns.id, key: `${this.#native}/${use.id}`, at, folder: this.#folder };
		this.#calls.set(use.id, { use, asked });
		return [...planned, ...askedFacts(use, asked)];
	}

	#answered(result: ToolResult, at: number): Fact[] {
		const call = this.#calls.get(result.tool_use_id);
		return call === undefined ? [] : answeredFacts(call.use, call.asked, result, at);
	}
}

/** Until a model has found a title, the first prompt stands in its place. */
export function titleOf({ title, sessionTitle }: Start): string | null {
	const found = sessionTitle && !/^New Session$/i.test(sessionTitle) ? sessionTitle : null;
	return found === title ? null : found;
}

/** What the engineer wrote; null for answers of tools. What Droid adds stands in elements of its own, or after the prompt. */
export function wordsOf({ message }: Message): string | null {
	const values: readonly unknown[] = typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : message.content;
	const texts = values.flatMap(value => {
		const block = blockSchema.safeParse(value).data;
		return block?.type === 'text' ? [block.text.replace(reminder, '').trim()] : [];
	});
	const words = texts.filter(text => text !== '' && !/^Contents of \S/.test(text)).join('\n');
	return message.role !== 'user' || words === '' ? null : words;
}

const reminder = /<system-(?:reminder|notification)>[\s\S]*?(?:<\/system-(?:reminder|notification)>|$(?![\s\S]))/g;

function strangeBlock(value: unknown): LineReading | null {
	return blockSchema.safeParse(value).success ? null : misread(value, 'a block', blockTypes);
}
