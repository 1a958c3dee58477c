/** A git repository with an agent's transcript beside it, both growing step by step as they do while an agent works. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { MINUTE_MS } from '../../src/base/units.ts';
import { claudeFolder } from './home/claude.ts';

const STEP_MS = MINUTE_MS;

export class Workspace {
	readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'bookend-ledger-')));
	readonly repo = path.join(this.folder, 'repo');
	readonly home = path.join(this.folder, 'home');
	readonly store = path.join(this.folder, 'store', 'bookend.db');
	#session = 'made-up';
	/** In which the agent works. */
	#folder = this.repo;
	readonly #clock: 'steps' | 'real';
	#at: number;
	#records = 0;

	/** `begins` is when the agent begins; each step takes two minutes, or as long as it takes where the clock is the real one. */
	constructor(begins: number, clock: 'steps' | 'real' = 'steps') {
		this.#at = begins;
		this.#clock = clock;
		mkdirSync(this.repo, { recursive: true });
		execFileSync('git', ['-C', this.repo, 'init', '-q']);
		mkdirSync(path.dirname(this.#transcript), { recursive: true });
		this.#record('user', { message: { role: 'user', content: 'Make the parts [click](command:evil).' } });
	}

	get #transcript(): string {
		return path.join(this.home, claudeFolder(this.repo), `${this.#session}.jsonl`);
	}

	/** What follows is done in another session. */
	begins(session: string): void {
		this.#session = session;
		this.#record('user', { message: { role: 'user', content: 'Go on.' } });
	}

	uri(name: string): string {
		return URI.file(path.join(this.repo, name)).toString();
	}

	/** The agent makes a file. */
	creates(name: string, lines: readonly string[]): void {
		const filePath = path.join(this.repo, name);
		const content = `${lines.join('\n')}\n`;
		this.#tool('Write', { file_path: filePath, content }, { type: 'create', filePath, content, structuredPatch: [], originalFile: null });
		this.#write(filePath, content);
	}

	/** The agent puts lines in the place of others; Claude Code records the file before. */
	replaces(name: string, from: readonly string[], to: readonly string[], isRecorded = true): void {
		const filePath = path.join(this.repo, name);
		const originalFile = readFileSync(filePath, 'utf8');
		const [oldString, newString] = [`${from.join('\n')}\n`, `${to.join('\n')}\n`];
		const oldStart = originalFile.slice(0, originalFile.indexOf(oldString)).split('\n').length;
		const lines = [...from.map(line => `-${line}`), ...to.map(line => `+${line}`)];
		const structuredPatch = [{ oldStart, oldLines: from.length, newStart: oldStart, newLines: to.length, lines }];
		const told = { filePath, oldString, newString, structuredPatch, ...(isRecorded ? { originalFile } : {}) };
		this.#tool('Edit', { file_path: filePath, old_string: oldString, new_string: newString }, told);
		this.#write(filePath, originalFile.replace(oldString, newString));
	}

	/** The agent runs the tests, which leave a report that says which lines ran. */
	tests(covered: Readonly<Record<string, readonly number[]>>): void {
		this.runs('npx vitest run --coverage');
		const records = Object.entries(covered).map(
			([name, lines]) => `TN:\nSF:${name}\n${lines.map(line => `DA:${String(line)},1\n`).join('')}end_of_record\n`,
		);
		this.#write(path.join(this.repo, 'coverage', 'lcov.info'), records.join(''));
	}

	/** The agent runs a command, which passes, unless it is said to fail. */
	runs(command: string, passes = true): void {
		const told = { stdout: 'ok', stderr: '', interrupted: false, isImage: false };
		this.#tool('Bash', { command }, passes ? told : 'Error: Exit code 1', passes ? {} : { content: 'Exit code 1', is_error: true });
	}

	/** The agent runs a command in a folder of the repository. `really` runs it, and gives its exit code. */
	runsIn(folder: string, command: string, really: (cwd: string) => number | null): void {
		this.#folder = path.join(this.repo, folder);
		const id = `toolu_${String(this.#records)}`;
		this.#respond(id, 'tool_use', { type: 'tool_use', id, name: 'Bash', input: { command } });
		const code = really(this.#folder);
		const failed = { content: `Exit code ${String(code)}`, is_error: true };
		const content = [{ type: 'tool_result', tool_use_id: id, ...(code === 0 ? { content: 'ok' } : failed) }];
		const told = code === 0 ? { stdout: 'ok', stderr: '', interrupted: false, isImage: false } : `Error: Exit code ${String(code)}`;
		this.#record('user', { message: { role: 'user', content }, toolUseResult: told });
		this.#folder = this.repo;
	}

	/** The agent makes a file outside of the repository, of which only its transcript tells here. */
	createsElsewhere(filePath: string): void {
		this.#tool('Write', { file_path: filePath, content: 'a\n' }, { type: 'create', filePath, content: 'a\n', structuredPatch: [] });
	}

	/** The agent ends its work with these words. */
	says(text: string): void {
		this.#respond(String(this.#records), 'end_turn', { type: 'text', text });
	}

	/** Somebody commits all that is there, at this time of the transcript. */
	commits(message: string): void {
		const date = new Date((this.#at += STEP_MS)).toISOString();
		const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
		const env = { ...process.env, ...who, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
		execFileSync('git', ['-C', this.repo, 'add', '-A'], { env });
		execFileSync('git', ['-C', this.repo, 'commit', '-q', '-m', message], { env });
	}

	/** Somebody who left no trace writes a file. */
	writes(name: string, text: string): void {
		this.#write(path.join(this.repo, name), text);
	}

	/** Claude Code deletes transcripts when they are old. */
	forgets(): void {
		rmSync(this.#transcript);
	}

	remove(): void {
		rmSync(this.folder, { recursive: true });
	}

	#tool(name: string, input: object, toolUseResult: unknown, answer: object = { content: 'ok' }): void {
		const id = `toolu_${String(this.#records)}`;
		this.#respond(id, 'tool_use', { type: 'tool_use', id, name, input });
		const content = [{ type: 'tool_result', tool_use_id: id, ...answer }];
		this.#record('user', { message: { role: 'user', content }, toolUseResult });
	}

	#respond(id: string, stop_reason: string, block: object): void {
		const usage = { input_tokens: 1, output_tokens: 1, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };
		const message = { id: `msg_${id}`, role: 'assistant', model: 'claude-haiku-4-5', stop_reason, usage, content: [block] };
		this.#record('assistant', { requestId: `req_${id}`, message });
	}

	#record(type: string, rest: object): void {
		this.#at = this.#clock === 'steps' ? this.#at + STEP_MS : Math.max(this.#at + 1, Date.now());
		const uuid = `made-up-${String(this.#records++)}`;
		const envelope = {
			type,
			uuid,
			sessionId: this.#session,
			cwd: this.#folder,
			version: '2.1.200',
			isSidechain: false,
			userType: 'external',
		};
		appendFileSync(this.#transcript, `${JSON.stringify({ ...envelope, timestamp: new Date(this.#at).toISOString(), ...rest })}\n`);
	}

	#write(file: string, text: string): void {
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
		utimesSync(file, this.#at / 1_000, this.#at / 1_000);
	}
}
