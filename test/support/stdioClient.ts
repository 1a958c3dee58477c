/**
 * Another editor: a language client that knows nothing of ours. It frames messages by hand, as the protocol says, and speaks to the
 * server as the command line starts it.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import * as z from 'zod';
import { cliArguments, cliEnvironment } from './cliProcess.ts';

const HEAD_END = '\r\n\r\n';

const message = z.object({
	id: z.number().optional(),
	method: z.string().optional(),
	params: z.unknown().optional(),
	result: z.unknown().optional(),
	error: z.object({ message: z.string() }).optional(),
});
type Message = z.infer<typeof message>;

export class StdioClient {
	readonly #server: ChildProcessWithoutNullStreams;
	readonly #answers = new Map<number, (answer: Message) => void>();
	readonly #listeners = new Map<string, (params: unknown) => void>();
	readonly #exit: Promise<number | null>;
	#received = Buffer.alloc(0);
	#asked = 0;

	/** Starts `bookend lsp --stdio` with these further words. */
	constructor(args: readonly string[]) {
		this.#server = spawn(process.execPath, [...cliArguments, 'lsp', '--stdio', ...args], { env: cliEnvironment });
		this.#server.stderr.pipe(process.stderr);
		this.#server.stdout.on('data', (bytes: Buffer) => {
			this.#received = Buffer.concat([this.#received, bytes]);
			this.#readMessages();
		});
		this.#exit = new Promise(resolve => this.#server.once('exit', resolve));
	}

	/** Rejects with what the server complains of. */
	async ask(method: string, params: unknown): Promise<unknown> {
		const id = (this.#asked += 1);
		const answered = new Promise<Message>(resolve => this.#answers.set(id, resolve));
		this.#send({ id, method, params });
		const { result, error } = await answered;
		if (error !== undefined) {
			throw new Error(error.message);
		}
		return result;
	}

	tell(method: string, params: unknown): void {
		this.#send({ method, params });
	}

	/** What the server tells next by this method: a notification, or a request, which is answered with nothing. */
	next(method: string): Promise<unknown> {
		return new Promise(resolve => this.#listeners.set(method, resolve));
	}

	/** Ends the server as the protocol says; gives its exit code. */
	async stop(): Promise<number | null> {
		await this.ask('shutdown', undefined);
		this.tell('exit', undefined);
		return this.#exit;
	}

	/** Hangs up without a word, as an editor that was killed; gives the server's exit code. */
	hangUp(): Promise<number | null> {
		this.#server.stdin.end();
		return this.#exit;
	}

	/** Leaves nothing behind, whatever has failed. */
	dispose(): void {
		this.#server.kill('SIGKILL');
	}

	#readMessages(): void {
		for (let end = this.#received.indexOf(HEAD_END); end >= 0; end = this.#received.indexOf(HEAD_END)) {
			const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('latin1', 0, end))?.[1]);
			const from = end + HEAD_END.length;
			if (this.#received.length < from + length) {
				return;
			}
			const text = this.#received.toString('utf8', from, from + length);
			this.#received = this.#received.subarray(from + length);
			this.#take(message.parse(JSON.parse(text)));
		}
	}

	#take(received: Message): void {
		const { id, method, params } = received;
		if (method === undefined) {
			this.#answers.get(id ?? 0)?.(received);
			return;
		}
		if (id !== undefined) {
			this.#send({ id, result: null });
		}
		this.#listeners.get(method)?.(params);
		this.#listeners.delete(method);
	}

	#send(body: object): void {
		const text = JSON.stringify({ jsonrpc: '2.0', ...body });
		this.#server.stdin.write(`Content-Length: ${String(Buffer.byteLength(text))}${HEAD_END}${text}`);
	}
}
