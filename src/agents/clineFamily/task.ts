/** Follows the messages of one task, as the engineer sees them. */
import { parseJson } from '../../base/json.ts';
import type { Fact } from '../../domain/trace/facts.ts';
import { editId, responseId, runId, turnId, waitId, type AgentId, type SessionId, type TurnId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { absolutePath, editFact } from '../edited.ts';
import { promptOf, Turns } from '../turns.ts';
import type { Call } from './conversation.ts';
import { changesOf } from './edits.ts';
import { callOfCommand, exitCodeIn } from './runs.ts';
import { shownTool, type UiMessage } from './schema.ts';
import { cancelReasonIn, usedBy } from './usage.ts';

export interface TaskPlace {
	readonly agent: AgentId;
	/** The program's own id: what is told of a task is known by it, whoever asked for the task. */
	readonly task: string;
	readonly session: SessionId;
	readonly parent: SessionId | null;
	readonly folder: string | null;
}

/** What else is known at the time of a message. */
export interface Known {
	readonly at: number;
	readonly model: string | null;
	readonly isPlan: boolean;
}

export class Task {
	readonly #place: TaskPlace;
	readonly #turns: Turns;
	readonly #calls: readonly Call[];
	readonly #began: { readonly at: number; readonly turn: TurnId }[] = [];
	readonly #shown: { readonly path: string; readonly at: number; readonly isNew: boolean }[] = [];
	readonly #run = new Set<Call>();
	#asked: number | null = null;
	#last = 0;

	constructor(place: TaskPlace, calls: readonly Call[]) {
		this.#place = place;
		this.#calls = calls;
		this.#turns = new Turns(place.agent);
	}

	facts(message: UiMessage, known: Known): Fact[] {
		const { session, parent, folder } = this.#place;
		this.#last = known.at;
		const how = parent === null ? null : ({ id: parent, how: 'subagent' } as const);
		const told = this.#told(message, known);
		const plan = known.isPlan && this.#turns.now?.end === 'open' ? this.#turns.plan() : [];
		return [{ kind: 'session', id: session, at: known.at, parent: how, cwd: folder, branch: null }, ...told, ...plan];
	}

	/** After all messages: what the conversation says that was changed. */
	edits(): readonly Fact[] {
		const { agent, task, session, folder } = this.#place;
		const isNew = (path: string): boolean => this.#shown.some(one => one.isNew && samePath(one.path, path));
		return this.#calls.flatMap(call =>
			changesOf(call, isNew).map((changed, part) => {
				const at = this.#timeOf(call, changed.path);
				const id = editId(agent, `${task}/${call.key}/${part}`);
				const turn = this.#began.findLast(began => began.at <= at)?.turn ?? null;
				return editFact({ ...changed, id, session, turn, at, path: absolutePath(changed.path, folder) });
			}),
		);
	}

	#timeOf({ at, outcome }: Call, path: string): number {
		const told = outcome.kind === 'answered' ? epochTime(outcome.at ?? at) : null;
		return told ?? this.#shown.find(one => samePath(one.path, path))?.at ?? this.#last;
	}

	#told(message: UiMessage, known: Known): Fact[] {
		const name = message.say ?? message.ask ?? '';
		const text = message.text ?? '';
		if (this.#began.length === 0 && (name === 'task' || name === 'text')) {
			return this.#begin(known, text);
		}
		const { at } = known;
		if (name === 'user_feedback') {
			return this.#asked === null ? this.#begin(known, text) : this.#answered(this.#asked, at);
		}
		return [...this.#turns.work(at), ...this.#work(name, message, known), ...this.#said(name, text, at)];
	}

	#work(name: string, message: UiMessage, known: Known): Fact[] {
		const text = message.text ?? '';
		switch (name) {
			case 'api_req_started':
				return this.#response(text, known, null);
			case 'subagent_usage':
				return this.#response(text, known, 'sessionTotal');
			case 'command':
				return this.#ran(message, text.replace(/REQ_APP$/, ''), known.at);
			case 'followup':
				this.#asked = known.at;
				return [];
			case 'tool':
				this.#show(text, known.at);
				return [];
			default:
				return [];
		}
	}

	#said(name: string, text: string, at: number): Fact[] {
		switch (name) {
			case 'text':
				return this.#turns.say(at, text);
			case 'plan_mode_respond':
				return [...this.#turns.plan(), ...this.#turns.end('done')];
			case 'completion_result':
				return [...(text === '' ? [] : this.#turns.say(at, text)), ...this.#turns.end('done')];
			case 'api_req_failed':
				return this.#turns.end('failed');
			default:
				return [];
		}
	}

	#begin({ at, isPlan }: Known, words: string): Fact[] {
		const { agent, task, session, parent } = this.#place;
		const isFirst = this.#began.length === 0;
		const prompt = parent !== null && isFirst ? ({ by: 'agent' } as const) : promptOf(words);
		const title: Fact[] = isFirst ? [{ kind: 'title', session, at, source: 'prompt' }] : [];
		const id = turnId(agent, `${task}/${at}`);
		this.#began.push({ at, turn: id });
		return [...title, ...this.#turns.begin({ id, session, startedAt: at, prompt, planMode: isPlan })];
	}

	#answered(from: number, to: number): Fact[] {
		const { agent, task, session } = this.#place;
		this.#asked = null;
		const wait = { id: waitId(agent, `${task}/${from}`), session, turn: this.#turns.id, from, to: Math.max(from, to) };
		return [...this.#turns.work(to), { kind: 'wait', ...wait, for: 'answer' }];
	}

	#response(text: string, { at, model }: Known, sum: 'sessionTotal' | null): Fact[] {
		const { agent, task, session } = this.#place;
		const used = usedBy(text);
		const base = { kind: 'response', id: responseId(agent, `${task}/${at}`), session, turn: this.#turns.id, at, branch: null } as const;
		const response: Fact[] = used === null ? [] : [{ ...base, model, ...used, trust: sum ?? used.trust }];
		return [...response, ...(cancelReasonIn(text) === 'user_cancelled' ? this.#turns.end('interrupted') : [])];
	}

	/** How it ended, only the answer to the model says; where the engineer is asked first, so does it whether it ran. */
	#ran(message: UiMessage, command: string, at: number): Fact[] {
		const { agent, task, session, folder } = this.#place;
		const call = callOfCommand(this.#calls, command, one => this.#run.has(one));
		if (call !== undefined) {
			this.#run.add(call);
		}
		if (call?.outcome.kind === 'refused' || (call?.outcome.kind === 'pending' && message.type === 'ask')) {
			return [];
		}
		const run = { id: runId(agent, `${task}/${at}`), session, turn: this.#turns.id, startedAt: at, cwd: folder };
		const started = startedRun(run, command);
		return [call?.outcome.kind === 'answered' ? endedRun(started, call.outcome.at ?? at, exitCodeIn(call.outcome.text)) : started.run];
	}

	#show(text: string, at: number): void {
		const { tool, path } = shownTool.safeParse(parseJson(text)).data ?? { tool: '', path: null };
		if (path) {
			this.#shown.push({ path, at, isNew: tool === 'newFileCreated' });
		}
	}
}

/** Paths are shown relative to the task's folder, with `/` on every system. */
function samePath(shown: string, asked: string): boolean {
	const plain = (path: string): string => path.replaceAll('\\', '/').replace(/^\.\//, '');
	return plain(shown) === plain(asked) || plain(asked).endsWith(`/${plain(shown)}`);
}
