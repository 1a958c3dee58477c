/** Reads a session of a newer Cline: its messages are the conversation with the model, with times, models and what each call used. */
import { parseJson } from '../../base/json.ts';
import type { Fact, TitleSource } from '../../domain/trace/facts.ts';
import { editId, responseId, runId, sessionId, subagentSessionId, turnId, waitId, type SessionId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type Beside, type DocumentReader, type LineReading, type PlacedReading, type TranscriptDocument } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { absolutePath, editFact } from '../edited.ts';
import { promptOf, Turns } from '../turns.ts';
import { answersTo, callsOf, messagesIn, type Call } from './conversation.ts';
import { messageList, type Message } from './conversationSchema.ts';
import { changesOf } from './edits.ts';
import { clineMember } from './members.ts';
import { commandsOf } from './runs.ts';
import { manifest as manifestSchema, type Manifest } from './schema.ts';
import { usedIn } from './usage.ts';

const cline = clineMember.id;

/** Messages are numbered from 1: what the session's own file says of it stands before them. */
export class ClineSessionReader implements DocumentReader {
	readonly form = 'document';
	readonly #folder: string;
	readonly #name: string;
	readonly #beside: Beside;

	constructor({ folder, name }: { readonly folder: string; readonly name: string }, beside: Beside) {
		this.#folder = folder;
		this.#name = name;
		this.#beside = beside;
	}

