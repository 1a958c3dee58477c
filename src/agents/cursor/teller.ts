/** From the steps of a conversation to facts. */
import type { Fact } from '../../domain/trace/facts.ts';
import { editId, responseId, runId, turnId, waitId } from '../../domain/trace/ids.ts';
import { endedRun, startedRun, type StartedRun } from '../commandRun.ts';
import { absolutePath, editFact } from '../edited.ts';
import { promptOf, Turns } from '../turns.ts';
import { cursor } from './ids.ts';
import type { Call, Conversation, RunEnd, Step, Used } from './steps.ts';

/** The editor's database, the transcript and their copies give no call an id in common: calls are counted, so that each is told once. */
export class Teller {
	readonly #conversation: Conversation;
	#turns = new Turns(cursor);
	#at: number;
	#isTitled = false;
	readonly #counts = new Map<string, number>();

	constructor(conversation: Conversation) {
		this.#conversation = conversation;
		this.#at = conversation.from;
	}

	/** What is known of the conversation as a whole. */
	begin(): Fact[] {
		const { id, parent, from, to, folder: cwd, branch, title } = this.#conversation;
		const above = parent === null ? null : ({ id: parent, how: 'subagent' } as const);
		const session = { kind: 'session', id, parent: above, cwd, branch } as const;
		return [
			{ ...session, at: from },
			{ ...session, at: Math.max(from, to) },
			...(title === null ? [] : [{ kind: 'title', session: id, at: Math.max(from, to), source: 'agent' } as const]),
		];
	}

	tell(step: Step): Fact[] {
		this.#at = step.at ?? this.#at;
		return step.by === 'engineer' ? this.#prompted(step) : this.#worked(step);
	}

	/** The last turn, as it was in the end. */
	end(): Fact[] {
		return this.#turns.end(this.#conversation.end);
	}

	/** A prompt whose time is not on record makes no turn, but counts. */
	#prompted({ at, words, planMode }: Step): Fact[] {
		const { id: session, native, parent } = this.#conversation;
		const before = this.#turns.end('done');
		const id = turnId(cursor, `${native}/${this.#next('prompt')}`);
		const title: Fact[] = this.#isTitled || words === '' ? [] : [{ kind: 'title', session, at: this.#at, source: 'prompt' }];
		this.#isTitled ||= words !== '';
		this.#turns = new Turns(cursor);
		const prompt = parent === null ? promptOf(words) : ({ by: 'agent' } as const);
		return [...before, ...title, ...(at === null ? [] : this.#turns.begin({ id, session, startedAt: at, prompt, planMode }))];
	}

	#worked({ at, until, words, planMode, call, used }: Step): Fact[] {
		return [
			...(at === null ? [] : this.#turns.work(at)),
			...(words === '' ? [] : this.#turns.say(this.#at, words)),
			...(planMode ? this.#turns.plan() : []),
			...(call === null ? [] : this.#called(call, until)),
			...(used === null ? [] : [this.#response(used)]),
		];
	}

	#called(call: Call, until: number | null): Fact[] {
		const { id: session, native, folder } = this.#conversation;
		const [turn, at] = [this.#turns.id, this.#at];
		switch (call.kind) {
			case 'edit': {
				const id = editId(cursor, `${native}/${this.#next(fileName(call.path))}`);
				const path = absolutePath(call.path, folder);
				return call.changed === null ? [] : [editFact({ id, session, turn, at, path, ...call.changed })];
			}
			case 'run': {
				const id = runId(cursor, `${native}/${this.#next('run')}`);
				const cwd = call.cwd === null ? folder : absolutePath(call.cwd, folder);
				const started = startedRun({ id, session, turn, startedAt: at, cwd }, call.commandLine);
				return ranFacts(started, call.end, this.#conversation.end === 'open' ? until : (until ?? at));
			}
			case 'wait':
				return [{ kind: 'wait', id: waitId(cursor, `${native}/${this.#next('wait')}`), session, turn, from: at, to: until, for: call.for }];
		}
	}

	/** Of several calls the figures of those that tell any: what came from a cache is not told apart. */
	#response({ key, input, output, model }: Used): Fact {
		const usage = { input, output, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, reasoning: 0 };
		const { id: session, native, branch, model: usual } = this.#conversation;
		const base = { kind: 'response', id: responseId(cursor, `${native}/${key}`), session, turn: this.#turns.id, at: this.#at } as const;
		return { ...base, model: model ?? usual, branch, usage, trust: 'partial', recordedUsd: null };
	}

	#next(what: string): string {
		const count = (this.#counts.get(what) ?? 0) + 1;
		this.#counts.set(what, count);
		return `${what}/${count}`;
	}
}

/** When it ended is known by what came after it: until then it is told as if it ran. */
function ranFacts(started: StartedRun, end: RunEnd, until: number | null): Fact[] {
	switch (end.kind) {
		case 'refused':
			return [];
		case 'running':
			return [started.run];
		case 'ended':
			return [until === null ? started.run : endedRun(started, until, end.exitCode)];
	}
}

/** The editor may name a file from its folder on, the transcript whole. */
function fileName(path: string): string {
	return path.split(/[\\/]/).at(-1) ?? path;
}
