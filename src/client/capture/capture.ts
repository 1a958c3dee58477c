import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { Notice } from '../../protocol/notices.ts';
import type { Backend, Questions } from '../server/backend.ts';
import { systemTimers } from '../timers.ts';
import { Outbox } from './outbox.ts';
import { Sources } from './sources.ts';

/** What the editor sees of the engineer, told to the server once a second. Switched off, nothing is listened to. */
export class Capture implements Disposable {
	readonly #backend: Backend;
	readonly #disposables = new Disposables();
	readonly #sends = this.#disposables.add(new vscode.EventEmitter<readonly Notice[]>());
	/** These notices have left for the server. */
	readonly onDidSend = this.#sends.event;
	#isWanted: boolean;
	/** The run of the server that was last told everything. */
	#greeted: Questions | null = null;
	#going: Going | null = null;

	constructor(backend: Backend, isWanted: boolean) {
		this.#backend = backend;
		this.#isWanted = isWanted;
		this.#disposables.add(
			backend.onDidSwitchData(() => {
				// What waits is of the engineer's own data, and the server no longer is.
				this.#going?.outbox.dispose();
				void this.#end();
				this.#settle();
			}),
		);
		this.#disposables.add(
			backend.onDidChangeState(() => {
				this.#greet();
			}),
		);
		this.#settle();
	}

	want(isWanted: boolean): void {
		this.#isWanted = isWanted;
		this.#settle();
	}

	/** Sends what was seen last, while the server still runs. */
	async stop(): Promise<void> {
		this.#isWanted = false;
		await this.#end();
	}

	dispose(): void {
		void this.#end();
		this.#disposables.dispose();
	}

	#settle(): void {
		const isDue = this.#isWanted && !this.#backend.sample;
		if (!isDue) {
			void this.#end();
		} else if (this.#going === null) {
			const outbox = new Outbox(notices => this.#send(notices), systemTimers);
			this.#going = { outbox, sources: new Sources(outbox, systemTimers) };
		}
	}

	#greet(): void {
		const { questions } = this.#backend;
		if (questions !== null && questions !== this.#greeted) {
			this.#greeted = questions;
			this.#going?.sources.tellAnew();
		}
	}

	async #end(): Promise<void> {
		const going = this.#going;
		this.#going = null;
		going?.sources.dispose();
		await going?.outbox.flush();
		going?.outbox.dispose();
	}

	async #send(notices: readonly Notice[]): Promise<boolean> {
		const { questions, sample } = this.#backend;
		if (questions === null || sample || !(await questions.noticed(notices))) {
			return false;
		}
		this.#sends.fire(notices);
		return true;
	}
}

/** Capture while it is switched on. */
interface Going {
	readonly outbox: Outbox;
	readonly sources: Sources;
}
