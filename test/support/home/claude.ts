import { Transcript, type MadeSession, type Step, type Work } from './work.ts';

const SECONDS_A_RESPONSE = 20;
const MESSAGE_ID_DIGITS = 22;

/** A session as Claude Code would have left it: every response with exact usage, every edit with its patch. */
export function claudeTranscript(session: MadeSession): string {
	const writer = new ClaudeWriter(session);
	for (const work of session.work) {
		writer.turn(work);
	}
	return writer.text();
}

/** Where Claude Code keeps a project's sessions. */
export function claudeFolder(project: string): string {
	return `.claude/projects/${project.replaceAll(/[^A-Za-z0-9-]/g, '-')}`;
}

class ClaudeWriter {
	readonly #session: MadeSession;
	readonly #transcript: Transcript;
	#records = 0;

	constructor(session: MadeSession) {
		this.#session = session;
		this.#transcript = new Transcript(session.begins);
	}

	turn({ pauseMinutes, prompt, steps, answer }: Work): void {
		this.#transcript.pass(pauseMinutes * 60);
		this.#record('user', { message: { role: 'user', content: prompt } });
		for (const step of steps) {
			this.#step(step);
		}
		this.#respond({ type: 'text', text: answer }, 'end_turn');
	}

	text(): string {
		return this.#transcript.text();
	}

	#step(step: Step): void {
		const call = `toolu_${this.#session.id}-${this.#next()}`;
		switch (step.kind) {
			case 'edit':
				this.#respond({ type: 'tool_use', id: call, name: 'Edit', input: editInput(step) }, 'tool_use');
				this.#result(call, 'The file has been updated.', false, editResult(step));
				break;
			case 'run':
				this.#respond({ type: 'tool_use', id: call, name: 'Bash', input: { command: step.command } }, 'tool_use');
				this.#result(call, step.passed ? 'ok' : 'Exit code 1\nfailed', !step.passed, runResult(step));
		}
	}

	#respond(block: object, reason: string): void {
		const number = this.#next();
		const usage = {
			input_tokens: 40 + number,
			cache_creation_input_tokens: 3_000,
			cache_read_input_tokens: 20_000 + 1_000 * number,
			cache_creation: { ephemeral_5m_input_tokens: 2_000, ephemeral_1h_input_tokens: 1_000 },
			output_tokens: 600,
		};
		const id = `msg_${this.#session.id.replaceAll('-', '').slice(0, 12)}${String(number).padStart(MESSAGE_ID_DIGITS - 12, '0')}`;
		const message = { id, role: 'assistant', model: this.#session.model, content: [block], stop_reason: reason, usage };
		this.#record('assistant', { message, requestId: `req_${id}` });
	}

	#result(call: string, content: string, isError: boolean, toolUseResult: unknown): void {
		const block = { type: 'tool_result', tool_use_id: call, content, is_error: isError };
		this.#record('user', { message: { role: 'user', content: [block] }, toolUseResult });
	}

	#record(type: string, rest: object): void {
		const { id, project, branch } = this.#session;
		const uuid = `${id.slice(0, -4)}${String(this.#next()).padStart(4, '0')}`;
		const envelope = { uuid, sessionId: id, cwd: project, gitBranch: branch, version: '2.1.90', isSidechain: false, userType: 'external' };
		this.#transcript.write(timestamp => ({ ...envelope, type, ...rest, timestamp })).pass(SECONDS_A_RESPONSE);
	}

	#next(): number {
		this.#records += 1;
		return this.#records;
	}
}

type Edit = Extract<Step, { kind: 'edit' }>;
type Run = Extract<Step, { kind: 'run' }>;

function editInput({ file, before, after }: Edit): object {
	return { file_path: file, old_string: before.join('\n'), new_string: after.join('\n') };
}

/** `before` is all of the file. What is the same at its head and at its end is not part of the patch. */
function editResult({ file, before, after }: Edit): object {
	if (before.length === 0) {
		return { type: 'create', filePath: file, content: after.join('\n'), structuredPatch: [], originalFile: null };
	}
	const head = equalAtHead(before, after);
	const end = equalAtHead(before.slice(head).toReversed(), after.slice(head).toReversed());
	const [old, now] = [before.slice(head, before.length - end), after.slice(head, after.length - end)];
	const lines = [...old.map(line => `-${line}`), ...now.map(line => `+${line}`)];
	const structuredPatch = [{ oldStart: head + 1, oldLines: old.length, newStart: head + 1, newLines: now.length, lines }];
	return { filePath: file, originalFile: before.join('\n'), structuredPatch };
}

function equalAtHead(a: readonly string[], b: readonly string[]): number {
	const different = a.findIndex((line, index) => line !== b[index]);
	return different < 0 ? a.length : different;
}

function runResult({ passed }: Run): unknown {
	return passed ? { stdout: 'ok', stderr: '', interrupted: false } : 'Error: Exit code 1\nfailed';
}
