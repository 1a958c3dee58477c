import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposables.ts';
import type { Initialization } from '../../protocol/lsp.ts';
import type { Progress, Trouble } from '../../protocol/overview.ts';
import type { Settings } from '../../protocol/settings.ts';
import { systemTimers } from '../timers.ts';
import type { Backend, News, Questions } from './backend.ts';
import { shownProgress } from './progress.ts';
import { Supervisor, type Running, type SupervisorState } from './supervisor.ts';
import { troubleOf } from './trouble.ts';

export interface ServerSetup {
	/** The server's bundle. */
	readonly module: string;
	/** Where its process may keep what was made of its code. */
	readonly codeFolder: string;
	readonly log: vscode.LogOutputChannel;
	/** Asked at each start. */
	readonly initialization: (sample: boolean) => Promise<Initialization>;
	readonly sample: boolean;
}

/** The language server over all its runs: started, watched, started again, and what it last said. */
export class Server implements Backend, Disposable {
	readonly #setup: ServerSetup;
	readonly #supervisor: Supervisor<Questions>;
	readonly #facts = new vscode.EventEmitter<void>();
	readonly #ledger = new vscode.EventEmitter<void>();
	readonly #switches = new vscode.EventEmitter<void>();
	readonly #changes = new vscode.EventEmitter<void>();
	readonly onDidSwitchData = this.#switches.event;
	readonly onDidChangeFacts = this.#facts.event;
	readonly onDidChangeLedger = this.#ledger.event;
	readonly onDidChangeState = this.#changes.event;
	#progress: Progress | null = null;
	/** What the running server says is wrong. */
	#told: Trouble | null = null;
	#sample: boolean;
	#waiting: ((questions: Questions) => void)[] = [];

	constructor(setup: ServerSetup) {
		this.#setup = setup;
		this.#sample = setup.sample;
		this.#supervisor = new Supervisor(
			onDeath => this.#launch(onDeath),
			systemTimers,
			state => {
				this.#entered(state);
			},
		);
	}

	get questions(): Questions | null {
		const { state } = this.#supervisor;
		return state.kind === 'running' ? state.value : null;
	}

	get progress(): Progress | null {
		return this.#progress;
	}

	get trouble(): Trouble | null {
		return troubleOf(this.#supervisor.state) ?? this.#told;
	}

	get sample(): boolean {
		return this.#sample;
	}

	whenRunning(): Promise<Questions> {
		const { questions } = this;
		return questions === null ? new Promise(resolve => this.#waiting.push(resolve)) : Promise.resolve(questions);
	}

	start(): Promise<void> {
		return this.#supervisor.start();
	}

	restart(): Promise<void> {
		return this.#supervisor.restart();
	}

	async showSample(sample: boolean): Promise<void> {
		this.#sample = sample;
		const restarted = this.restart();
		this.#switches.fire();
		await restarted;
	}

	async settingsChanged(settings: Partial<Settings>): Promise<void> {
		await this.questions?.settingsChanged(settings);
	}

	async foldersChanged(folders: readonly string[]): Promise<void> {
		await this.questions?.foldersChanged(folders);
	}

	stop(): Promise<void> {
		return this.#supervisor.stop();
	}

	dispose(): void {
		void this.stop();
		this.#facts.dispose();
		this.#ledger.dispose();
		this.#switches.dispose();
		this.#changes.dispose();
	}

	async #launch(onDeath: () => void): Promise<Running<Questions>> {
		const { module, codeFolder, log } = this.#setup;
		try {
			const [{ startProcess }, initialization] = await Promise.all([import('./process.ts'), this.#setup.initialization(this.#sample)]);
			return await startProcess({ module, codeFolder, initialization, log, news: this.#news(), onDeath });
		} catch (error) {
			log.error('The server did not start.', String(error));
			throw error;
		}
	}

	#news(): News {
		return {
			changed: () => {
				this.#facts.fire();
			},
			ledgerChanged: () => {
				this.#ledger.fire();
			},
			progress: progress => {
				const before = this.#progress;
				this.#progress = shownProgress(before, progress);
				if (this.#progress !== before) {
					this.#changes.fire();
				}
			},
			trouble: trouble => {
				this.#told = trouble;
				this.#changes.fire();
			},
		};
	}

	#entered(state: SupervisorState<Questions>): void {
		if (state.kind === 'starting') {
			this.#progress = null;
			this.#told = null;
		}
		if (state.kind === 'waiting') {
			this.#setup.log.error(`The server ended ${String(state.crashes)} times in a row; it is started again in ${String(state.waitMs)} ms.`);
		}
		this.#changes.fire();
		if (state.kind === 'running') {
			this.#setup.log.info('The server is running.');
			this.#facts.fire();
			this.#waiting.splice(0).forEach(resolve => {
				resolve(state.value);
			});
		}
	}
}