	*read({ content }: TranscriptDocument): Generator<PlacedReading> {
		const text = content.toString();
		if (!messageList.safeParse(parseJson(text)).success) {
			yield { place: 0, reading: unreadable('no list of messages') };
			return;
		}
		const session = new ClineSession(this.#folder, this.#name, this.#manifest());
		const messages = messagesIn(text);
		yield { place: 0, reading: { kind: 'read', facts: session.title() } };
		for (const [index, message] of messages.entries()) {
			yield { place: index + 1, reading: readingOf(session, message, callsAt(messages, index)) };
		}
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const message = messagesIn(content.toString())[place - 1] ?? null;
		const words = source === 'agent' ? this.#manifest()?.metadata?.title : message === null ? '' : promptIn(message)?.words;
		return plainTitle(words);
	}

	#manifest(): Manifest | undefined {
		return manifestSchema.safeParse(parseJson(this.#beside.read(`${this.#folder}.json`)?.toString() ?? '')).data;
	}
}

function callsAt(messages: readonly (Message | null)[], index: number): readonly Call[] {
	const message = messages[index] ?? null;
	return message?.role === 'assistant' ? callsOf(message, answersTo(messages, index)) : [];
}

function readingOf(session: ClineSession, message: Message | null, calls: readonly Call[]): LineReading {
	if (message === null) {
		return unreadable('a message in another shape');
	}
	const facts = session.facts(message, calls);
	return facts === null ? unreadable('a message without a time') : { kind: 'read', facts };
}

interface Prompt {
	readonly words: string;
	readonly isPlan: boolean;
}

/** The engineer's words stand in an element that names the mode; null for answers of tools and what Cline adds. */
function promptIn({ role, content }: Message): Prompt | null {
	if (role !== 'user' || content.some(block => block.kind === 'result')) {
		return null;
	}
	const text = content.flatMap(block => (block.kind === 'text' ? block.text : [])).join('\n');
	const [, attributes = '', inside] = /<user_input([^>]*)>([\s\S]*?)(?:<\/user_input>|$(?![\s\S]))/.exec(text) ?? [];
	const words = (inside ?? text).trim();
	return words === '' ? null : { words, isPlan: /mode="plan"/.test(attributes) };
}

class ClineSession {
	/** What is told of the session is known by it. */
	readonly #key: string;
	readonly #id: SessionId;
	readonly #parent: SessionId | null;
	readonly #manifest: Manifest | undefined;
	readonly #turns = new Turns(cline);
	#at: number | null = null;
	#hasPrompt = false;

	constructor(folder: string, name: string, manifest: Manifest | undefined) {
		const root = sessionId(cline, folder);
		this.#key = folder === name ? folder : `${folder}/${name}`;
		this.#parent = folder === name ? null : root;
		this.#id = this.#parent === null ? root : subagentSessionId(root, name);
		this.#manifest = manifest;
		this.#at = epochTime(Date.parse(manifest?.started_at ?? ''));
	}

	/** Cline's own title is the engineer's prompt, unless the engineer has worded another one; which of both it is, is not said. */
	title(): Fact[] {
		const named = this.#parent === null && this.#manifest?.metadata?.title;
		return named && this.#at !== null ? [{ kind: 'title', session: this.#id, at: this.#at, source: 'agent' }] : [];
	}

	/** Null where no time is known. */
	facts(message: Message, calls: readonly Call[]): Fact[] | null {
		this.#at = epochTime(message.ts) ?? this.#at;
		if (this.#at === null) {
			return null;
		}
		const at = this.#at;
		const parent = this.#parent === null ? null : ({ id: this.#parent, how: 'subagent' } as const);
		const session: Fact = { kind: 'session', id: this.#id, at, parent, cwd: this.#cwd, branch: null };
		return [session, ...(message.role === 'assistant' ? this.#answer(message, calls, at) : this.#asked(message, at))];
	}

	get #cwd(): string | null {
		return this.#manifest?.cwd ?? this.#manifest?.workspace_root ?? null;
	}

	#asked(message: Message, at: number): Fact[] {
		const prompt = promptIn(message);
		if (prompt === null) {
			return this.#turns.work(at);
		}
		const session = this.#id;
		const title: Fact[] = this.#hasPrompt ? [] : [{ kind: 'title', session, at, source: 'prompt' }];
		this.#hasPrompt = true;
		const by = this.#parent === null ? promptOf(prompt.words) : ({ by: 'agent' } as const);
		const id = turnId(cline, `${this.#key}/${message.id ?? at}`);
		return [...title, ...this.#turns.begin({ id, session, startedAt: at, prompt: by, planMode: prompt.isPlan })];
	}

	#answer(message: Message, calls: readonly Call[], at: number): Fact[] {
		const words = message.content.flatMap(block => (block.kind === 'text' ? block.text : [])).join('\n');
		return [
			...this.#turns.work(at),
			...this.#response(message, at),
			...calls.flatMap(call => this.#called(call, at)),
			...(words === '' ? [] : this.#turns.say(at, words)),
			...(calls.length === 0 && words !== '' ? this.#turns.end('done') : []),
		];
	}

	#response(message: Message, at: number): Fact[] {
		const used = usedIn(message);
		const id = responseId(cline, `${this.#key}/${message.id ?? at}`);
		const model = message.modelInfo?.id ?? this.#manifest?.model ?? null;
		return used === null ? [] : [{ kind: 'response', id, session: this.#id, turn: this.#turns.id, at, model, branch: null, ...used }];
	}

	#called(call: Call, at: number): Fact[] {
		const ended = call.outcome.kind === 'answered' ? (epochTime(call.outcome.at) ?? at) : null;
		const work = ended === null ? [] : this.#turns.work(ended);
		switch (call.name) {
			case 'run_commands':
				return [...work, ...this.#ran(call, at, ended)];
			case 'ask_question':
			case 'ask_followup_question':
				return [...work, this.#waited(call, at, ended)];
			default:
				return [...work, ...this.#edited(call, ended ?? at)];
		}
	}

	#ran(call: Call, startedAt: number, ended: number | null): Fact[] {
		const [session, turn, cwd] = [this.#id, this.#turns.id, this.#cwd];
		return call.outcome.kind === 'refused'
			? []
			: commandsOf(call).map(({ command, exitCode }, index) => {
					const id = runId(cline, `${this.#key}/${call.key}/${index}`);
					const started = startedRun({ id, session, turn, startedAt, cwd }, command);
					return ended === null ? started.run : endedRun(started, ended, exitCode);
				});
	}

	#waited(call: Call, from: number, to: number | null): Fact {
		const id = waitId(cline, `${this.#key}/${call.key}`);
		return { kind: 'wait', id, session: this.#id, turn: this.#turns.id, from, to: to === null ? null : Math.max(from, to), for: 'answer' };
	}

	#edited(call: Call, at: number): Fact[] {
		const [session, turn] = [this.#id, this.#turns.id];
		return changesOf(call, () => false).map((changed, part) =>
			editFact({
				...changed,
				id: editId(cline, `${this.#key}/${call.key}/${part}`),
				session,
				turn,
				at,
				path: absolutePath(changed.path, this.#cwd),
			}),
		);
	}
}
