/** One run of the language server's process. The only file that knows `vscode-languageclient`: loaded when the server is started. */
import {
	CloseAction,
	ErrorAction,
	LanguageClient,
	RevealOutputChannelOn,
	TransportKind,
	type RequestType,
} from 'vscode-languageclient/node';
import type { LogOutputChannel } from 'vscode';
import {
	changedNotification,
	overviewRequest,
	progressNotification,
	refreshRequest,
	sessionPageRequest,
	sessionPageSchema,
	sessionsRequest,
	settingsNotification,
	statusRequest,
	statusSchema,
	troubleNotification,
	type Initialization,
} from '../../protocol/lsp.ts';
import { overviewSchema, progressSchema, troubleSchema } from '../../protocol/overview.ts';
import { sessionSummarySchema } from '../../protocol/sessions.ts';
import type { News, Questions } from './backend.ts';
import { parsed, parsedItems } from './parsed.ts';
import type { Running } from './supervisor.ts';

export interface ProcessSetup {
	/** The server's bundle. */
	readonly module: string;
	readonly initialization: Initialization;
	readonly log: LogOutputChannel;
	readonly news: News;
	readonly onDeath: () => void;
}

/** Starts the process; rejects when it does not come up. */
export async function startProcess(setup: ProcessSetup): Promise<Running<Questions>> {
	const client = createClient(setup);
	listen(client, setup);
	await client.start();
	// A server that dies while it starts lets `start` resolve.
	if (!client.isRunning()) {
		throw new Error('It ended while it was starting.');
	}
	return {
		value: questionsTo(client, setup.log),
		stop: async () => {
			await client.stop().catch((error: unknown) => {
				setup.log.warn('The server did not stop when asked to; it is ended.', String(error));
			});
		},
	};
}

/** Trouble with the server is told in the views, never in a pop-up. */
class QuietClient extends LanguageClient {
	override error(message: string, data?: unknown): void {
		this.outputChannel.error(message, ...(data instanceof Error ? [data.message] : []));
	}
}

function createClient({ module, initialization, log, onDeath }: ProcessSetup): LanguageClient {
	// node:sqlite is announced as experimental by the Node versions that VS Code brings.
	const run = { module, transport: TransportKind.ipc, options: { execArgv: ['--disable-warning=ExperimentalWarning'] } };
	return new QuietClient('bookend', 'Bookend', run, {
		initializationOptions: initialization,
		outputChannel: log,
		revealOutputChannelOn: RevealOutputChannelOn.Never,
		initializationFailedHandler: () => false,
		errorHandler: {
			error: () => ({ action: ErrorAction.Continue, handled: true }),
			closed: () => {
				onDeath();
				return { action: CloseAction.DoNotRestart, handled: true, message: 'The connection to the server is closed.' };
			},
		},
	});
}

function listen(client: LanguageClient, { news, log }: ProcessSetup): void {
	client.onNotification(changedNotification, () => {
		news.changed();
	});
	client.onNotification(progressNotification, (raw: unknown) => {
		const progress = parsed(progressSchema, raw, "the server's progress", log);
		if (progress !== undefined) {
			news.progress(progress);
		}
	});
	client.onNotification(troubleNotification, (raw: unknown) => {
		const trouble = parsed(troubleSchema.nullable(), raw, "the server's trouble", log);
		if (trouble !== undefined) {
			news.trouble(trouble);
		}
	});
}

function questionsTo(client: LanguageClient, log: LogOutputChannel): Questions {
	const ask = async <P, R>(type: RequestType<P, R, void>, params: P): Promise<unknown> => {
		try {
			return await client.sendRequest<unknown>(type.method, params);
		} catch (error) {
			log.warn(`The server did not answer ${type.method}.`, String(error));
			return undefined;
		}
	};
	return {
		overview: async scope => answer(overviewSchema, await ask(overviewRequest, scope), overviewRequest.method, log),
		sessions: async () => {
			const raw = await ask(sessionsRequest, {});
			return raw === undefined ? undefined : parsedItems(sessionSummarySchema, raw, `the answers to ${sessionsRequest.method}`, log);
		},
		sessionPage: async session =>
			answer(sessionPageSchema.nullable(), await ask(sessionPageRequest, { session }), sessionPageRequest.method, log),
		status: async () => answer(statusSchema, await ask(statusRequest, {}), statusRequest.method, log),
		refresh: async () => {
			await ask(refreshRequest, {});
		},
		settingsChanged: settings => client.sendNotification(settingsNotification, settings),
	};
}

function answer<T>(schema: Parameters<typeof parsed<T>>[0], raw: unknown, method: string, log: LogOutputChannel): T | undefined {
	return raw === undefined ? undefined : parsed(schema, raw, `the answer to ${method}`, log);
}
