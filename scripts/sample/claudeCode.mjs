/** A session as Claude Code writes it. */
import { Pace } from './pace.mjs';

/** Files by their path below the home folder. */
export function claudeTranscript(session) {
	const pace = new Pace(session.title, session.startsAt);
	const writer = new Writer(pace, session);
	writer.add({ type: 'ai-title', aiTitle: session.title, sessionId: writer.sessionId });
	for (const step of session.steps) {
		writer.step(step);
	}
	const folder = `.claude/projects/${session.cwd.replace(/[^A-Za-z0-9-]/g, '-')}`;
	const subagents = writer.subagents.map(({ id, records }) => [`${folder}/${writer.sessionId}/subagents/agent-${id}.jsonl`, records]);
	return Object.fromEntries([[`${folder}/${writer.sessionId}.jsonl`, writer.records], ...subagents]);
}

class Writer {
	records = [];
	subagents = [];
	#pace;
	#session;
	#sidechain;
	#permissionMode = 'default';

	constructor(pace, session, sidechain = null) {
		this.#pace = pace;
		this.#session = session;
		this.#sidechain = sidechain;
		this.sessionId = sidechain?.sessionId ?? pace.uuid();
	}

	add(record) {
		this.records.push(record);
	}

	step(step) {
		const { kind } = step;
		if (kind === 'prompt') {
			this.#prompt(step);
			return;
		}
		this.#pace.pass(kind);
		if (kind === 'say') {
			this.#respond('say', { type: 'text', text: step.text }, 'end_turn');
			return;
		}
		const id = this.#pace.id('toolu_');
		this.#respond(kind, { type: 'tool_use', id, ...toolOf(step) }, 'tool_use');
		this.#answer(step, id);
	}

	#prompt({ text, after, planMode }) {
		this.#pace.wait(after);
		this.#permissionMode = planMode ? 'plan' : 'default';
		const source = this.#sidechain === null ? { promptSource: 'typed', permissionMode: this.#permissionMode } : {};
		this.add({ ...this.#envelope('user'), message: { role: 'user', content: text }, ...source });
	}

	#respond(kind, block, stopReason) {
		const { input, output, cacheRead, cacheWrite } = this.#pace.usage(kind);
		const usage = {
			input_tokens: input,
			cache_creation_input_tokens: cacheWrite,
			cache_read_input_tokens: cacheRead,
			cache_creation: { ephemeral_5m_input_tokens: cacheWrite, ephemeral_1h_input_tokens: 0 },
			output_tokens: output,
		};
		const message = {
			model: this.#session.model,
			id: this.#pace.id('msg_'),
			role: 'assistant',
			content: [block],
			stop_reason: stopReason,
			usage,
		};
		this.add({ ...this.#envelope('assistant'), message, requestId: this.#pace.id('req_') });
	}

	#answer(step, id) {
		const subagent = step.kind === 'task' ? this.#delegate(step) : null;
		this.#pace.wait(step.takes ?? 1);
		const result = resultOf(step, subagent);
		const block = { tool_use_id: id, type: 'tool_result', content: result.text, ...(result.failed && { is_error: true }) };
		this.add({ ...this.#envelope('user'), message: { role: 'user', content: [block] }, toolUseResult: result.detail });
	}

	#delegate({ prompt, steps, model }) {
		const id = this.#pace.id('a').slice(0, 8);
		const pace = new Pace(id, this.#pace.timestamp(), 14_000);
		const writer = new Writer(pace, { ...this.#session, model }, { sessionId: this.sessionId, agentId: id });
		for (const step of [{ kind: 'prompt', text: prompt, after: 1 }, ...steps]) {
			writer.step(step);
		}
		this.subagents.push({ id, records: writer.records });
		this.#pace.wait((pace.at - this.#pace.at) / 1_000);
		return id;
	}

	#envelope(type) {
		const { cwd, branch } = this.#session;
		const sidechain = this.#sidechain === null ? {} : { isSidechain: true, agentId: this.#sidechain.agentId };
		const { sessionId } = this;
		const timestamp = this.#pace.timestamp();
		return { type, uuid: this.#pace.uuid(), sessionId, timestamp, cwd, gitBranch: branch, version: '2.1.112', ...sidechain };
	}
}

function toolOf(step) {
	switch (step.kind) {
		case 'read':
			return { name: 'Read', input: { file_path: step.path } };
		case 'edit':
			return { name: 'Edit', input: { file_path: step.path, old_string: step.removed.join('\n'), new_string: step.added.join('\n') } };
		case 'write':
			return { name: 'Write', input: { file_path: step.path, content: `${step.lines.join('\n')}\n` } };
		case 'run':
			return { name: 'Bash', input: { command: step.command } };
		case 'present':
			return { name: 'ExitPlanMode', input: { plan: step.plan } };
		case 'task':
			return { name: 'Agent', input: { description: step.description, prompt: step.prompt, subagent_type: 'Explore' } };
		default:
			throw new Error(`No tool for ${step.kind}`);
	}
}

function resultOf(step, subagent) {
	switch (step.kind) {
		case 'read':
			return { text: '…', detail: { type: 'text' } };
		case 'edit':
			return { text: `The file ${step.path} has been updated.`, detail: { filePath: step.path, structuredPatch: [hunkOf(step)] } };
		case 'write':
			return {
				text: `File created at ${step.path}`,
				detail: { type: 'create', filePath: step.path, content: `${step.lines.join('\n')}\n` },
			};
		case 'run':
			return runResult(step);
		case 'present':
			return { text: 'User has approved your plan.', detail: { plan: step.plan, isAgent: false } };
		case 'task':
			return { text: step.finding, detail: { status: 'completed', agentId: subagent, agentType: 'Explore' } };
		default:
			throw new Error(`No result for ${step.kind}`);
	}
}

function runResult({ output, passed }) {
	const text = passed ? output : `Exit code 1\n${output}`;
	return passed ? { text, detail: { stdout: output, interrupted: false } } : { text, detail: `Error: ${text}`, failed: true };
}

function hunkOf({ at, removed, added }) {
	const lines = [...removed.map(line => `-${line}`), ...added.map(line => `+${line}`)];
	return { oldStart: at, oldLines: removed.length, newStart: at, newLines: added.length, lines };
}
