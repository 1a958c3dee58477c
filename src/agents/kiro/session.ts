/** Tells a session of the terminal's agent line by line. */
import type { Fact } from '../../domain/trace/facts.ts';
import { responseId, sessionId, turnId, type SessionId } from '../../domain/trace/ids.ts';
import { recordTime, secondsTime } from '../../domain/trace/recordTime.ts';
import { nothing, unreadable, type LineReading } from '../agent.ts';
import { misread } from '../misread.ts';
import type { Called } from '../openCalls.ts';
import { promptOf, Turns } from '../turns.ts';
import { answeredFacts, askedFacts } from './calls.ts';
import { kiro } from './ids.ts';
import {
	block as blockSchema,
	blockKinds,
	type Block,
	type Described,
	type Line,
	type ToolResult,
	type ToolUse,
	type TurnMetadata,
} from './schema.ts';

/** Only prompts have a time, in seconds. What follows one is told in its order, a millisecond apart. */
const MOST_STEPS = 999;

export class SessionTeller {
	readonly #native: string;
	readonly #id: SessionId;
	readonly #described: Described | undefined;
	#turns = new Turns(kiro);
	#isTitled = false;
	#prompted: number | null = null;
	#steps = 0;
	readonly #calls = new Map<string, { readonly use: ToolUse; readonly asked: Called }>();

	constructor(native: string, described: Described | undefined) {
		this.#native = described?.session_id ?? native;
		this.#id = sessionId(kiro, this.#native);
		this.#described = described;
	}

	/** What stands beside the session: its folder, times and title. */
	begin(): Fact[] {
		const [from, to] = [recordTime(this.#described?.created_at), recordTime(this.#described?.updated_at)];
		const times = [from, to].filter(time => time !== null);
		const last = times.at(-1);
		const title: Fact[] =
			this.#described?.title && last !== undefined ? [{ kind: 'title', session: this.#id, at: last, source: 'agent' }] : [];
		return [...times.map(at => this.#session(at)), ...title];
	}

	tell(line: Line): LineReading {
		const strange = line.data.content.map(strangeBlock).find(reading => reading !== null);
		if (strange) {
			return strange;
		}
		const blocks = line.data.content.flatMap(value => blockSchema.safeParse(value).data ?? []);
		switch (line.kind) {
			case 'Prompt':
				return this.#prompt(line, wordsIn(blocks));
			case 'AssistantMessage':
			case 'ToolResults':
				return this.#worked(blocks);
			default:
				return nothing;
		}
	}

	/** How turns ended, and what they used, as far as that is counted: it is written beside the session. */
	end(): Fact[] {
		return this.#metadata().flatMap(turn => this.#used(turn));
	}

	#metadata(): readonly TurnMetadata[] {
		return this.#described?.session_state?.conversation_metadata?.user_turn_metadatas ?? [];
	}

	#prompt({ data }: Line, words: string): LineReading {
		const at = secondsTime(data.meta?.timestamp) ?? this.#prompted ?? recordTime(this.#described?.created_at);
		if (at === null) {
			return unreadable('a prompt without a time');
		}
		const session = this.#id;
		const title: Fact[] = this.#isTitled ? [] : [{ kind: 'title', session, at, source: 'prompt' }];
		this.#isTitled = true;
		this.#prompted = at;
		this.#steps = 0;
		this.#turns = new Turns(kiro);
		const id = turnId(kiro, `${this.#native}/${data.message_id ?? `@${at}`}`);
		const begun = this.#turns.begin({ id, session, startedAt: at, prompt: promptOf(words), planMode: false });
		const turn = this.#metadata().find(({ message_ids: ids }) => ids.includes(data.message_id ?? ''));
		return { kind: 'read', facts: [this.#session(at), ...title, ...begun, ...this.#ended(turn)] };
	}

	#ended(turn: TurnMetadata | undefined): Fact[] {
		const at = recordTime(turn?.end_timestamp);
		if (turn === undefined || at === null) {
			return [];
		}
		return [...this.#turns.work(at), ...this.#turns.end(turn.end_reason === 'UserTurnEnd' ? 'done' : 'interrupted')];
	}

	#worked(blocks: readonly Block[]): LineReading {
		if (this.#prompted === null) {
			return unreadable('an answer without a prompt');
		}
		this.#steps = Math.min(MOST_STEPS, this.#steps + 1);
		const at = this.#prompted + this.#steps;
		return { kind: 'read', facts: [...this.#turns.work(at), ...blocks.flatMap(block => this.#block(block, at))] };
	}

	#block(block: Block, at: number): Fact[] {
		switch (block.kind) {
			case 'text':
				return block.data === '' ? [] : this.#turns.say(at, block.data);
			case 'toolUse':
				return this.#asked(block.data, at);
			case 'toolResult':
				return this.#answered(block.data, at);
			default:
				return [];
		}
	}

	#asked(use: ToolUse, at: number): Fact[] {
		const folder = this.#described?.cwd ?? null;
		const asked: Called = { session: this.#id, turn: this.#turns.id, key: `${this.#native}/${use.toolUseId}`, at, folder };
		this.#calls.set(use.toolUseId, { use, asked });
		return askedFacts(use, asked);
	}

	#answered(result: ToolResult, at: number): Fact[] {
		const call = this.#calls.get(result.toolUseId);
		return call === undefined ? [] : answeredFacts(call.use, call.asked, result, at);
	}

	#used(turn: TurnMetadata): Fact[] {
		const [at, key] = [recordTime(turn.end_timestamp), turn.message_ids[0]];
		const { input_token_count: input, output_token_count: output } = turn;
		if (at === null || key === undefined || input + output === 0) {
			return [];
		}
		const usage = { input, output, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, reasoning: 0 };
		const id = responseId(kiro, `${this.#native}/${key}`);
		const model = this.#described?.session_state?.rts_model_state?.model_info?.model_id ?? null;
		const base = {
			kind: 'response',
			id,
			session: this.#id,
			turn: turnId(kiro, `${this.#native}/${key}`),
			at,
			model,
			branch: null,
		} as const;
		return [{ ...base, usage, trust: 'partial', recordedUsd: null }];
	}

	#session(at: number): Fact {
		return { kind: 'session', id: this.#id, at, parent: null, cwd: this.#described?.cwd ?? null, branch: null };
	}
}

export function wordsIn(blocks: readonly Block[]): string {
	return blocks.flatMap(block => (block.kind === 'text' ? [block.data] : [])).join('\n');
}

function strangeBlock(value: unknown): LineReading | null {
	return blockSchema.safeParse(value).success ? null : misread(value, 'a block', blockKinds, 'kind');
}
