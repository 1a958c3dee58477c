import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import { MINUTE_MS } from '../../base/units.ts';
import type { Settings } from '../../protocol/settings.ts';
import type { Backend } from '../server/backend.ts';
import { whenRead } from '../server/whenRead.ts';
import { Throttle } from '../throttle.ts';
import { systemTimers } from '../timers.ts';
import { notesOn } from './budgetNotes.ts';

/** Chosen: a budget is no matter of seconds. */
const PAUSE_MS = MINUTE_MS;
/** Chosen: more than anybody is told of in a year. */
const MOST_REMEMBERED = 500;
const MEMORY = 'bookend.budgetTold';
const OPEN = 'Open Overview';
const QUIET = "Don't Show Again";

type BudgetSettings = Pick<Settings, 'budget.month' | 'budget.session' | 'budget.notify'>;

export interface BudgetNoticeSetup {
	readonly backend: Backend;
	/** Of all windows: what one has told the others need not tell. */
	readonly memory: vscode.Memento;
	readonly settings: BudgetSettings;
	readonly run: (command: 'bookend.openOverview') => void;
}

/** Tells once a month that the budget will be passed, once that it is, and once of each session that costs more than it should. */
export class BudgetNotice implements Disposable {
	readonly #setup: BudgetNoticeSetup;
	readonly #disposables = new Disposables();
	readonly #asking: Throttle;
	#settings: BudgetSettings;

	constructor(setup: BudgetNoticeSetup) {
		this.#setup = setup;
		this.#settings = setup.settings;
		this.#asking = this.#disposables.add(new Throttle(() => this.#look(), PAUSE_MS, systemTimers));
		this.#disposables.add(
			setup.backend.onDidChangeFacts(() => {
				this.#lookIfWanted();
			}),
		);
		this.#lookIfWanted();
	}

	settle(settings: BudgetSettings): void {
		this.#settings = settings;
		this.#lookIfWanted();
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	#lookIfWanted(): void {
		const { 'budget.month': month, 'budget.session': session, 'budget.notify': isWanted } = this.#settings;
		if (isWanted && month + session > 0 && !this.#setup.backend.sample) {
			this.#asking.ask();
		}
	}

	async #look(): Promise<void> {
		await whenRead(this.#setup.backend);
		const budget = (await this.#setup.backend.questions?.status())?.budget;
		for (const { key, sentence } of notesOn(budget ?? null)) {
			const told = this.#setup.memory.get<readonly string[]>(MEMORY, []);
			if (!told.includes(key)) {
				await this.#setup.memory.update(MEMORY, [...told, key].slice(-MOST_REMEMBERED));
				void this.#tell(sentence);
			}
		}
	}

	async #tell(sentence: string): Promise<void> {
		const answer = await vscode.window.showInformationMessage(sentence, OPEN, QUIET);
		if (answer === OPEN) {
			this.#setup.run('bookend.openOverview');
		} else if (answer === QUIET) {
			await vscode.workspace.getConfiguration('bookend').update('budget.notify', false, vscode.ConfigurationTarget.Global);
		}
	}
}
