/** Stores on disk that a test opens, and what it commits to them. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { agentId } from '../../src/domain/trace/ids.ts';
import { openStore } from '../../src/ingest/store/openStore.ts';
import { noLines, type Batch, type Rows, type Store } from '../../src/ingest/store/store.ts';

export class OpenedStores {
	readonly folder = mkdtempSync(path.join(tmpdir(), 'bookend-stores-'));
	readonly #opened: Store[] = [];

	/** By the name of a file in the folder; ":memory:" is none. */
	open(name: string): Store {
		const result = openStore(name === ':memory:' ? name : path.join(this.folder, name), () => 0);
		assert.ok(result.kind === 'open');
		this.#opened.push(result.store);
		return result.store;
	}

	remove(): void {
		this.#opened.forEach(store => {
			store.close();
		});
		rmSync(this.folder, { recursive: true });
	}
}

/** Rows as one file told them. */
export function batchOf(rows: Rows): Batch {
	const counts = { counts: noLines, countsAtOffset: noLines };
	const read = { size: 1, modifiedAt: 1, changedAt: null, offset: 0, checkpoint: null, head: '', trouble: null };
	return { file: { path: '/one.log', agent: agentId('made-up'), ...read, ...counts }, rows };
}
