/** Wires the language server: what arrives is parsed, answered from the book and the ledgers, and told of changes. */
import { setTimeout } from 'node:timers/promises';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
	CodeActionRequest,
	CodeLensRefreshRequest,
	CodeLensRequest,
	DidChangeWorkspaceFoldersNotification,
	ErrorCodes,
	ExecuteCommandRequest,
	HoverRequest,
	MessageType,
	ResponseError,
	ShowMessageNotification,
	TextDocuments,
	type Connection,
} from 'vscode-languageserver';
import * as z from 'zod/mini';
import { Disposables, type Disposable } from '../base/disposables.ts';
import type { Logger } from '../base/log.ts';
import { SECOND_MS } from '../base/units.ts';
import { systemWatch } from '../ingest/watchPorts.ts';
import { editPlaceSchema } from '../protocol/ledger.ts';
import * as lsp from '../protocol/lsp.ts';
import { noticeSchema } from '../protocol/notices.ts';
import { count } from '../protocol/numbers.ts';
import { scopeSchema, type Trouble } from '../protocol/overview.ts';
import { sessionsAskedSchema } from '../protocol/sessions.ts';
import { settingsSchema } from '../protocol/settings.ts';
import { OpenDocuments } from './documents.ts';
import { actionsAskedSchema, codeActionsFor } from './features/codeActions.ts';
import { codeLensesFor } from './features/codeLens.ts';
import { Commands, executeSchema } from './features/commands.ts';
import { hoverFor } from './features/hover.ts';
import { ledgerHunks, unverifiedFiles } from './features/ledgerHunks.ts';
import { Problems, problemsIn } from './features/problems.ts';
import { capabilitiesFor, foldersAfter, foldersChange, introductionOf, type Defaults, type Introduction } from './introduction.ts';
import { writeKeptCode } from './keptCode.ts';
import { beforeEditAt } from './ledger/beforeEdit.ts';
import { Live } from './live.ts';
import { logTo } from './logTo.ts';
import { answerLook } from './look/answers.ts';
import { answerMarks } from './marks/answers.ts';
import { budgetIn, captureIn, open, verificationIn, type Opened, type Refused } from './open.ts';
import { answerReports } from './reports/answers.ts';
import { coverageBlock, recorded, statusCoverage } from './snapshot/coverageBlock.ts';
import { coverageChange } from './snapshot/coverageChange.ts';
import { overviewOf } from './snapshot/overview.ts';
import { periodDays } from './snapshot/period.ts';
import { sessionPageOf } from './snapshot/sessionPage.ts';
import { statusOf } from './snapshot/status.ts';
import { answerTelemetry } from './telemetry/answers.ts';
import { telemetryIn } from './telemetry/open.ts';
import { Wire } from './wire.ts';

const document = z.object({ textDocument: z.object({ uri: z.string() }) });
const place = z.extend(document, { position: z.object({ line: count }) });

/** Chosen: whoever starts a server asks at once, and is answered from what was read before; looking for more holds up the answer. */
const ASKED_WITHIN_MS = 50;
/** Chosen: opening a store takes some milliseconds, and whoever has made room for one waits no longer. */
const OPEN_AGAIN_MS = 2 * SECOND_MS;

/** Serves one client until it hangs up. */
export function serve(connection: Connection, defaults: Defaults = {}): void {
	connection.onInitialize(params => {
		const introduction = introductionOf(params, defaults);
		const server = new Server(connection, introduction);
		connection.onInitialized(() => void server.start());
		connection.onShutdown(() => {
			server.dispose();
		});
		return { capabilities: capabilitiesFor(introduction), serverInfo: { name: 'bookend' } };
	});
	connection.listen();
}

class Server {
	readonly #connection: Connection;
	readonly #introduction: Introduction;
	readonly #log: Logger;
	readonly #owned = new Disposables();
	readonly #opened = Promise.withResolvers<Opened>();
	/** The same, or why there is none at the moment. */
	#asked = Promise.withResolvers<Opened>();
	#refusal: string | null = null;
	#nextStart: Disposable | undefined;
	readonly #wire: Wire;
	readonly #documents = new OpenDocuments();
	readonly #problems: Problems;
	#listsProblems = false;
	#live: Live | undefined;
	#toldCoverage = '';

