import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../base/disposables.ts';
import { MINUTE_MS } from '../base/units.ts';
import type { Calendar } from '../domain/calendar.ts';

/** Time going on, for what is shown of "today" and "now". */
export class Minutes implements Disposable {
	readonly #disposables = new Disposables();
	readonly #minute = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly #day = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onMinute = this.#minute.event;
	/** Another day has begun. */
	readonly onDay = this.#day.event;

	constructor(calendar: Calendar) {
		let last = Date.now();
		const timer = setInterval(() => {
			const [before, now] = [last, Date.now()];
			last = now;
			this.#minute.fire();
			if (calendar.dayOf(before) !== calendar.dayOf(now)) {
				this.#day.fire();
			}
		}, MINUTE_MS);
		this.#disposables.add({
			dispose: () => {
				clearInterval(timer);
			},
		});
	}

	dispose(): void {
		this.#disposables.dispose();
	}
}
