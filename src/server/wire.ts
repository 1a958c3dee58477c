import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import { z } from 'zod';
import type { Logger } from '../base/log.ts';
import type { Opened } from './open.ts';

/** What the client asks and tells: parsed before anybody acts on it, and answered when the store is open. */
export class Wire {
	readonly #connection: Connection;
	readonly #log: Logger;
	readonly #opened: Promise<Opened>;

	constructor(connection: Connection, log: Logger, opened: Promise<Opened>) {
		this.#connection = connection;
		this.#log = log;
		this.#opened = opened;
	}

	answer<P, R>(method: string, schema: z.ZodType<P>, handler: (opened: Opened, params: P) => R | Promise<R>): void {
		this.#connection.onRequest(method, async (raw: unknown) => {
			const params = schema.safeParse(raw);
			if (!params.success) {
				return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${z.prettifyError(params.error)}`);
			}
			return handler(await this.#opened, params.data);
		});
	}

	/** Answers when the open folders were looked at: before, nothing is known of any line. */
	answerLedger<P, R>(method: string, schema: z.ZodType<P>, handler: (opened: Opened, params: P) => R | Promise<R>): void {
		this.answer(method, schema, async (opened, params) => {
			await opened.ledgers.started;
			return handler(opened, params);
		});
	}

	/** What is not as it should be is logged, and nothing else comes of it. */
	hear<P>(method: string, schema: z.ZodType<P>, handler: (opened: Opened, told: P) => void): void {
		this.#connection.onNotification(method, (raw: unknown) => {
			const told = schema.safeParse(raw);
			if (!told.success) {
				this.#log.warn(`Ignored ${method}, which is not what it should be.`, z.prettifyError(told.error));
				return;
			}
			this.#opened.then(
				opened => {
					handler(opened, told.data);
				},
				() => undefined,
			);
		});
	}
}
