/** Tells the chats of a history, one after the other. */
import type { Fact, TurnEnd } from '../../domain/trace/facts.ts';
import { editId, runId, sessionId, turnId, type SessionId } from '../../domain/trace/ids.ts';
import { startedRun } from '../commandRun.ts';
import { absolutePath, editFact } from '../edited.ts';
import { promptOf, Turns } from '../turns.ts';
import { blocksIn, type Block } from './blocks.ts';
import type { Chat, Line, Section } from './chats.ts';
import { aiderId, minuteOf, shownCallId } from './ids.ts';
import type { PromptTimes } from './inputHistory.ts';
import { shownIn } from './usage.ts';

export class ChatTeller {
	readonly #chat: Chat;
	readonly #session: SessionId;
	readonly #folder: string | null;
	readonly #times: PromptTimes;
	#turns = new Turns(aiderId);
	#at: number;
	#model: string | null = null;
	#isTitled = false;
	#calls = 0;
	#done = 0;

	constructor(chat: Chat, startedAt: number, folder: string | null, times: PromptTimes) {
		this.#chat = chat;
		this.#at = startedAt;
		this.#session = sessionId(aiderId, chat.startedAt.replace(' ', 'T'));
		this.#folder = folder;
		this.#times = times;
	}

	tell({ prompt, place, lines }: Section): Fact[] {
		const { words, command } = askedIn(prompt ?? '');
		this.#at = prompt === null ? this.#at : (this.#times.of(prompt, this.#at) ?? this.#at);
		const asked = words === '' ? [] : this.#prompt(words, place, command);
		return [this.#seen(), ...asked, ...this.#answer(lines)];
	}

	#seen(): Fact {
		return { kind: 'session', id: this.#session, at: this.#at, parent: null, cwd: this.#folder, branch: null };
	}

	/** Asking without changing anything, and having an architect plan, are Aider's ways of planning. */
	#prompt(words: string, place: number, mode: string): Fact[] {
		const session = this.#session;
		const title: Fact[] = this.#isTitled ? [] : [{ kind: 'title', session, at: this.#at, source: 'prompt' }];
		this.#isTitled = true;
		this.#turns = new Turns(aiderId);
		const id = turnId(aiderId, `${this.#chat.startedAt}/${place - this.#chat.place}`);
		const planMode = mode === 'ask' || mode === 'architect';
		return [...title, ...this.#turns.begin({ id, session, startedAt: this.#at, prompt: promptOf(words), planMode })];
	}

	#answer(lines: readonly Line[]): Fact[] {
		const facts: Fact[] = [];
		let said: string[] = [];
		let open: Block[] = [];
		for (const { by, text } of lines) {
			if (by === 'model') {
				said.push(text);
				continue;
			}
			if (said.some(line => line.trim() !== '')) {
				const words = said.join('\n').replace(thinking, '');
				open = [...blocksIn(words)];
				facts.push(...this.#turns.say(this.#at, words));
			}
			said = [];
			facts.push(...this.#notice(text, open));
		}
		return facts;
	}

	#notice(text: string, open: Block[]): Fact[] {
		const model = /^(?:Main model|Model): (\S+) with /.exec(text)?.[1];
		this.#model = model ?? this.#model;
		const file = /^Applied edit to (.+?)\s*$/.exec(text)?.[1];
		const command = /^Running (.+)$/.exec(text)?.[1];
		return [
			...this.#response(text),
			...(file === undefined ? [] : this.#applied(file, open)),
			...(command === undefined ? [] : this.#ran(command)),
			...this.#ended(text),
		];
	}

	#response(text: string): Fact[] {
		const shown = shownIn(text);
		if (shown === null) {
			return [];
		}
		this.#calls += 1;
		const id = shownCallId(minuteOf(this.#chat.startedAt), this.#calls, shown.sent, shown.received);
		const base = { kind: 'response', id, session: this.#session, turn: this.#turns.id, at: this.#at, branch: null } as const;
		return [{ ...base, model: this.#model, ...shown.used, trust: 'estimated' }, ...this.#turns.end('done')];
	}

	/** An answer may change a file in several places; Aider says once that it did. */
	#applied(file: string, open: Block[]): Fact[] {
		const mine = open.filter(block => samePath(block.path, file));
		open.splice(0, open.length, ...open.filter(block => !mine.includes(block)));
		const base = { session: this.#session, turn: this.#turns.id, at: this.#at, path: absolutePath(file, this.#folder) };
		return mine.map(({ change }) => {
			this.#done += 1;
			const id = editId(aiderId, `${this.#chat.startedAt}/${this.#done}`);
			return editFact({ ...base, id, change, before: change.kind === 'create' ? [] : null });
		});
	}

	/** A command that the model proposed and the engineer allowed. How it ended is not written. */
	#ran(command: string): Fact[] {
		this.#done += 1;
		const id = runId(aiderId, `${this.#chat.startedAt}/${this.#done}`);
		return [startedRun({ id, session: this.#session, turn: this.#turns.id, startedAt: this.#at, cwd: this.#folder }, command).run];
	}

	#ended(text: string): Fact[] {
		const end = endings.find(([pattern]) => pattern.test(text))?.[1];
		return end === undefined ? [] : this.#turns.end(end);
	}
}

/** What a prompt asks of the model, and the command that it was given with, if any. */
function askedIn(prompt: string): { words: string; command: string } {
	const [all, command = '', words = ''] = /^(?:\/([\w-]+)|!)\s*([\s\S]*)$/.exec(prompt) ?? [];
	return all === undefined ? { words: prompt, command } : { words: asks.has(command) ? words : '', command };
}

/** Aider takes no edits from what a model thinks. */
const thinking = /^<(thinking-content-\w+)>$[\s\S]*?^<\/\1>$/gm;

/** Commands that ask the model for something; others are done by Aider itself. */
const asks: ReadonlySet<string> = new Set(['ask', 'code', 'architect', 'context', 'help']);

const endings: readonly (readonly [RegExp, TurnEnd])[] = [
	[/^\^C/, 'interrupted'],
	[/^litellm\.\w+(?:Error|Exception)/, 'failed'],
];

function samePath(written: string, applied: string): boolean {
	const plain = (path: string): string => path.replaceAll('\\', '/').replace(/^\.\//, '');
	return (
		plain(written) === plain(applied) || plain(applied).endsWith(`/${plain(written)}`) || plain(written).endsWith(`/${plain(applied)}`)
	);
}
