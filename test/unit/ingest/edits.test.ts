import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { silentLogger } from '../../../src/base/log.ts';
import { editRow, type EditRow } from '../../../src/domain/trace/rows.ts';
import { agents } from '../../../src/ingest/agents.ts';
import { Ingest } from '../../../src/ingest/ingest.ts';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { always } from '../../../src/ingest/store/store.ts';
import { now } from '../../support/home/day.ts';
import { makeHome } from '../../support/home/home.ts';
import { sharedPath } from '../../support/shared.ts';

suite('edits read again from their transcripts', () => {
	let home: string;
	setup(() => {
		home = realpathSync(mkdtempSync(path.join(tmpdir(), 'bookend-edits-')));
		makeHome(home, now);
	});
	teardown(() => {
		rmSync(home, { recursive: true });
	});

	test('tell all of what the store has of them', async () => {
		const { ingest, edits } = await swept(home);
		assert.deepEqual(new Set(edits.map(({ session }) => session.split(':')[0])), new Set(['claude-code', 'codex']));
		await tellTheSame(ingest, edits);
	});

	test('of real sessions too (../shared/fixtures/home)', async function () {
		const real = sharedPath('fixtures', 'home');
		if (real === undefined) {
			this.skip();
		}
		const { ingest, edits } = await swept(real);
		assert.ok(edits.length > 20);
		await tellTheSame(ingest, edits);
	});

	test('are found at the end of a long transcript, and where what was asked stands far before the result', async () => {
		const edit = last((await swept(home)).edits, 'claude-code');
		const lines = readFileSync(edit.pointer.file, 'utf8').split('\n');
		const filler = JSON.stringify({ type: 'file-history-snapshot', snapshot: 'x'.repeat(200_000) });
		const [head = '', ...rest] = lines;
		const asked = rest.findIndex(line => line.includes('"tool_use"') && line.includes(nativeId(edit)));
		const spread = [...rest.slice(0, asked + 1), ...Array.from({ length: 12 }, () => filler), ...rest.slice(asked + 1)];
		const withoutDetails = spread.map(line => line.replace(/"toolUseResult":\{.*?\},"timestamp"/, '"timestamp"'));
		for (const text of [
			[head, ...Array.from({ length: 12 }, () => filler), ...rest],
			[head, ...withoutDetails],
		]) {
			writeFileSync(edit.pointer.file, text.join('\n'));
			const { ingest, edits } = await swept(home);
			await tellTheSame(ingest, [last(edits, 'claude-code')]);
		}
	});

	test('are found in a transcript that was packed since, and not in one that is gone or another', async () => {
		const { ingest, edits } = await swept(home);
		const edit = last(edits, 'codex');
		const { file } = edit.pointer;
		writeFileSync(`${file}.zst`, zstdCompressSync(readFileSync(file)));
		rmSync(file);
		await tellTheSame(ingest, [edit]);
		rmSync(`${file}.zst`);
		assert.equal(await ingest.editOf(edit), undefined);
		writeFileSync(file, `${' '.repeat(edit.pointer.offset)}\n{"type":"other"}\n`);
		assert.equal(await ingest.editOf(edit), undefined);
	});
});

async function swept(home: string): Promise<{ readonly ingest: Ingest; readonly edits: readonly EditRow[] }> {
	const store = new MemoryStore();
	const machines = [{ home, platform: process.platform, variables: {} }];
	const ingest = new Ingest({ agents, store, machines, log: silentLogger, yieldToOthers: () => Promise.resolve() });
	await ingest.sweep();
	return { ingest, edits: store.edits(always) };
}

async function tellTheSame(ingest: Ingest, edits: readonly EditRow[]): Promise<void> {
	for (const edit of edits) {
		const fact = await ingest.editOf(edit);
		assert.deepEqual(fact && editRow(fact, edit.pointer), edit);
	}
}

function last(edits: readonly EditRow[], agent: string): EditRow {
	const found = edits.findLast(({ session }) => session.startsWith(agent));
	assert.ok(found);
	return found;
}

function nativeId({ id }: EditRow): string {
	return id.slice(id.indexOf(':') + 1);
}