	constructor(connection: Connection, introduction: Introduction) {
		this.#connection = connection;
		this.#introduction = introduction;
		this.#log = logTo(connection);
		this.#wire = new Wire(connection, this.#log, this.#opened.promise, () => this.#asked.promise);
		this.#problems = new Problems((uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics }));
		this.#listsProblems = introduction.options.settings.problems ?? false;
		this.#answerFromBook(introduction.options.sample !== null);
		answerReports(this.#wire, introduction.options.sample !== null);
		this.#answerFromLedgers();
		answerMarks(this.#wire, () => this.#live?.tellChanged());
		answerLook(this.#wire);
		answerTelemetry(this.#wire);
		this.#runCommands();
		this.#follow(new TextDocuments(TextDocument));
		this.#hearNotices();
		this.#followSettings();
		this.#followFolders();
	}

	/** Opens the store, answers what has been asked meanwhile, reads, and then looks at the open folders. */
	async start(): Promise<void> {
		const opened = open(this.#introduction.options, this.#owned, this.#log, {
			documentAt: file => this.#documents.at(file),
			ledgersChanged: () => void this.#tellLedgers(),
			valueChanged: () => this.#live?.tellChanged(),
		});
		if (opened.kind !== 'open') {
			this.#refuse(opened);
			return;
		}
		if (this.#refusal !== null) {
			this.#asked = Promise.withResolvers();
			this.#tell(null);
		}
		this.#live = this.#owned.add(new Live(opened.engine, this.#listeners(opened), { log: this.#log, ...systemWatch }));
		this.#opened.resolve(opened);
		this.#asked.resolve(opened);
		await setTimeout(ASKED_WITHIN_MS);
		await this.#live.start();
		opened.ledgers.start();
		writeKeptCode();
	}

	dispose(): void {
		this.#nextStart?.dispose();
		this.#owned.dispose();
	}

	/** Answers every question with the reason, until there is a store after all. */
	#refuse({ kind, sentence }: Refused): void {
		if (sentence !== this.#refusal) {
			this.#asked = this.#refusal === null ? this.#asked : Promise.withResolvers();
			this.#asked.promise.catch(() => undefined); // that nobody has asked yet must not end the process
			this.#asked.reject(new ResponseError(ErrorCodes.ServerNotInitialized, sentence));
			this.#tell({ kind: kind === 'noSqlite' ? kind : 'storeUnusable', sentence });
			this.#refusal = sentence;
		}
		if (kind === 'unusable') {
			this.#nextStart = systemWatch.timer(OPEN_AGAIN_MS, () => void this.start());
		}
	}

	#answerFromBook(isSample: boolean): void {
		this.#wire.answer(lsp.overviewRequest.method, scopeSchema, ({ engine, ledgers, history, changes, budget }, scope) => {
			const measured = recorded(ledgers, history);
			const change = coverageChange({ measured, history }, periodDays(engine.book, scope.period).first);
			const coverage = coverageBlock(measured, change);
			return overviewOf(engine.book, scope, {
				places: () => engine.places(),
				measured,
				coverage,
				readings: changes.known(ledgers.trees),
				budget: isSample ? null : budget.month(),
				sample: isSample,
			});
		});
		this.#wire.answer(lsp.sessionsRequest.method, sessionsAskedSchema, ({ sessions }, { days = Infinity }) => sessions.newest(days));
		this.#wire.answer(
			lsp.sessionPageRequest.method,
			z.object({ session: z.string() }),
			async ({ engine }, { session }) => (await sessionPageOf(engine.book, session)) ?? null,
		);
		this.#wire.answer(lsp.statusRequest.method, z.unknown(), async ({ engine, ledgers, budget }) =>
			statusOf(engine.book, { coverage: statusCoverage(ledgers.measured()), budget: isSample ? null : await budget.state() }),
		);
		this.#wire.answerLedger(lsp.refreshRequest.method, z.unknown(), async ({ ledgers }) => {
			await this.#live?.sweep();
			ledgers.lookAtAll();
			return null;
		});
	}

	#answerFromLedgers(): void {
		const by = this.#introduction.options.commands;
		this.#wire.answerLedger(lsp.unverifiedRequest.method, z.unknown(), ({ engine, ledgers }) =>
			unverifiedFiles(engine.book, ledgers.measured()),
		);
		this.#wire.answerLedger(lsp.fileLedgerRequest.method, z.object({ uri: z.string() }), ({ engine, ledgers }, { uri }) =>
			ledgerHunks(engine.book, ledgers.fileAt(uri)),
		);
		this.#wire.answerLedger(lsp.beforeEditRequest.method, editPlaceSchema, ({ engine, ledgers }, place) =>
			beforeEditAt(engine.book, ledgers, place),
		);
		this.#wire.answerLedger(CodeLensRequest.method, document, ({ engine, ledgers }, { textDocument }) =>
			codeLensesFor(engine.book, ledgers.fileAt(textDocument.uri), by),
		);
		this.#wire.answerLedger(CodeActionRequest.method, actionsAskedSchema, ({ engine, ledgers }, asked) =>
			codeActionsFor(engine.book, ledgers.fileAt(asked.textDocument.uri), asked, by),
		);
		this.#wire.answerLedger(HoverRequest.method, place, ({ engine, ledgers }, { textDocument, position }) =>
			hoverFor(engine.book, ledgers.fileAt(textDocument.uri), position.line),
		);
	}

	/** The client says which commands it leaves to us, and runs the others itself. */
	#runCommands(): void {
		const commands = new Commands(sentence => {
			void this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: sentence });
		});
		this.#wire.answerLedger(ExecuteCommandRequest.method, executeSchema, (opened, asked) => commands.run(opened, asked));
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
		void this.#opened.promise.then(({ ledgers }) => {
			ledgers.settleSoon();
		});
	}

	#followSettings(): void {
		this.#wire.hear(
			lsp.settingsNotification.method,
			z.partial(settingsSchema),
			({ engine, ledgers, recorder, budget, telemetry }, settings) => {
				this.#listsProblems = settings.problems ?? false;
				void this.#listProblems();
				engine.reprice(settings.prices ?? {});
				ledgers.verifyBy(verificationIn(settings));
				recorder?.settle(captureIn(settings));
				budget.settle(budgetIn(settings));
				telemetry?.settle(telemetryIn(settings));
				this.#live?.tellChanged();
			},
		);
	}

	/** Whoever named the folders says when they are others; another client tells what it opens and closes as it tells every server. */
	#followFolders(): void {
		this.#wire.hear(lsp.foldersNotification.method, z.object({ folders: z.array(z.string()) }), ({ ledgers }, { folders }) => {
			ledgers.openFolders(folders);
		});
		if (this.#introduction.followsFolders) {
			this.#wire.hear(DidChangeWorkspaceFoldersNotification.method, foldersChange, ({ ledgers }, change) => {
				ledgers.openFolders(foldersAfter(ledgers.folders, change));
			});
		}
	}

	/** A notice of a kind that is not known here keeps nothing from the others. */
	#hearNotices(): void {
		this.#wire.hearLedger(lsp.noticesNotification.method, z.object({ notices: z.array(z.unknown()) }), ({ recorder }, { notices }) => {
			recorder?.take(notices.flatMap(one => noticeSchema.safeParse(one).data ?? []));
		});
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
		const { engine, ledgers, history } = await this.#opened.promise;
		const measured = recorded(ledgers, history);
		void this.#connection.sendNotification(lsp.ledgerChangedNotification, {});
		if (this.#introduction.refreshesLenses) {
			void this.#connection.sendRequest(CodeLensRefreshRequest.type);
		}
		void this.#listProblems();
		const coverage = JSON.stringify(coverageBlock(measured, null));
		if (coverage !== this.#toldCoverage) {
			this.#toldCoverage = coverage;
			void this.#connection.sendNotification(lsp.changedNotification, { revision: engine.book.ports.store.revision() });
		}
	}

	/** Of the documents that are open, where the engineer wants that. */
	async #listProblems(): Promise<void> {
		const { engine, ledgers } = await this.#opened.promise;
		await ledgers.started;
		const uris = this.#listsProblems ? this.#documents.uris() : [];
		this.#problems.show(new Map(uris.map(uri => [uri, problemsIn(engine.book, ledgers.fileAt(uri))])));
	}

	#tell(trouble: Trouble | null): void {
		void this.#connection.sendNotification(lsp.troubleNotification, trouble);
	}
}
