import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import * as z from 'zod/mini';
import type { Logger } from '../base/log.ts';
import type { Opened } from './open.ts';

type Handler<P, R> = (opened: Opened, params: P, signal: AbortSignal) => R | Promise<R>;

/** What the client asks and tells: parsed before anybody acts on it, and answered when the store is open. */
export class Wire {
	readonly #connection: Connection;
	readonly #log: Logger;
	readonly #opened: Promise<Opened>;
	readonly #asked: () => Promise<Opened>;

	/** What is told waits until the store is open; what is asked waits for `asked`, which is rejected where the store cannot be opened. */
	constructor(connection: Connection, log: Logger, opened: Promise<Opened>, asked: () => Promise<Opened>) {
		this.#connection = connection;
		this.#log = log;
		this.#opened = opened;
		this.#asked = asked;
	}

	/** `handler` may look at the signal: whoever asked does not want the answer any more. */
	answer<P, R>(method: string, schema: z.ZodMiniType<P>, handler: Handler<P, R>): void {
		this.#connection.onRequest(method, async (raw: unknown, token: CancellationToken) => {
			const params = schema.safeParse(raw);
			if (!params.success) {
				return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${z.prettifyError(params.error)}`);
			}
			const signal = signalOf(token);
			try {
				return await handler(await this.#asked(), params.data, signal);
			} catch (error) {
				if (signal.aborted) {
					return new ResponseError(LSPErrorCodes.RequestCancelled, `${method} was cancelled.`);
				}
				throw error;
			}
		});
	}

	/** Answers when the open folders were looked at: before, nothing is known of any line. */
	answerLedger<P, R>(method: string, schema: z.ZodMiniType<P>, handler: Handler<P, R>): void {
		this.answer(method, schema, async (opened, params, signal) => {
			await opened.ledgers.started;
			return handler(opened, params, signal);
		});
	}

	/** As `hear`, when the open folders were looked at. What was told before is heard then, in its order. */
	hearLedger<P>(method: string, schema: z.ZodMiniType<P>, handler: (opened: Opened, told: P) => void): void {
		this.hear(method, schema, (opened, told) => {
			void opened.ledgers.started.then(() => {
				handler(opened, told);
			});
		});
	}

	/** What is not as it should be is logged, and nothing else comes of it. */
	hear<P>(method: string, schema: z.ZodMiniType<P>, handler: (opened: Opened, told: P) => void): void {
		this.#connection.onNotification(method, (raw: unknown) => {
			const told = schema.safeParse(raw);
			if (!told.success) {
				this.#log.warn(`Ignored ${method}, which is not what it should be.`, z.prettifyError(told.error));
				return;
			}
			void this.#opened.then(opened => {
				handler(opened, told.data);
			});
		});
	}
}

function signalOf(token: CancellationToken): AbortSignal {
	const controller = new AbortController();
	if (token.isCancellationRequested) {
		controller.abort();
	} else {
		token.onCancellationRequested(() => {
			controller.abort();
		});
	}
	return controller.signal;
}
