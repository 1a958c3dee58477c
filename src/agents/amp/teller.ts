/** Tells one thread, message by message. */
import type { Fact, TurnEnd } from '../../domain/trace/facts.ts';
import { responseId, sessionId, turnId, type SessionId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { pathOfUri } from '../edited.ts';
import { promptOf, Turns } from '../turns.ts';
import { callFacts } from './calls.ts';
import { ampId } from './ids.ts';
import type { LedgerEvent, Message, Thread, ToolRun } from './schema.ts';
import { ledgerByMessage, ledgerUse, timeOf, usedIn } from './usage.ts';

export class ThreadTeller {
	readonly #thread: Thread;
	readonly #session: SessionId;
	readonly #folder: string | null;
	readonly #branch: string | null;
	readonly #results: ReadonlyMap<string, ToolRun>;
	readonly #ledger: ReadonlyMap<number, LedgerEvent>;
	#turns = new Turns(ampId);
	/** The last time that was told: results have none. */
	#at: number;
	#isTitled = false;

	constructor(thread: Thread, created: number, messages: readonly (Message | undefined)[]) {
		this.#thread = thread;
		this.#session = sessionId(ampId, thread.id);
		this.#at = created;
		const [tree] = thread.env?.initial.trees ?? [];
		this.#folder = pathOfUri(tree?.uri ?? '');
		this.#branch = /^refs\/heads\/(.+)$/.exec(tree?.repository?.ref ?? '')?.[1] ?? null;
		this.#results = resultsIn(messages);
		this.#ledger = ledgerByMessage(thread);
	}

	thread(): readonly Fact[] {
		const title = this.#thread.title ?? '';
		const named: Fact[] = title === '' ? [] : [{ kind: 'title', session: this.#session, at: this.#at, source: 'agent' }];
		return [this.#seen(), ...named];
	}

	tell(message: Message): readonly Fact[] {
		const at = epochTime(timeOf(message, this.#ledger.get(message.messageId)));
		this.#at = Math.max(this.#at, at ?? 0);
		return [this.#seen(), ...this.#told(message)];
	}

	#told(message: Message): readonly Fact[] {
		if (message.role === 'assistant') {
			return this.#answer(message);
		}
		const words = message.role === 'user' ? wordsIn(message) : '';
		return words === '' ? [] : this.#prompt(message, words);
	}

	#seen(): Fact {
		return { kind: 'session', id: this.#session, at: this.#at, parent: null, cwd: this.#folder, branch: this.#branch };
	}

	#prompt({ messageId }: Message, words: string): readonly Fact[] {
		const session = this.#session;
		const title: Fact[] = this.#isTitled ? [] : [{ kind: 'title', session, at: this.#at, source: 'prompt' }];
		this.#isTitled = true;
		this.#turns = new Turns(ampId);
		const id = turnId(ampId, `${this.#thread.id}/${messageId}`);
		return [...title, ...this.#turns.begin({ id, session, startedAt: this.#at, prompt: promptOf(words), planMode: false })];
	}

	#answer(message: Message): readonly Fact[] {
		const place = { session: this.#session, turn: this.#turns.id, at: this.#at, folder: this.#folder };
		const calls = message.content.flatMap(part => (part.type === 'tool_use' ? [part] : []));
		const words = wordsIn(message);
		const end = endOf(message);
		return [
			...this.#turns.work(this.#at),
			...this.#response(message),
			...calls.flatMap(call => callFacts(call, this.#results.get(call.id), place)),
			...(words === '' ? [] : this.#turns.say(this.#at, words)),
			...(end === null ? [] : this.#turns.end(end)),
		];
	}

	#response({ messageId, usage }: Message): readonly Fact[] {
		const event = this.#ledger.get(messageId);
		const used = (usage ? usedIn(usage, event) : null) ?? (event ? ledgerUse(event) : null);
		const id = responseId(ampId, `${this.#thread.id}/${messageId}`);
		const base = { kind: 'response', id, session: this.#session, turn: this.#turns.id, at: this.#at, branch: this.#branch } as const;
		return used === null ? [] : [{ ...base, ...used }];
	}
}

function endOf({ state }: Message): TurnEnd | null {
	if (state?.type === 'cancelled') {
		return 'interrupted';
	}
	if (state?.type === 'error') {
		return 'failed';
	}
	return state?.stopReason === 'end_turn' ? 'done' : null;
}

export function wordsIn({ content }: Message): string {
	return content
		.flatMap(part => (part.type === 'text' ? [part.text] : []))
		.join('\n')
		.trim();
}

function resultsIn(messages: readonly (Message | undefined)[]): ReadonlyMap<string, ToolRun> {
	const parts = messages.flatMap(message => message?.content ?? []);
	return new Map(parts.flatMap(part => (part.type === 'tool_result' ? [[part.toolUseID, part.run]] : [])));
}
