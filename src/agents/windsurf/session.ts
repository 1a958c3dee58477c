/** From the steps of a conversation to facts. */
import type { Fact } from '../../domain/trace/facts.ts';
import { editId, runId, sessionId, turnId, type SessionId } from '../../domain/trace/ids.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { absolutePath, editFact, pathOfUri, wholeFile } from '../edited.ts';
import { promptOf, Turns } from '../turns.ts';
import { windsurf } from './ids.ts';
import type { Step } from './schema.ts';

type StepOf<T extends Step['type']> = Extract<Step, { readonly type: T }>;

export class ConversationTeller {
	readonly #native: string;
	readonly #id: SessionId;
	readonly #folder: string | null;
	#turns = new Turns(windsurf);
	#isTitled = false;

	constructor(native: string, folder: string | null) {
		this.#native = native;
		this.#id = sessionId(windsurf, native);
		this.#folder = folder;
	}

	session(at: number): Fact {
		return { kind: 'session', id: this.#id, at, parent: null, cwd: this.#folder, branch: null };
	}

	/** `isTimed` says that the time is that of the step's turn. The turn is told at the end, as it is then. */
	tell(step: Step, place: number, at: number, isTimed: boolean): Fact[] {
		const key = `${this.#native}/${place}`;
		if (step.type === 'user_input') {
			return this.#prompted(step, key, at, isTimed);
		}
		this.#turns.work(at);
		switch (step.type) {
			case 'planner_response':
				this.#turns.say(at, step.planner_response.response);
				return [];
			case 'code_action':
				return this.#edited(step, key, at);
			case 'run_command':
				return this.#ran(step, key, at);
			default:
				return [];
		}
	}

	end(): Fact[] {
		return this.#turns.end('open');
	}

	#prompted({ user_input: { user_response: words } }: StepOf<'user_input'>, key: string, at: number, isTimed: boolean): Fact[] {
		const session = this.#id;
		const title: Fact[] = this.#isTitled ? [] : [{ kind: 'title', session, at, source: 'prompt' }];
		this.#isTitled = true;
		this.#turns = new Turns(windsurf);
		if (isTimed) {
			this.#turns.begin({ id: turnId(windsurf, key), session, startedAt: at, prompt: promptOf(words), planMode: false });
		}
		return title;
	}

	/** The file as it is afterwards; a change that the engineer rejected is none. */
	#edited({ status, code_action: action }: StepOf<'code_action'>, key: string, at: number): Fact[] {
		if (status !== 'done' || action.acknowledgement_type?.endsWith('_REJECT') === true) {
			return [];
		}
		const path = pathOfUri(action.path) ?? absolutePath(action.path, this.#folder);
		const base = { id: editId(windsurf, key), session: this.#id, turn: this.#turns.id, at, path };
		return [editFact({ ...base, change: wholeFile('update', action.new_content), before: null })];
	}

	#ran({ run_command: run }: StepOf<'run_command'>, key: string, at: number): Fact[] {
		if (run.user_rejected === true) {
			return [];
		}
		const base = { id: runId(windsurf, key), session: this.#id, turn: this.#turns.id, startedAt: at, cwd: run.cwd ?? this.#folder };
		return [endedRun(startedRun(base, run.command), at, run.exit_code ?? null)];
	}
}
