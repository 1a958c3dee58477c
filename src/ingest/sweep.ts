/** Carries out a plan: reads its transcripts and commits what they hold, some megabytes at a time. */
import { assertNever } from '../base/assertNever.ts';
import type { Logger } from '../base/log.ts';
import { systemReason } from '../base/systemError.ts';
import { MIB } from '../base/bytes.ts';
import type { Plan, PlanStep } from './plan.ts';
import { openTranscript, type OpenTranscript } from './openTranscript.ts';
import { TO_BE_TRIED_AGAIN } from './readDatabase.ts';
import { BATCH_BYTES, type Desk } from './readTranscript.ts';
import { StoreError } from './store/storeError.ts';
import { noLines, noRows, type Batch, type FileRow, type Store } from './store/store.ts';

export interface SweepPorts {
	readonly store: Store;
	readonly log: Logger;
	/** Lets whatever waits for this process have its turn: called between two batches. */
	readonly yieldToOthers: () => Promise<void>;
}

/** How far a sweep is. Bytes are only those that have to be read. */
export interface SweepProgress {
	readonly filesDone: number;
	readonly filesTotal: number;
	readonly bytesDone: number;
	readonly bytesTotal: number;
}

/** Rows lie scattered over the store's pages, so that many at once are cheaper than few at a time; what waits is held in memory. */
const COMMIT_BYTES = 64 * MIB;
const COMMIT_BATCHES = 500;

export class Sweep {
	readonly #ports: SweepPorts;
	readonly #desk: Desk;
	readonly #plan: Plan;
	readonly #onProgress: (progress: SweepProgress) => void;
	#filesDone = 0;
	#bytesDone = 0;
	/** Read, and not committed yet. */
	#pending: Batch[] = [];
	#pendingBytes = 0;
	#bytesSinceYield = 0;

	constructor(ports: SweepPorts, desk: Desk, plan: Plan, onProgress: (progress: SweepProgress) => void) {
		this.#ports = ports;
		this.#desk = desk;
		this.#plan = plan;
		this.#onProgress = onProgress;
	}

	/** Throws a StoreError when the store cannot take what was read. */
	async run(): Promise<SweepProgress> {
		this.#onProgress(this.#progress());
		for (const step of this.#plan.steps) {
			await this.#readFile(step);
			this.#filesDone += 1;
		}
		this.#commit();
		this.#onProgress(this.#progress());
		return this.#progress();
	}

	async #readFile(step: PlanStep): Promise<void> {
		const bytesBefore = this.#bytesDone;
		const opening = await openTranscript(step, this.#desk);
		switch (opening.kind) {
			case 'open':
				await this.#read(step, opening.source);
				break;
			case 'gone':
				this.#ports.log.info(`${step.found.transcript.path} was deleted before it could be read.`);
				break;
			case 'closed':
				await this.#take(troubled(step, opening.sentence, TO_BE_TRIED_AGAIN), 0);
				break;
			case 'unusable':
				await this.#take(troubled(step, opening.sentence, step.found.size), 0);
				break;
			default:
				assertNever(opening);
		}
		this.#bytesDone = bytesBefore + step.bytes;
	}

	async #read(step: PlanStep, source: OpenTranscript): Promise<void> {
		let bytesLeft = step.bytes;
		try {
			for (const batch of source.batches) {
				const bytes = Math.min(BATCH_BYTES, bytesLeft);
				bytesLeft -= bytes;
				await this.#take(batch, bytes);
			}
		} catch (error) {
			if (error instanceof StoreError) {
				throw error;
			}
			const sentence = `${step.found.transcript.path} could not be read to its end (${systemReason(error)}); it is tried again.`;
			await this.#take(troubled(step, sentence, TO_BE_TRIED_AGAIN), 0);
		} finally {
			source.close();
		}
	}

	async #take(batch: Batch, bytes: number): Promise<void> {
		this.#pending.push(batch);
		this.#pendingBytes += bytes;
		this.#bytesDone += bytes;
		this.#bytesSinceYield += bytes;
		if (this.#pendingBytes >= COMMIT_BYTES || this.#pending.length >= COMMIT_BATCHES) {
			this.#commit();
		}
		if (this.#bytesSinceYield >= BATCH_BYTES || this.#pending.length === 0) {
			this.#bytesSinceYield = 0;
			this.#onProgress(this.#progress());
			await this.#ports.yieldToOthers();
		}
	}

	#commit(): void {
		const pending = this.#pending;
		this.#pending = [];
		this.#pendingBytes = 0;
		commitAll(this.#ports.store, pending);
	}

	#progress(): SweepProgress {
		return {
			filesDone: this.#filesDone,
			filesTotal: this.#plan.steps.length,
			bytesDone: this.#bytesDone,
			bytesTotal: this.#plan.bytes,
		};
	}
}

/** Keeps what is known of the file, and says what is wrong with it now. */
function troubled({ found, known }: PlanStep, trouble: string, size: number): Batch {
	const { transcript, agent, modifiedAt, changedAt } = found;
	const kept = known ?? { offset: 0, checkpoint: null, head: '', counts: noLines, countsAtOffset: noLines };
	return { file: { ...kept, path: transcript.path, agent: agent.id, size, modifiedAt, changedAt, trouble }, rows: noRows };
}

/** One batch that the store refuses must not keep the others out. */
function commitAll(store: Store, batches: readonly Batch[]): void {
	try {
		store.together(() => {
			batches.forEach(batch => {
				store.commit(batch);
			});
		});
	} catch (error) {
		if (error instanceof StoreError) {
			throw error;
		}
		batches.forEach(batch => {
			commitAlone(store, batch);
		});
	}
}

function commitAlone(store: Store, batch: Batch): void {
	try {
		store.commit(batch);
	} catch (error) {
		if (error instanceof StoreError) {
			throw error;
		}
		store.commit({ file: refused(batch.file), rows: noRows });
	}
}

function refused(file: FileRow): FileRow {
	return { ...file, trouble: `${file.path} holds something that cannot be stored; a part of its figures is missing.` };
}
