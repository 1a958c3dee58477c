import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { claudeFolder, claudeTranscript } from './claude.ts';
import { MINUTE_MS } from '../../../src/base/units.ts';
import type { MadeSession, Step } from './work.ts';

/** An agent that works in a folder: it writes a file and, as agents do, its transcript. */
export class WorkingAgent {
	readonly home: string;
	readonly project: string;
	readonly #session: Omit<MadeSession, 'work'>;
	#steps: readonly Step[] = [];

	/** `now` is the time that it is where the agent works. */
	constructor(home: string, project: string, now: number) {
		this.home = home;
		this.project = project;
		this.#session = {
			agent: 'claude-code',
			id: 'c1aade0f-0000-4000-8000-000000000000',
			begins: now - 30 * MINUTE_MS,
			project,
			branch: 'main',
			model: 'claude-sonnet-4-5-20250929',
		};
	}

	/** The file is there before the agent does anything. */
	begins(lines: readonly string[]): void {
		mkdirSync(path.join(this.project, 'src'), { recursive: true });
		mkdirSync(path.join(this.home, claudeFolder(this.project)), { recursive: true });
		this.#write(lines);
		this.#tell();
	}

	edits(before: readonly string[], after: readonly string[]): void {
		this.#steps = [...this.#steps, { kind: 'edit', file: this.#file, before, after }];
		this.#write(after);
		this.#tell();
	}

	get #file(): string {
		return path.join(this.project, 'src', 'water.py');
	}

	#write(lines: readonly string[]): void {
		writeFileSync(this.#file, `${lines.join('\n')}\n`);
	}

	#tell(): void {
		const work = [{ pauseMinutes: 1, prompt: 'Water the beds while there is water.', steps: this.#steps, answer: 'They are watered.' }];
		const place = path.join(this.home, claudeFolder(this.project), `${this.#session.id}.jsonl`);
		writeFileSync(place, claudeTranscript({ ...this.#session, work }));
	}
}
