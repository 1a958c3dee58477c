/** A home in a temporary folder, with an ingest over it. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { silentLogger } from '../../../src/base/log.ts';
import { Ingest } from '../../../src/ingest/ingest.ts';
import { always, type Store } from '../../../src/ingest/store/store.ts';
import type { Agent } from '../../../src/agents/agent.ts';
import { madeUpAgent } from './madeUpAgent.ts';

export class Home {
	readonly folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'bookend-ingest-')));
	/** Seconds: every change of a file has a time of its own, however quickly one follows another. */
	#now = 1_700_000_000;

	path(name: string): string {
		return join(this.folder, '.made-up', name);
	}

	write(name: string, content: string | Buffer): string {
		mkdirSync(dirname(this.path(name)), { recursive: true });
		writeFileSync(this.path(name), content);
		return this.#touched(name);
	}

	append(name: string, content: string | Buffer): string {
		mkdirSync(dirname(this.path(name)), { recursive: true });
		appendFileSync(this.path(name), content);
		return this.#touched(name);
	}

	ingest(store: Store, agents: readonly Agent[] = [madeUpAgent()]): Ingest {
		const machines = [{ home: this.folder, platform: process.platform, variables: {} }];
		return new Ingest({ agents, store, machines, log: silentLogger, yieldToOthers: () => Promise.resolve() });
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}

	#touched(name: string): string {
		this.#now += 1;
		utimesSync(this.path(name), this.#now, this.#now);
		return this.path(name);
	}
}

/** Everything that was counted, to compare stores with. */
export function rowsIn(store: Store): Readonly<Record<string, readonly unknown[]>> {
	return {
		sessions: store.sessions(),
		titles: store.titles(),
		turns: store.turns(always),
		waits: store.waits(always),
		responses: store.responses(always),
		edits: store.edits(always),
		traces: store.traces(store.edits(always).map(edit => edit.path)),
		runs: store.runs(always),
	};
}

export const lineOf = (record: object): string => `${JSON.stringify(record)}\n`;
