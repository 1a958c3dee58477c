/** Homes with an agent's transcripts in them, read as ingest does. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Agent } from '../../src/agents/agent.ts';
import { silentLogger } from '../../src/base/log.ts';
import { Ingest } from '../../src/ingest/ingest.ts';
import { MemoryStore } from '../../src/ingest/store/memoryStore.ts';
import type { FileRow } from '../../src/ingest/store/store.ts';
import { rowsIn } from '../unit/ingest/home.ts';
import { filesBelow } from './agentFiles.ts';
import { execute, SQL_ENDING, statementsIn } from './sqlFixture.ts';

/** When what is copied into a home was written, in seconds: transcripts that tell no time are told by it. */
export const COPIED_AT = 1_780_000_000;

/** A home in a temporary folder. Each file that is written gets a later time than the one before. */
export class AgentHome {
	readonly folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'bookend-agent-')));
	readonly store = new MemoryStore();
	readonly #agent: Agent;
	/** Seconds. */
	#now = 1_800_000_000;

	constructor(agent: Agent) {
		this.#agent = agent;
	}

	/** With all that is in another folder; what is SQL there is the database that it makes. */
	copy(from: string): void {
		cpSync(from, this.folder, { recursive: true });
		filesBelow(this.folder).forEach(file => {
			utimesSync(file, COPIED_AT, COPIED_AT);
		});
		for (const file of filesBelow(this.folder).filter(name => name.endsWith(SQL_ENDING))) {
			execute(file.slice(0, -SQL_ENDING.length), statementsIn(readFileSync(file, 'utf8')));
			rmSync(file);
		}
	}

	execute(name: string, statement: string): void {
		execute(path.join(this.folder, name), [statement]);
	}

	/** A later time than the file before, in seconds, unless one is given. */
	write(name: string, content: string | Buffer, at = ++this.#now): void {
		const file = path.join(this.folder, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, content);
		utimesSync(file, at, at);
	}

	async sweep(): Promise<Ingest> {
		const machines = [{ home: this.folder, platform: 'linux' as const, variables: {} }];
		const yieldToOthers = (): Promise<void> => Promise.resolve();
		const ingest = new Ingest({ agents: [this.#agent], store: this.store, machines, log: silentLogger, yieldToOthers });
		const result = await ingest.sweep();
		if (result.kind !== 'done') {
			throw new Error(result.sentence);
		}
		return ingest;
	}

	/** Every row that the store has, with times that can be read and paths that do not begin with the home's. */
	rows(): unknown {
		const rows = Object.entries(rowsIn(this.store)).filter(([name, list]) => name !== 'traces' && list.length > 0);
		return this.#plain(Object.fromEntries(rows.map(([name, list]) => [name, inOrder(list)])));
	}

	/** What became of the records, file by file, and why files could not be read. */
	files(): unknown {
		const told = ({ path: file, counts, trouble }: FileRow): unknown => [file, { ...counts, ...(trouble === null ? {} : { trouble }) }];
		return this.#plain(Object.fromEntries(this.store.files().map(told) as [string, unknown][]));
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}

	#plain(value: unknown): unknown {
		const time = (_: string, one: unknown): unknown => (typeof one === 'number' && isTime(one) ? new Date(one).toISOString() : one);
		return JSON.parse(JSON.stringify(value, time).replaceAll(this.folder, '~'));
	}
}

/** Of this century's first quarters, in milliseconds: no count in a fixture is as large. */
function isTime(value: number): boolean {
	return 1_000_000_000_000 < value && value < 3_000_000_000_000;
}

function inOrder(rows: readonly unknown[]): readonly unknown[] {
	return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
