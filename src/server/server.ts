/** Wires the language server: what arrives is parsed, answered from the book, and told of changes. */
import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import { z } from 'zod';
import { Disposables } from '../base/disposables.ts';
import type { Logger } from '../base/log.ts';
import { always } from '../ingest/store/store.ts';
import * as lsp from '../protocol/lsp.ts';
import { scopeSchema, type Trouble } from '../protocol/overview.ts';
import { settingsSchema } from '../protocol/settings.ts';
import type { Engine } from './engine.ts';
import { Live } from './live.ts';
import { open } from './open.ts';
import { overviewOf } from './snapshot/overview.ts';
import { sessionPageOf } from './snapshot/sessionPage.ts';
import { sessionSummaries } from './snapshot/sessions.ts';
import { statusOf } from './snapshot/status.ts';

type Initialized = z.output<typeof lsp.initializationSchema>;

/** Serves one client until it hangs up. */
export function serve(connection: Connection): void {
	const server = new Server(connection);
	connection.onInitialize(params => {
		server.initialize(lsp.initializationSchema.parse(params.initializationOptions ?? {}));
		return { capabilities: {}, serverInfo: { name: 'bookend' } };
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
	readonly #engine = Promise.withResolvers<Engine>();
	#live: Live | undefined;
	#options: Initialized = lsp.initializationSchema.parse({});

	constructor(connection: Connection) {
		this.#connection = connection;
		this.#log = logTo(connection);
		// Without a store every question is answered with the reason; that nobody has asked yet must not end the process.
		this.#engine.promise.catch(() => undefined);
	}

	initialize(options: Initialized): void {
		this.#options = options;
		this.#answer(lsp.overviewRequest.method, scopeSchema, (engine, scope) =>
			overviewOf(engine.book, scope, engine.places(), options.sample !== null),
		);
		this.#answer(lsp.sessionsRequest.method, z.unknown(), engine =>
			sessionSummaries(engine.book, { span: always, agents: null, project: null }),
		);
		this.#answer(
			lsp.sessionPageRequest.method,
			z.object({ session: z.string() }),
			async (engine, { session }) => (await sessionPageOf(engine.book, session)) ?? null,
		);
		this.#answer(lsp.statusRequest.method, z.unknown(), engine => statusOf(engine.book));
		this.#answer(lsp.refreshRequest.method, z.unknown(), async () => {
			await this.#live?.sweep();
			return null;
		});
		this.#connection.onNotification(lsp.settingsNotification.method, (raw: unknown) => void this.#changeSettings(raw));
	}

	/** Opens the store, answers what has been asked meanwhile, and reads. */
	async start(): Promise<void> {
		const opened = open(this.#options, this.#owned, this.#log);
		if (opened.kind !== 'open') {
			this.#tell({ kind: opened.kind === 'noSqlite' ? 'noSqlite' : 'storeUnusable', sentence: opened.sentence });
			this.#engine.reject(new ResponseError(ErrorCodes.ServerNotInitialized, opened.sentence));
			return;
		}
		this.#live = this.#owned.add(new Live(opened.engine, this.#listeners(), this.#log));
		this.#engine.resolve(opened.engine);
		await this.#live.start();
	}

	dispose(): void {
		this.#owned.dispose();
	}

	#answer<P, R>(method: string, schema: z.ZodType<P>, handler: (engine: Engine, params: P) => R | Promise<R>): void {
		this.#connection.onRequest(method, async (raw: unknown) => {
			const params = schema.safeParse(raw);
			if (!params.success) {
				return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${z.prettifyError(params.error)}`);
			}
			return handler(await this.#engine.promise, params.data);
		});
	}

	async #changeSettings(raw: unknown): Promise<void> {
		const settings = settingsSchema.partial().safeParse(raw);
		if (!settings.success) {
			this.#log.warn('Ignored settings that are not what they should be.', z.prettifyError(settings.error));
			return;
		}
		const engine = await this.#engine.promise.catch(() => undefined);
		engine?.reprice(settings.data.prices ?? {});
		this.#live?.tellChanged();
	}

	#listeners(): ConstructorParameters<typeof Live>[1] {
		return {
			changed: revision => void this.#connection.sendNotification(lsp.changedNotification, { revision }),
			progress: progress => void this.#connection.sendNotification(lsp.progressNotification, progress),
			storeFailed: sentence => {
				this.#tell(sentence === null ? null : { kind: 'storeUnusable', sentence });
			},
		};
	}

	#tell(trouble: Trouble | null): void {
		void this.#connection.sendNotification(lsp.troubleNotification, trouble);
	}
}

function logTo({ console: log }: Connection): Logger {
	const line = (message: string, details: readonly string[]): string => [message, ...details].join(' ');
	return {
		info: (message, ...details) => {
			log.info(line(message, details));
		},
		warn: (message, ...details) => {
			log.warn(line(message, details));
		},
		error: (message, ...details) => {
			log.error(line(message, details));
		},
	};
}
