import { Transcript, type MadeSession, type Step, type Work } from './work.ts';

const SECONDS_A_RESPONSE = 25;
const INPUT_TOKENS = 12_000;
const CACHED_TOKENS = 9_000;
const OUTPUT_TOKENS = 450;
const REASONING_TOKENS = 200;

/** A session as Codex would have left it: running totals after every response. */
export function codexTranscript(session: MadeSession): string {
	const writer = new CodexWriter(session);
	session.work.forEach((work, index) => {
		writer.turn(work, `${session.id.slice(0, -4)}${String(index + 1).padStart(4, '0')}`);
	});
	return writer.text();
}

/** Where Codex keeps a session: by the day it began. */
export function codexFile({ id, begins }: MadeSession): string {
	const [day, time] = new Date(begins).toISOString().slice(0, 19).split('T') as [string, string];
	return `.codex/sessions/${day.replaceAll('-', '/')}/rollout-${day}T${time.replaceAll(':', '-')}-${id}.jsonl`;
}

class CodexWriter {
	readonly #session: MadeSession;
	readonly #transcript: Transcript;
	#responses = 0;

	constructor(session: MadeSession) {
		this.#session = session;
		this.#transcript = new Transcript(session.begins);
		const { id, project, branch } = session;
		this.#write('session_meta', { id, cwd: project, originator: 'codex_cli_rs', cli_version: '0.118.0', source: 'cli', git: { branch } });
	}

	turn({ pauseMinutes, prompt, steps, answer }: Work, turn: string): void {
		const { project, model } = this.#session;
		this.#transcript.pass(pauseMinutes * 60);
		this.#event('task_started', { turn_id: turn });
		this.#write('turn_context', { turn_id: turn, cwd: project, model });
		this.#event('user_message', { message: prompt, images: [] });
		for (const step of steps) {
			this.#step(step, turn);
		}
		this.#respond();
		this.#event('agent_message', { message: answer });
		this.#event('task_complete', { turn_id: turn, last_agent_message: answer });
	}

	text(): string {
		return this.#transcript.text();
	}

	#step(step: Step, turn: string): void {
		this.#respond();
		const call = `call_${this.#session.id}-${this.#responses}`;
		switch (step.kind) {
			case 'edit':
				this.#item({ type: 'custom_tool_call', status: 'completed', call_id: call, name: 'apply_patch', input: patchOf(step) });
				this.#event('patch_apply_end', { call_id: call, turn_id: turn, stdout: 'Success', success: true, changes: changesOf(step) });
				break;
			case 'run':
				this.#item({ type: 'function_call', name: 'shell_command', call_id: call, arguments: JSON.stringify({ command: step.command }) });
				this.#item({
					type: 'function_call_output',
					call_id: call,
					output: `Exit code: ${step.passed ? 0 : 1}\nWall time: 1 seconds\nOutput:\nok`,
				});
		}
	}

	#respond(): void {
		this.#transcript.pass(SECONDS_A_RESPONSE);
		this.#responses += 1;
		const info = { total_token_usage: usageOf(this.#responses), last_token_usage: usageOf(1), model_context_window: 258_400 };
		this.#event('token_count', { info });
	}

	#event(type: string, rest: object): void {
		this.#write('event_msg', { type, ...rest });
	}

	#item(payload: object): void {
		this.#write('response_item', payload);
	}

	#write(type: string, payload: object): void {
		this.#transcript.write(timestamp => ({ timestamp, type, payload })).pass(1);
	}
}

type Edit = Extract<Step, { kind: 'edit' }>;

/** Codex counts the cache within its input and reasoning within its output. */
function usageOf(responses: number): object {
	return {
		input_tokens: INPUT_TOKENS * responses,
		cached_input_tokens: CACHED_TOKENS * responses,
		output_tokens: OUTPUT_TOKENS * responses,
		reasoning_output_tokens: REASONING_TOKENS * responses,
		total_tokens: (INPUT_TOKENS + OUTPUT_TOKENS) * responses,
	};
}

function patchOf({ file, before, after }: Edit): string {
	const head = before.length === 0 ? [`*** Add File: ${file}`] : [`*** Update File: ${file}`, '@@'];
	return ['*** Begin Patch', ...head, ...changedLines(before, after), '*** End Patch', ''].join('\n');
}

function changesOf({ file, before, after }: Edit): object {
	if (before.length === 0) {
		return { [file]: { type: 'add', content: `${after.join('\n')}\n` } };
	}
	const head = `@@ -1,${before.length} +1,${after.length} @@`;
	return { [file]: { type: 'update', unified_diff: [head, ...changedLines(before, after), ''].join('\n'), move_path: null } };
}

function changedLines(before: readonly string[], after: readonly string[]): readonly string[] {
	return [...before.map(line => `-${line}`), ...after.map(line => `+${line}`)];
}
