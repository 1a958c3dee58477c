/** Agents at work in a made-up repository: what they edit stands there and in their transcripts. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MINUTE_MS } from '../../../../src/base/units.ts';
import { openEngine, type Engine } from '../../../../src/server/engine.ts';
import { claudeFolder, claudeTranscript } from '../../../support/home/claude.ts';
import { codexFile, codexTranscript } from '../../../support/home/codex.ts';
import type { MadeSession, Step } from '../../../support/home/work.ts';
import { MadeRepository } from '../../../support/repository.ts';

const SESSION_MINUTES = 30;

/** Lines that stand nowhere else. */
export const lines = (name: string, count: number): readonly string[] =>
	Array.from({ length: count }, (_, index) => `const ${name}${String(index)} = ${name}(${String(index)});`);

export class Story {
	readonly repository: MadeRepository;
	readonly home = mkdtempSync(path.join(tmpdir(), 'bookend-home-'));
	#sessions = 0;

	constructor(begins: number) {
		this.repository = new MadeRepository(begins);
	}

	/** One session that leaves files as given, in this order; gives its id. Half an hour goes by. */
	session(agent: MadeSession['agent'], files: Readonly<Record<string, readonly string[]>>, project = this.repository.root): string {
		this.#sessions += 1;
		const id = `5e550000-0000-7000-8000-${String(this.#sessions).padStart(8, '0')}0000`;
		const steps = Object.entries(files).map(([file, after]) => this.#edit(file, after));
		const model = agent === 'codex' ? 'gpt-5-codex' : 'claude-sonnet-4-5-20250929';
		const work = [{ pauseMinutes: 1, prompt: 'Build it.', steps, answer: 'Built.' }];
		this.#write({ agent, id, begins: this.repository.now, project, branch: 'main', model, work });
		this.repository.pass(SESSION_MINUTES * MINUTE_MS);
		return `${agent}:${id}`;
	}

	/** Reads all of it as it stands at the repository's time. */
	async engine(): Promise<Engine> {
		const { now } = this.repository;
		const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
		const opened = openEngine({ store: null, home: this.home, extraHomes: [], timeZone: 'UTC', prices: {}, log, now: () => now });
		if (opened.kind !== 'open') {
			throw new Error(opened.sentence);
		}
		await opened.engine.sweep();
		return opened.engine;
	}

	remove(): void {
		this.repository.remove();
		rmSync(this.home, { recursive: true, force: true });
	}

	#edit(file: string, after: readonly string[]): Step {
		const name = path.join(this.repository.root, file);
		const before = existsSync(name) ? this.repository.linesOf(file) : [];
		this.repository.write(file, after);
		return { kind: 'edit', file: name, before, after };
	}

	#write(session: MadeSession): void {
		const isCodex = session.agent === 'codex';
		const file = path.join(this.home, isCodex ? codexFile(session) : path.join(claudeFolder(session.project), `${session.id}.jsonl`));
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, isCodex ? codexTranscript(session) : claudeTranscript(session));
	}
}
