/** Tells a session message by message, wherever it is kept. */
import type { Fact } from '../../domain/trace/facts.ts';
import { turnId, type SessionId } from '../../domain/trace/ids.ts';
import { secondsTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type LineReading, type PlacedReading } from '../agent.ts';
import { misread } from '../misread.ts';
import type { Called } from '../openCalls.ts';
import { promptOf, Turns } from '../turns.ts';
import { answeredFacts, askedFacts } from './calls.ts';
import { goose } from './ids.ts';
import { block as blockSchema, blockTypes, metadata as metadataSchema, type Block, type ToolRequest, type ToolResponse } from './schema.ts';

export interface ToldSession {
	readonly native: string;
	readonly id: SessionId;
	readonly folder: string | null;
	/** Whether the engineer prompts in it: not in a subagent's, nor in one that a timer began. */
	readonly isEngineers: boolean;
}

export interface Message {
	readonly place: number;
	readonly role: string;
	readonly created: number;
	readonly content: unknown;
	readonly metadata: unknown;
}

export class SessionTeller {
	readonly #session: ToldSession;
	#turns = new Turns(goose);
	#isTitled = false;
	readonly #calls = new Map<string, { readonly request: ToolRequest; readonly asked: Called }>();
	/** Prompts of the same second, by the second. */
	readonly #prompts = new Map<number, number>();

	constructor(session: ToldSession) {
		this.#session = session;
	}

	*tell(message: Message): Generator<PlacedReading> {
		const { place } = message;
		const at = secondsTime(message.created);
		if (at === null || !Array.isArray(message.content)) {
			yield { place, reading: unreadable(at === null ? 'a message without a time' : 'a message in another shape') };
			return;
		}
		const values: readonly unknown[] = message.content;
		yield* values.flatMap(value => strangeBlock(value) ?? []).map(reading => ({ place, reading }));
		const blocks = values.flatMap(value => blockSchema.safeParse(value).data ?? []);
		yield { place, reading: { kind: 'read', facts: this.#message(message, blocks, at) } };
	}

	#message({ role, metadata }: Message, blocks: readonly Block[], at: number): Fact[] {
		const words = promptIn(blocks, metadata);
		if (role === 'user' && words !== null) {
			return this.#prompted(words, at);
		}
		const isLast = role === 'assistant' && blocks.some(({ type }) => type === 'text') && !blocks.some(({ type }) => type === 'toolRequest');
		const facts = [...this.#turns.work(at), ...blocks.flatMap(block => this.#block(block, role, at))];
		return isLast ? [...facts, ...this.#turns.end('done')] : facts;
	}

	#prompted(words: string, at: number): Fact[] {
		const { id: session, native, isEngineers } = this.#session;
		const count = (this.#prompts.get(at) ?? 0) + 1;
		this.#prompts.set(at, count);
		const title: Fact[] = this.#isTitled ? [] : [{ kind: 'title', session, at, source: 'prompt' }];
		this.#isTitled = true;
		this.#turns = new Turns(goose);
		const prompt = isEngineers ? promptOf(words) : ({ by: 'agent' } as const);
		const id = turnId(goose, `${native}/${at}/${count}`);
		return [...title, ...this.#turns.begin({ id, session, startedAt: at, prompt, planMode: false })];
	}

	#block(block: Block, role: string, at: number): Fact[] {
		switch (block.type) {
			case 'text':
				return role === 'assistant' && block.text !== '' ? this.#turns.say(at, block.text) : [];
			case 'toolRequest': {
				const { id: session, native, folder } = this.#session;
				const asked: Called = { session, turn: this.#turns.id, key: `${native}/${block.id}`, at, folder };
				this.#calls.set(block.id, { request: block, asked });
				return askedFacts(block, asked);
			}
			case 'toolResponse':
				return this.#answered(block, at);
			default:
				return [];
		}
	}

	#answered(response: ToolResponse, at: number): Fact[] {
		const call = this.#calls.get(response.id);
		return call === undefined ? [] : answeredFacts(call.request, call.asked, response, at);
	}
}

/** What the engineer wrote; null for results of tools, and for what Goose adds to be read by the model alone. */
export function promptIn(blocks: readonly Block[], metadata: unknown): string | null {
	const { userVisible, turnContext } = metadataSchema.parse(metadata);
	const words = blocks.flatMap(block => (block.type === 'text' ? [block.text] : [])).join('\n');
	return userVisible === false || turnContext === true || words.trim() === '' ? null : words;
}

function strangeBlock(value: unknown): LineReading | null {
	return blockSchema.safeParse(value).success ? null : misread(value, 'a block', blockTypes);
}
