/** Wires the language server: what arrives is parsed, answered from the book and the ledgers, and told of changes. */
import { everything } from './book.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
	CodeActionRequest,
	CodeLensRefreshRequest,
	CodeLensRequest,
	ErrorCodes,
	HoverRequest,
	ResponseError,
	TextDocuments,
	TextDocumentSyncKind,
	type Connection,
	type ServerCapabilities,
} from 'vscode-languageserver';
import { z } from 'zod';
import { Disposables } from '../base/disposables.ts';
import type { Logger } from '../base/log.ts';
import { editPlaceSchema, markTargetSchema } from '../protocol/ledger.ts';
import * as lsp from '../protocol/lsp.ts';
import { noticeSchema } from '../protocol/notices.ts';
import { scopeSchema, type Trouble } from '../protocol/overview.ts';
import { settingsSchema } from '../protocol/settings.ts';
import { OpenDocuments } from './documents.ts';
import { actionsAskedSchema, codeActionsFor, reviewKind } from './features/codeActions.ts';
import { codeLensesFor } from './features/codeLens.ts';
import { hoverFor } from './features/hover.ts';
import { ledgerHunks, unverifiedFiles } from './features/ledgerHunks.ts';
import { Problems, problemsIn } from './features/problems.ts';
import { beforeEditAt } from './ledger/beforeEdit.ts';
import { markLines, markSession, unmark } from './ledger/marking.ts';
import { Live } from './live.ts';
import { logTo } from './logTo.ts';
import { captureIn, open, verificationIn, type Opened } from './open.ts';
import { coverageBlock, statusCoverage } from './snapshot/coverageBlock.ts';
import { overviewOf } from './snapshot/overview.ts';
import { sessionPageOf } from './snapshot/sessionPage.ts';
import { sessionSummaries } from './snapshot/sessions.ts';
import { statusOf } from './snapshot/status.ts';

type Initialized = z.output<typeof lsp.initializationSchema>;

const capabilities: ServerCapabilities = {
	textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
	codeActionProvider: { codeActionKinds: [reviewKind] },
	codeLensProvider: {},
	hoverProvider: true,
};

/** Serves one client until it hangs up. */
export function serve(connection: Connection): void {
	const server = new Server(connection);
	connection.onInitialize(params => {
		const refreshesLenses = params.capabilities.workspace?.codeLens?.refreshSupport === true;
		server.initialize(lsp.initializationSchema.parse(params.initializationOptions ?? {}), refreshesLenses);
		return { capabilities, serverInfo: { name: 'bookend' } };
	});
	connection.onInitialized(() => void server.start());
	connection.onShutdown(() => {
		server.dispose();
	});
	connection.listen();
}

class Server {
	readonly #connection: Connection;
	readonly #log: Logger;
	readonly #owned = new Disposables();
	readonly #opened = Promise.withResolvers<Opened>();
	readonly #documents = new OpenDocuments();
	readonly #problems: Problems;
	#listsProblems = false;
	#live: Live | undefined;
	#options: Initialized = lsp.initializationSchema.parse({});
	#refreshesLenses = false;
	#toldCoverage = '';

	constructor(connection: Connection) {
		this.#connection = connection;
		this.#log = logTo(connection);
		this.#problems = new Problems((uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics }));
		// Without a store every question is answered with the reason; that nobody has asked yet must not end the process.
		this.#opened.promise.catch(() => undefined);
	}

	initialize(options: Initialized, refreshesLenses: boolean): void {
		this.#options = options;
		this.#refreshesLenses = refreshesLenses;
		this.#listsProblems = options.settings.problems ?? false;
		this.#answerFromBook(options.sample !== null);
		this.#answerFromLedgers();
		this.#follow(new TextDocuments(TextDocument));
		this.#connection.onNotification(lsp.settingsNotification.method, (raw: unknown) => void this.#changeSettings(raw));
		this.#connection.onNotification(lsp.noticesNotification.method, (raw: unknown) => void this.#take(raw));
		this.#connection.onNotification(lsp.foldersNotification.method, (raw: unknown) => void this.#changeFolders(raw));
	}

