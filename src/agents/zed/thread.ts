/**
 * Tells a thread. Its messages have no times: the first prompt is told by when the thread was made, the last one, and what was done, by
 * when it was written, in their order and a millisecond apart; prompts between them make a turn only where the thread is seen to grow.
 */
import type { Fact } from '../../domain/trace/facts.ts';
import { responseId, turnId, type SessionId } from '../../domain/trace/ids.ts';
import { promptOf, Turns } from '../turns.ts';
import { callFacts } from './calls.ts';
import { zed } from './ids.ts';
import type { Step } from './messages.ts';
import type { Thread } from './schema.ts';

export interface ToldThread {
	readonly native: string;
	readonly id: SessionId;
	readonly parent: SessionId | null;
	readonly from: number;
	readonly to: number;
	readonly folder: string | null;
	readonly title: string | null;
}

export function threadFacts(told: ToldThread, thread: Thread, steps: readonly Step[]): Fact[] {
	const worktree = thread.initial_project_snapshot?.worktree_snapshots[0];
	const { id, parent, from, to, title } = told;
	const folder = told.folder ?? worktree?.worktree_path ?? null;
	const above = parent === null ? null : ({ id: parent, how: 'subagent' } as const);
	const session = { kind: 'session', id, parent: above, cwd: folder, branch: worktree?.git_state?.current_branch ?? null } as const;
	const titled: Fact[] = title === null ? [] : [{ kind: 'title', session: id, at: to, source: 'agent' }];
	return [
		{ ...session, at: from },
		{ ...session, at: to },
		...titled,
		...new Teller({ ...told, folder }).tell(steps),
		...usageFacts(told, thread),
	];
}

class Teller {
	readonly #thread: ToldThread;
	#turns = new Turns(zed);

	constructor(thread: ToldThread) {
		this.#thread = thread;
	}

	tell(steps: readonly Step[]): Fact[] {
		const { id: session, from } = this.#thread;
		const first = steps.findIndex(step => step.kind === 'prompt');
		const last = steps.findLastIndex(step => step.kind === 'prompt');
		const title: Fact[] = first < 0 ? [] : [{ kind: 'title', session, at: from, source: 'prompt' }];
		let prompts = 0;
		const facts = steps.flatMap((step, index): Fact[] => {
			const at = this.#thread.to + index;
			if (step.kind === 'prompt') {
				prompts += 1;
				return this.#prompted(step, prompts, index === first ? from : index === last ? at : null);
			}
			return step.kind === 'answer' ? this.#answered(step, at, index > last) : [];
		});
		return [...title, ...facts, ...this.#turns.end(steps.at(-1)?.kind === 'answer' ? 'done' : 'open')];
	}

	/** The turn is told when it is over, as it is then. */
	#prompted({ id, words }: Extract<Step, { kind: 'prompt' }>, count: number, at: number | null): Fact[] {
		const { id: session, native, parent } = this.#thread;
		const before = this.#turns.end('done');
		this.#turns = new Turns(zed);
		if (at !== null) {
			const prompt = parent === null ? promptOf(words) : ({ by: 'agent' } as const);
			this.#turns.begin({ id: turnId(zed, `${native}/${id ?? count}`), session, startedAt: at, prompt, planMode: false });
		}
		return before;
	}

	#answered({ words, calls }: Extract<Step, { kind: 'answer' }>, at: number, isLast: boolean): Fact[] {
		const { id: session, native, folder } = this.#thread;
		if (isLast) {
			this.#turns.work(at);
		}
		if (words !== '') {
			this.#turns.say(isLast ? at : (this.#turns.now?.startedAt ?? at), words);
		}
		const turn = this.#turns.id;
		return calls.flatMap(call => callFacts(call, { session, turn, key: `${native}/${call.use.id}`, at, folder }));
	}
}

/** All requests of the thread; those of one message are written over by the next. */
function usageFacts({ native, id: session, to: at }: ToldThread, { cumulative_token_usage: told, model }: Thread): Fact[] {
	const {
		input_tokens: input,
		output_tokens: output,
		cache_read_input_tokens: cacheRead,
		cache_creation_input_tokens: cacheWrite5m,
	} = told;
	if (input + output + cacheRead + cacheWrite5m === 0) {
		return [];
	}
	const usage = { input, output, cacheRead, cacheWrite5m, cacheWrite1h: 0, reasoning: 0 };
	const base = { kind: 'response', id: responseId(zed, `${native}/total`), session, turn: null, at, branch: null } as const;
	return [{ ...base, model: model?.model ?? null, usage, trust: 'sessionTotal', recordedUsd: null }];
}
