/** What made-up sessions are told as, before an agent's transcript format is put around them. */

/** One thing an agent does in answer to a prompt; each costs one response. */
export type Step =
	| { readonly kind: 'edit'; readonly file: string; readonly before: readonly string[]; readonly after: readonly string[] }
	| { readonly kind: 'run'; readonly command: string; readonly passed: boolean };

/** A prompt of the engineer, what the agent did, and how long after the turn before it came. */
export interface Work {
	readonly pauseMinutes: number;
	readonly prompt: string;
	readonly steps: readonly Step[];
	readonly answer: string;
}

export interface MadeSession {
	readonly agent: 'claude-code' | 'codex';
	readonly id: string;
	/** Milliseconds since the epoch. */
	readonly begins: number;
	readonly project: string;
	readonly branch: string;
	readonly model: string;
	readonly work: readonly Work[];
}

/** Collects records with a clock of their own that only goes forward. */
export class Transcript {
	readonly #lines: string[] = [];
	#at: number;

	constructor(begins: number) {
		this.#at = begins;
	}

	pass(seconds: number): this {
		this.#at += seconds * 1_000;
		return this;
	}

	write(record: (timestamp: string) => object): this {
		this.#lines.push(JSON.stringify(record(new Date(this.#at).toISOString())));
		return this;
	}

	text(): string {
		return this.#lines.join('\n') + '\n';
	}
}
