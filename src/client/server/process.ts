/** One run of the language server's process. The only file that knows `vscode-languageclient`: loaded when the server is started. */
import {
	CancellationToken,
	CloseAction,
	ErrorAction,
	LanguageClient,
	RevealOutputChannelOn,
	TransportKind,
	type NotificationType,
	type RequestType,
} from 'vscode-languageclient/node';
import type { LogOutputChannel } from 'vscode';
import * as z from 'zod/mini';
import {
	beforeEditRequest,
	changedNotification,
	dismissRequest,
	lookRequest,
	changesRequest,
	exportedSchema,
	exportReportRequest,
	fileLedgerRequest,
	foldersNotification,
	ledgerChangedNotification,
	markReviewedRequest,
	markSessionRequest,
	noticesNotification,
	overviewRequest,
	progressNotification,
	refreshRequest,
	reportRequest,
	saidSchema,
	sayKindRequest,
	sayOutcomeRequest,
	retagRequest,
	sessionPageRequest,
	sessionPageSchema,
	sessionsRequest,
	settingsNotification,
	shareRequest,
	statusRequest,
	statusSchema,
	telemetryPreviewRequest,
	telemetryTokenNotification,
	troubleNotification,
	unmarkRequest,
	unverifiedRequest,
	type Initialization,
} from '../../protocol/lsp.ts';
import { beforeEditSchema, ledgerHunkSchema, markedSchema, unverifiedFileSchema } from '../../protocol/ledger.ts';
import { lookItemSchema } from '../../protocol/look.ts';
import { overviewSchema, progressSchema, troubleSchema } from '../../protocol/overview.ts';
import { reportSchema } from '../../protocol/report.ts';
import { sessionSummarySchema } from '../../protocol/sessions.ts';
import { sharedSchema } from '../../protocol/summary.ts';
import { changeSummarySchema } from '../../protocol/value.ts';
import { codeFolderWord } from '../../protocol/serverProcess.ts';
import type { News, Questions } from './backend.ts';
import { parsed, parsedItems, type Schema } from './parsed.ts';
import type { Running } from './supervisor.ts';

