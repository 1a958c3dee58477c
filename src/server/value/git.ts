/** Asks git, and nothing that a repository could have put in its place: no shell, no hook, no pager, no program that its settings name. */
import { spawn } from 'node:child_process';
import { MINUTE_MS } from '../../base/units.ts';

/** Chosen: longer than the history of a large repository takes; whoever waits for more has given up. */
const TIME_LIMIT_MS = 2 * MINUTE_MS;

/** What would run programs or reach the network where a repository's settings say so. */
export const harmless = ['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'];
export const environment = {
	GIT_TERMINAL_PROMPT: '0',
	GIT_OPTIONAL_LOCKS: '0',
	GIT_NO_LAZY_FETCH: '1',
	GIT_ALLOW_PROTOCOL: 'none',
	LC_ALL: 'C',
};

export class Git {
	readonly #folder: string;
	readonly #signal: AbortSignal | undefined;

	/** `signal` ends whatever is asked. */
	constructor(folder: string, signal?: AbortSignal) {
		this.#folder = folder;
		this.#signal = signal;
	}

	/** What git says; undefined where it fails. Throws where it was cancelled. */
	async text(args: readonly string[]): Promise<string | undefined> {
		const chunks: Buffer[] = [];
		const isDone = await this.stream(args, '', chunk => chunks.push(chunk));
		return isDone ? Buffer.concat(chunks).toString('utf8') : undefined;
	}

	/** Gives what git says piece by piece; false where it fails. Throws where it was cancelled. */
	async stream(args: readonly string[], input: string, take: (chunk: Buffer) => void): Promise<boolean> {
		this.#signal?.throwIfAborted();
		const { promise, resolve } = Promise.withResolvers<boolean>();
		const child = spawn('git', ['-C', this.#folder, ...harmless, ...args], {
			env: { ...process.env, ...environment },
			stdio: ['pipe', 'pipe', 'ignore'],
			timeout: TIME_LIMIT_MS,
			windowsHide: true,
			...(this.#signal === undefined ? {} : { signal: this.#signal }),
		});
		child.stdout.on('data', take);
		child.on('error', () => {
			resolve(false);
		});
		child.on('close', code => {
			resolve(code === 0);
		});
		// Git may have ended before it has read all of it.
		child.stdin.on('error', () => undefined);
		child.stdin.end(input);
		const isDone = await promise;
		this.#signal?.throwIfAborted();
		return isDone;
	}
}
