/** A session as Codex writes it. */
import { Pace } from './pace.mjs';

/** Files by their path below the home folder. */
export function codexTranscript(session) {
	const pace = new Pace(session.title, session.startsAt, 22_000);
	const writer = new Writer(pace, session);
	const stamp = session.startsAt.slice(0, 19).replaceAll(':', '-');
	for (const step of session.steps) {
		writer.step(step);
	}
	return {
		[`.codex/sessions/${session.startsAt.slice(0, 10).replaceAll('-', '/')}/rollout-${stamp}-${writer.sessionId}.jsonl`]: writer.records,
	};
}

class Writer {
	records = [];
	#pace;
	#session;
	#turn = null;
	#totals = { input_tokens: 0, cached_input_tokens: 0, output_tokens: 0, reasoning_output_tokens: 0, total_tokens: 0 };

	constructor(pace, session) {
		this.#pace = pace;
		this.#session = session;
		this.sessionId = pace.uuid();
		const { cwd, branch } = session;
		const about = { id: this.sessionId, timestamp: pace.timestamp(), cwd, originator: 'codex-tui', cli_version: '0.147.0', source: 'cli' };
		this.#add('session_meta', { ...about, model_provider: 'openai', git: { branch } });
	}

	step(step) {
		if (step.kind === 'prompt') {
			this.#prompt(step);
			return;
		}
		this.#pace.pass(step.kind);
		switch (step.kind) {
			case 'say':
				this.#say(step);
				return;
			case 'edit':
			case 'write':
				this.#patch(step);
				return;
			default:
				this.#run(step);
		}
	}

	#prompt({ text, after, planMode }) {
		this.#pace.wait(after);
		const { cwd, model } = this.#session;
		this.#turn = { id: this.#pace.uuid(), startedAt: this.#pace.at };
		const mode = planMode ? 'plan' : 'default';
		this.#event('task_started', { turn_id: this.#turn.id, collaboration_mode_kind: mode });
		this.#add('turn_context', { turn_id: this.#turn.id, cwd, model, effort: 'high', collaboration_mode: { mode } });
		this.#event('user_message', { message: text });
	}

	#say({ text }) {
		this.#event('agent_message', { message: text, phase: 'final_answer' });
		this.#count('say');
		this.#event('task_complete', { turn_id: this.#turn.id, duration_ms: this.#pace.at - this.#turn.startedAt });
	}

	#run({ kind, path, command = `sed -n 1,200p ${path}`, output = '…', passed = true, takes = 1 }) {
		const callId = this.#pace.id('call_');
		const asked = JSON.stringify({ cmd: command, workdir: this.#session.cwd });
		this.#add('response_item', { type: 'function_call', name: 'exec_command', arguments: asked, call_id: callId });
		this.#count(kind);
		this.#pace.wait(takes);
		const text = `Wall time: ${takes}.0 seconds\nProcess exited with code ${passed ? 0 : 1}\nOutput:\n${output}`;
		this.#add('response_item', { type: 'function_call_output', call_id: callId, output: text });
	}

	#patch(step) {
		const callId = this.#pace.id('call_');
		this.#add('response_item', {
			type: 'custom_tool_call',
			status: 'completed',
			call_id: callId,
			name: 'apply_patch',
			input: patchOf(step),
		});
		this.#count(step.kind);
		this.#pace.wait(1);
		const done = { call_id: callId, turn_id: this.#turn.id, stdout: 'Success.', success: true, status: 'completed' };
		this.#event('patch_apply_end', { ...done, changes: { [step.path]: changeOf(step) } });
	}

	/** Input includes what came from the cache, output includes reasoning. */
	#count(kind) {
		const { input, output, cacheRead, cacheWrite } = this.#pace.usage(kind);
		const all = input + cacheRead + cacheWrite;
		const reasoning = Math.round(output * 0.4);
		const last = {
			input_tokens: all,
			cached_input_tokens: cacheRead,
			output_tokens: output,
			reasoning_output_tokens: reasoning,
			total_tokens: all + output,
		};
		this.#totals = Object.fromEntries(Object.entries(last).map(([name, tokens]) => [name, this.#totals[name] + tokens]));
		this.#event('token_count', { info: { total_token_usage: this.#totals, last_token_usage: last, model_context_window: 400_000 } });
	}

	#event(type, payload) {
		this.#add('event_msg', { type, ...payload });
	}

	#add(type, payload) {
		this.records.push({ timestamp: this.#pace.timestamp(), type, payload });
	}
}

function patchOf(step) {
	const body =
		step.kind === 'write'
			? [`*** Add File: ${step.path}`, ...plus(step.lines)]
			: [`*** Update File: ${step.path}`, '@@', ...minus(step.removed), ...plus(step.added)];
	return ['*** Begin Patch', ...body, '*** End Patch', ''].join('\n');
}

function changeOf(step) {
	if (step.kind === 'write') {
		return { type: 'add', content: `${step.lines.join('\n')}\n` };
	}
	const { at, removed, added } = step;
	const head = `@@ -${at},${removed.length} +${at},${added.length} @@`;
	return { type: 'update', unified_diff: `${[head, ...minus(removed), ...plus(added)].join('\n')}\n`, move_path: null };
}

const plus = lines => lines.map(line => `+${line}`);
const minus = lines => lines.map(line => `-${line}`);
