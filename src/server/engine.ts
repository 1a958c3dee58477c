/** Store, ingest and book of one process, opened together: what the language server and the command line both stand on. */
import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Logger } from '../base/log.ts';
import { Calendar } from '../domain/calendar.ts';
import { machineTimeZone } from '../domain/timeZone.ts';
import type { PriceOf } from '../domain/spend/price.ts';
import type { Retag } from '../domain/time/retag.ts';
import type { AgentId, SessionId } from '../domain/trace/ids.ts';
import { agents } from '../ingest/agents.ts';
import { Ingest, type Place, type SweepResult, type Wanted } from '../ingest/ingest.ts';
import { Lease } from '../ingest/lease.ts';
import { skippedIn, type Skipped } from '../ingest/skipped.ts';
import type { SweepProgress } from '../ingest/sweep.ts';
import { openStore } from '../ingest/store/openStore.ts';
import type { Store } from '../ingest/store/store.ts';
import type { PriceOverrides } from '../protocol/settings.ts';
import { Book } from './book.ts';
import { Kept } from './ledger/kept.ts';
import { Marks } from './marks/marks.ts';
import { Notices, noticesBeside } from './notices/notices.ts';
import { makePriceOf } from './prices.ts';

export interface EngineOptions {
	/** The database file; null keeps everything in memory. */
	readonly store: string | null;
	/** Look here instead of the user's home and the agents' environment variables. */
	readonly home: string | null;
	/** Other home folders to look into as well. */
	readonly extraHomes: readonly string[];
	/** IANA name; null is the machine's. */
	readonly timeZone: string | null;
	readonly prices: PriceOverrides;
	readonly log: Logger;
	readonly now: () => number;
}

export type OpenedEngine =
	| { readonly kind: 'open'; readonly engine: Engine }
	/** Why there is none, as a sentence that says what now. */
	| { readonly kind: 'noSqlite' | 'unusable'; readonly sentence: string };

/** Spend alone may be wanted where nothing is stored. */
export function openEngine(options: EngineOptions, wanted: Wanted = 'everything'): OpenedEngine {
	const opened = openStore(options.store, options.now);
	if (opened.kind !== 'open') {
		return opened;
	}
	if (opened.note !== null) {
		options.log.warn(opened.note);
	}
	return { kind: 'open', engine: new Engine(options, opened.store, wanted) };
}

export class Engine {
	readonly book: Book;
	readonly ingest: Ingest;
	readonly lease: Lease;
	readonly marks: Marks;
	readonly agents: readonly { readonly id: AgentId; readonly name: string }[] = agents;
	readonly storeFile: string | null;
	readonly #store: Store;
	readonly #keptRetags = new Kept<readonly Retag[]>();
	#priceOf: PriceOf;
	#isClosed = false;

	constructor(options: EngineOptions, store: Store, wanted: Wanted) {
		this.#store = store;
		this.#priceOf = makePriceOf(options.prices);
		this.storeFile = options.store;
		this.marks = new Marks(this.beside('marks.jsonl'), options.now);
		const yieldToOthers = (): Promise<void> => {
			this.lease.renew();
			return setImmediate();
		};
		const { now, log } = options;
		this.ingest = new Ingest({ agents, store, machines: machinesOf(options), log, yieldToOthers }, wanted);
		this.lease = new Lease({ store, name: this.ingest.scope(), holder: randomUUID(), now, wait: setTimeout });
		this.book = new Book({
			store,
			calendar: new Calendar(options.timeZone ?? machineTimeZone()),
			priceOf: (model, usage, at) => this.#priceOf(model, usage, at),
			now: options.now,
			titleOf: title => this.ingest.titleOf(title),
			editOf: edit => this.ingest.editOf(edit),
			isThere: existsSync,
			agentName: id => agents.find(agent => agent.id === id)?.name ?? id,
			retags: () => this.#retags(),
			said: () => this.marks.said(),
			notices: new Notices(noticesBeside(options.store)),
		});
	}

	#retags(): readonly Retag[] {
		const marks = this.marks.retags();
		return this.#keptRetags.of([marks], () => marks.map(({ id, from, to, phase }) => ({ mark: id, start: from, end: to, phase })));
	}

	/** Reads what is new itself where another process is slow to. */
	sweep(onProgress?: (progress: SweepProgress) => void): Promise<SweepResult> {
		return this.ingest.sweep(onProgress, hasNews => this.lease.takeTurn(hasNews));
	}

	/** Puts another store in the place of one that is lost. Throws a StoreError where it cannot. */
	async renewStore(): Promise<void> {
		await this.ingest.renewStore();
		this.lease.lose();
	}

	/** Makes what has changed quick to read at the next start, a little at a time. */
	async packSheets(): Promise<void> {
		const kept = new Set<SessionId>();
		while (!this.#isClosed && (this.#store.packSheet() || this.book.timeline.keepNext(kept))) {
			await setImmediate();
		}
	}

	/** Where transcripts were looked for, and how many were found. */
	places(): readonly Place[] {
		return this.ingest.places();
	}

	skipped(): Skipped {
		return skippedIn(this.#store.files());
	}

	/** The engineer's own prices have changed. */
	reprice(prices: PriceOverrides): void {
		this.#priceOf = makePriceOf(prices);
		this.book.repriced();
	}

	/** A file that outlives the database, next to it; null where nothing is kept. */
	beside(name: string): string | null {
		return this.storeFile === null ? null : path.join(path.dirname(this.storeFile), name);
	}

	close(): void {
		this.#isClosed = true;
		this.lease.dispose();
		this.#store.close();
	}
}

function machinesOf({ home, extraHomes }: EngineOptions) {
	const { platform } = process;
	const own = home === null ? { home: homedir(), platform, variables: process.env } : { home, platform, variables: {} };
	return [own, ...extraHomes.map(extra => ({ home: extra, platform, variables: {} }))];
}
