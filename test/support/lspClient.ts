/** A language client of a few lines: speaks to the server over stdio, as an editor other than VS Code would. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import {
	createMessageConnection,
	StreamMessageReader,
	StreamMessageWriter,
	type MessageConnection,
} from 'vscode-languageserver-protocol/node';
import { changedNotification, troubleNotification, type Initialization } from '../../src/protocol/lsp.ts';
import type { Trouble } from '../../src/protocol/overview.ts';

const source = path.resolve(import.meta.dirname, '../../src/server/main.ts');

export interface LspClient {
	readonly connection: MessageConnection;
	/** Resolves when the server has told of a change after this call. */
	nextChange(): Promise<void>;
	/** The first trouble that the server told of. */
	readonly trouble: Promise<Trouble | null>;
	/** Resolves with null when the server has told that there is no trouble any more. */
	readonly recovery: Promise<null>;
	/** Ends the server as the protocol says; gives its exit code. */
	stop(): Promise<number | null>;
}

export interface Main {
	readonly script: string;
	/** What the server's process is told. */
	readonly words: readonly string[];
	/** What Node is told. */
	readonly options: readonly string[];
	readonly env: Readonly<Record<string, string>>;
}

/** `main` is the server as it is in the source, unless another is asked for. */
export async function startServer(
	initializationOptions: Initialization,
	main: Main = { script: source, words: [], options: ['--no-warnings'], env: {} },
): Promise<LspClient> {
	const server = spawn(process.execPath, [...main.options, main.script, '--stdio', ...main.words], {
		stdio: ['pipe', 'pipe', 'inherit'],
		env: { ...process.env, ...main.env },
	});
	const exit = new Promise<number | null>(resolve => server.once('exit', resolve));
	const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
	const changes = new Set<() => void>();
	connection.onNotification(changedNotification, () => {
		changes.forEach(resolve => {
			resolve();
		});
		changes.clear();
	});
	const trouble = Promise.withResolvers<Trouble | null>();
	const recovery = Promise.withResolvers<null>();
	connection.onNotification(troubleNotification, told => {
		trouble.resolve(told);
		if (told === null) {
			recovery.resolve(told);
		}
	});
	connection.listen();
	await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions });
	await connection.sendNotification('initialized', {});
	return {
		connection,
		nextChange: () => new Promise(resolve => changes.add(resolve)),
		trouble: trouble.promise,
		recovery: recovery.promise,
		stop: async () => {
			await connection.sendRequest('shutdown');
			await connection.sendNotification('exit');
			return exit;
		},
	};
}