	/** Opens the store, answers what has been asked meanwhile, reads, and then looks at the open folders. */
	async start(): Promise<void> {
		const opened = open(this.#options, this.#owned, this.#log, {
			documentAt: file => this.#documents.at(file),
			ledgersChanged: () => void this.#tellLedgers(),
		});
		if (opened.kind !== 'open') {
			this.#tell({ kind: opened.kind === 'noSqlite' ? 'noSqlite' : 'storeUnusable', sentence: opened.sentence });
			this.#opened.reject(new ResponseError(ErrorCodes.ServerNotInitialized, opened.sentence));
			return;
		}
		this.#live = this.#owned.add(new Live(opened.engine, this.#listeners(opened), this.#log));
		this.#opened.resolve(opened);
		await this.#live.start();
		opened.ledgers.start();
	}

	dispose(): void {
		this.#owned.dispose();
	}

	#answerFromBook(isSample: boolean): void {
		this.#answer(lsp.overviewRequest.method, scopeSchema, ({ engine, ledgers }, scope) =>
			overviewOf(engine.book, scope, { places: engine.places(), coverage: coverageBlock(ledgers.measured()), sample: isSample }),
		);
		this.#answer(lsp.sessionsRequest.method, z.unknown(), ({ engine }) => sessionSummaries(engine.book, everything));
		this.#answer(
			lsp.sessionPageRequest.method,
			z.object({ session: z.string() }),
			async ({ engine }, { session }) => (await sessionPageOf(engine.book, session)) ?? null,
		);
		this.#answer(lsp.statusRequest.method, z.unknown(), ({ engine, ledgers }) => statusOf(engine.book, statusCoverage(ledgers.measured())));
		this.#answer(lsp.refreshRequest.method, z.unknown(), async ({ ledgers }) => {
			await this.#live?.sweep();
			ledgers.lookAtAll();
			return null;
		});
	}

	#answerFromLedgers(): void {
		const document = z.object({ textDocument: z.object({ uri: z.string() }) });
		const place = document.extend({ position: z.object({ line: z.int().min(0) }) });
		this.#answerLedger(lsp.unverifiedRequest.method, z.unknown(), ({ engine, ledgers }) =>
			unverifiedFiles(engine.book, ledgers.measured()),
		);
		this.#answerLedger(lsp.fileLedgerRequest.method, z.object({ uri: z.string() }), ({ engine, ledgers }, { uri }) =>
			ledgerHunks(engine.book, ledgers.fileAt(uri)),
		);
		this.#answerLedger(lsp.beforeEditRequest.method, editPlaceSchema, ({ engine, ledgers }, place) =>
			beforeEditAt(engine.book, ledgers, place),
		);
		this.#answerLedger(lsp.markReviewedRequest.method, markTargetSchema, markLines);
		this.#answerLedger(lsp.markSessionRequest.method, z.object({ session: z.string() }), (opened, { session }) =>
			markSession(opened, session),
		);
		this.#answerLedger(lsp.unmarkRequest.method, z.object({ marks: z.array(z.string()) }), (opened, { marks }) => {
			unmark(opened, marks);
			return null;
		});
		this.#answerLedger(CodeLensRequest.method, document, ({ engine, ledgers }, { textDocument }) =>
			codeLensesFor(engine.book, ledgers.fileAt(textDocument.uri)),
		);
		this.#answerLedger(CodeActionRequest.method, actionsAskedSchema, ({ engine, ledgers }, asked) =>
			codeActionsFor(engine.book, ledgers.fileAt(asked.textDocument.uri), asked),
		);
		this.#answerLedger(HoverRequest.method, place, ({ engine, ledgers }, { textDocument, position }) =>
			hoverFor(engine.book, ledgers.fileAt(textDocument.uri), position.line),
		);
	}

	/** Answers when the open folders were looked at: before, nothing is known of any line. */
	#answerLedger<P, R>(method: string, schema: z.ZodType<P>, handler: (opened: Opened, params: P) => R | Promise<R>): void {
		this.#answer(method, schema, async (opened, params) => {
			await opened.ledgers.started;
			return handler(opened, params);
		});
	}

	#answer<P, R>(method: string, schema: z.ZodType<P>, handler: (opened: Opened, params: P) => R | Promise<R>): void {
		this.#connection.onRequest(method, async (raw: unknown) => {
			const params = schema.safeParse(raw);
			if (!params.success) {
				return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${z.prettifyError(params.error)}`);
			}
			return handler(await this.#opened.promise, params.data);
		});
	}

	/** What is open in the editor goes before what is on disk. */
	#follow(documents: TextDocuments<TextDocument>): void {
		documents.onDidOpen(() => void this.#listProblems());
		documents.onDidChangeContent(({ document }) => {
			this.#documents.set(document, Date.now());
			this.#settleSoon();
		});
		documents.onDidClose(({ document }) => {
			this.#documents.delete(document);
			void this.#listProblems();
			this.#settleSoon();
		});
		this.#owned.add(documents.listen(this.#connection));
	}

	#settleSoon(): void {
		this.#opened.promise.then(
			({ ledgers }) => {
				ledgers.settleSoon();
			},
			() => undefined,
		);
	}

	async #changeSettings(raw: unknown): Promise<void> {
		const settings = settingsSchema.partial().safeParse(raw);
		if (!settings.success) {
			this.#log.warn('Ignored settings that are not what they should be.', z.prettifyError(settings.error));
			return;
		}
		const opened = await this.#opened.promise.catch(() => undefined);
		this.#listsProblems = settings.data.problems ?? false;
		void this.#listProblems();
		opened?.engine.reprice(settings.data.prices ?? {});
		opened?.ledgers.verifyBy(verificationIn(settings.data));
		opened?.recorder?.settle(captureIn(settings.data));
		this.#live?.tellChanged();
	}

	async #changeFolders(raw: unknown): Promise<void> {
		const told = z.object({ folders: z.array(z.string()) }).safeParse(raw);
		if (!told.success) {
			this.#log.warn('Ignored folders that are not what they should be.', z.prettifyError(told.error));
			return;
		}
		const opened = await this.#opened.promise.catch(() => undefined);
		opened?.ledgers.openFolders(told.data.folders);
	}

	/** A notice of a kind that is not known here keeps nothing from the others. */
	async #take(raw: unknown): Promise<void> {
		const told = z.object({ notices: z.array(z.unknown()) }).safeParse(raw).data?.notices ?? [];
		const opened = await this.#opened.promise.catch(() => undefined);
		opened?.recorder?.take(told.flatMap(one => noticeSchema.safeParse(one).data ?? []));
	}

	#listeners({ ledgers }: Opened): ConstructorParameters<typeof Live>[1] {
		return {
			changed: revision => {
				void this.#connection.sendNotification(lsp.changedNotification, { revision });
				ledgers.lookSoon();
			},
			progress: progress => void this.#connection.sendNotification(lsp.progressNotification, progress),
			storeFailed: sentence => {
				this.#tell(sentence === null ? null : { kind: 'storeUnusable', sentence });
			},
		};
	}

	/** The Overview and the status bar are told too, where their figures are others. */
	async #tellLedgers(): Promise<void> {
		const { engine, ledgers } = await this.#opened.promise;
		void this.#connection.sendNotification(lsp.ledgerChangedNotification, {});
		if (this.#refreshesLenses) {
			void this.#connection.sendRequest(CodeLensRefreshRequest.type);
		}
		void this.#listProblems();
		const coverage = JSON.stringify(coverageBlock(ledgers.measured()));
		if (coverage !== this.#toldCoverage) {
			this.#toldCoverage = coverage;
			void this.#connection.sendNotification(lsp.changedNotification, { revision: engine.book.ports.store.revision() });
		}
	}

	/** Of the documents that are open, where the engineer wants that. */
	async #listProblems(): Promise<void> {
		const opened = await this.#opened.promise.catch(() => undefined);
		if (opened !== undefined) {
			const { engine, ledgers } = opened;
			await ledgers.started;
			const uris = this.#listsProblems ? this.#documents.uris() : [];
			this.#problems.show(new Map(uris.map(uri => [uri, problemsIn(engine.book, ledgers.fileAt(uri))])));
		}
	}

	#tell(trouble: Trouble | null): void {
		void this.#connection.sendNotification(lsp.troubleNotification, trouble);
	}
}
