import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { Timers } from '../timers.ts';
import { followDebugging } from './debugging.ts';
import { Editors } from './editors.ts';
import { Git } from './git.ts';
import type { Observer } from './observer.ts';
import type { Outbox } from './outbox.ts';
import { Presence } from './presence.ts';
import { Runs } from './runs.ts';
import { followTasks } from './tasks.ts';
import { Terminals } from './terminals.ts';

/** All that is listened to in this window, put together by hand. */
export class Sources implements Disposable {
	readonly #outbox: Outbox;
	readonly #timers: Timers;
	readonly #disposables = new Disposables();
	readonly #presence: Presence;
	readonly #editors: Editors;
	readonly #terminals: Terminals;

	constructor(outbox: Outbox, timers: Timers) {
		this.#outbox = outbox;
		this.#timers = timers;
		const own = this.#disposables;
		this.#presence = own.add(this.#createPresence());
		const observer = this.#createObserver();
		const runs = new Runs(observer);
		const git = own.add(new Git({ observer, timers, isHere: isActive }));
		const onPassed = (line: string, cwd: string | null): void => {
			git.ran(line, cwd);
		};
		this.#terminals = own.add(new Terminals({ observer, runs, onPassed }));
		this.#editors = own.add(new Editors(observer, timers));
		own.add(followTasks(runs));
		own.add(followDebugging(observer, runs));
		this.#followWindow();
	}

	/** A server that has only just started knows nothing of what is on screen. */
	tellAnew(): void {
		this.#editors.tellAnew();
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	#createPresence(): Presence {
		return new Presence({
			put: notice => {
				this.#outbox.put(notice);
			},
			onTerminal: isInTerminal => {
				this.#editors.moveFocus(isInTerminal);
			},
			agentInFront: () => this.#terminals.agentInFront,
			timers: this.#timers,
		});
	}

	#createObserver(): Observer {
		return {
			now: () => this.#timers.now(),
			put: notice => {
				this.#outbox.put(notice);
			},
			sign: sign => {
				this.#presence.sign(sign);
			},
		};
	}

	#followWindow(): void {
		const changed = (state: vscode.WindowState): void => {
			this.#presence.windowChanged(state);
			this.#editors.look();
		};
		this.#disposables.add(vscode.window.onDidChangeWindowState(changed));
		changed(vscode.window.state);
	}
}

function isActive(): boolean {
	const { focused, active } = vscode.window.state;
	return focused && active;
}