export interface ProcessSetup {
	/** The server's bundle. */
	readonly module: string;
	/** Where the process may keep what was made of its code. */
	readonly codeFolder: string;
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

function createClient({ module, codeFolder, initialization, log, onDeath }: ProcessSetup): LanguageClient {
	// node:sqlite is announced as experimental by the Node versions that VS Code brings.
	const options = { execArgv: ['--disable-warning=ExperimentalWarning'] };
	const run = { module, transport: TransportKind.ipc, args: [codeFolderWord(codeFolder)], options };
	return new QuietClient('bookend', 'Bookend', run, {
		documentSelector: [{ scheme: 'file' }],
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
	client.onNotification(ledgerChangedNotification, () => {
		news.ledgerChanged();
	});
	client.onNotification(progressNotification, (raw: unknown) => {
		const progress = parsed(progressSchema, raw, "the server's progress", log);
		if (progress !== undefined) {
			news.progress(progress);
		}
	});
	client.onNotification(troubleNotification, (raw: unknown) => {
		const trouble = parsed(z.nullable(troubleSchema), raw, "the server's trouble", log);
		if (trouble !== undefined) {
			news.trouble(trouble);
		}
	});
}

function questionsTo(client: LanguageClient, log: LogOutputChannel): Questions {
	const wire = new Wire(client, log);
	return {
		overview: scope => wire.ask(overviewRequest, scope, overviewSchema),
		sessions: days => wire.askForItems(sessionsRequest, { days }, sessionSummarySchema),
		sessionPage: session => wire.ask(sessionPageRequest, { session }, z.nullable(sessionPageSchema)),
		report: (request, token) => wire.ask(reportRequest, request, reportSchema, token),
		retag: retag => wire.ask(retagRequest, retag, saidSchema),
		...shareQuestions(wire),
		status: () => wire.ask(statusRequest, {}, statusSchema),
		unverified: () => wire.askForItems(unverifiedRequest, {}, unverifiedFileSchema),
		fileLedger: uri => wire.askForItems(fileLedgerRequest, { uri }, ledgerHunkSchema),
		beforeEdit: place => wire.ask(beforeEditRequest, place, beforeEditSchema),
		markReviewed: target => wire.ask(markReviewedRequest, target, z.nullable(markedSchema)),
		markSession: session => wire.ask(markSessionRequest, { session }, z.nullable(markedSchema)),
		sayOutcome: said => wire.ask(sayOutcomeRequest, said, saidSchema),
		sayKind: said => wire.ask(sayKindRequest, said, saidSchema),
		changes: token => wire.askForItems(changesRequest, {}, changeSummarySchema, token),
		look: () => wire.askForItems(lookRequest, {}, lookItemSchema),
		dismiss: dismissal => wire.ask(dismissRequest, dismissal, saidSchema),
		unmark: async marks => (await wire.raw(unmarkRequest, { marks })) !== undefined,
		...telemetryQuestions(wire),
		refresh: async () => {
			await wire.raw(refreshRequest, {});
		},
		settingsChanged: settings => client.sendNotification(settingsNotification, settings),
		foldersChanged: folders => client.sendNotification(foldersNotification, { folders }),
		noticed: notices => wire.tell(noticesNotification, { notices }),
	};
}

/** Of a question that nobody takes back. */
const never: CancellationToken = CancellationToken.None;

/** What may leave the machine, once it was seen. */
function shareQuestions(wire: Wire): Pick<Questions, 'exportReport' | 'share'> {
	return {
		exportReport: wanted => wire.ask(exportReportRequest, wanted, exportedSchema),
		share: wanted => wire.ask(shareRequest, wanted, z.nullable(sharedSchema)),
	};
}

function telemetryQuestions(wire: Wire): Pick<Questions, 'telemetryPreview' | 'telemetryToken'> {
	return {
		telemetryPreview: () => wire.ask(telemetryPreviewRequest, {}, exportedSchema),
		telemetryToken: token => wire.tell(telemetryTokenNotification, { token }),
	};
}

/** Questions to the server. No answer, or one that cannot be understood, is undefined, and the log says why. */
class Wire {
	readonly #client: LanguageClient;
	readonly #log: LogOutputChannel;

	constructor(client: LanguageClient, log: LogOutputChannel) {
		this.#client = client;
		this.#log = log;
	}

	async ask<P, R, T>(type: RequestType<P, R, void>, params: P, schema: Schema<T>, token = never): Promise<T | undefined> {
		const raw = await this.raw(type, params, token);
		return raw === undefined ? undefined : parsed(schema, raw, `the answer to ${type.method}`, this.#log);
	}

	async askForItems<P, R, T>(
		type: RequestType<P, R, void>,
		params: P,
		schema: Schema<T>,
		token = never,
	): Promise<readonly T[] | undefined> {
		const raw = await this.raw(type, params, token);
		return raw === undefined ? undefined : parsedItems(schema, raw, `the answers to ${type.method}`, this.#log);
	}

	async raw<P, R>(type: RequestType<P, R, void>, params: P, token = never): Promise<unknown> {
		try {
			return await this.#client.sendRequest<unknown>(type.method, params, token);
		} catch (error) {
			if (token.isCancellationRequested) {
				return undefined;
			}
			this.#log.warn(`The server did not answer ${type.method}.`, String(error));
			return undefined;
		}
	}

	/** False when the connection did not take it. */
	async tell<P>(type: NotificationType<P>, params: P): Promise<boolean> {
		try {
			await this.#client.sendNotification(type.method, params);
			return true;
		} catch (error) {
			this.#log.warn(`The server was not told ${type.method}.`, String(error));
			return false;
		}
	}
}
