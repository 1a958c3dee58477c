import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agent } from '../../../src/agents/agent.ts';
import { besideOf } from '../../../src/ingest/beside.ts';
import { documentIn, readDocument } from '../../../src/ingest/readDocument.ts';
import { memorySource } from '../../../src/ingest/source.ts';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { always } from '../../../src/ingest/store/store.ts';
import { transcriptOf } from '../../support/agents.ts';
import { Home } from './home.ts';
import { documentAgent } from './madeUpForms.ts';

suite('transcripts that are one document', () => {
	let home: Home;
	let store: MemoryStore;
	setup(() => {
		home = new Home();
		store = new MemoryStore();
	});
	teardown(() => {
		home.remove();
	});

	const sweep = async (): Promise<number> => {
		const result = await home.ingest(store, [documentAgent]).sweep();
		assert.ok(result.kind === 'done');
		return result.progress.filesTotal;
	};
	const replies = (): readonly (readonly [string, number])[] =>
		store.responses(always).map(({ id, usage }) => [id.replace('made-up-document:', ''), usage.output] as const);
	const write = (records: unknown): string => home.write('a.json', JSON.stringify(records));

	test('are read again whole when they change, and what went from them stays on record', async () => {
		write([{ reply: 'one' }, { reply: 'two', output: 2 }]);
		assert.equal(await sweep(), 1);
		write([{ reply: 'two', output: 5 }, { reply: 'three' }]);
		assert.equal(await sweep(), 1);
		assert.deepEqual(replies(), [
			['one', 1],
			['three', 1],
			['two', 5],
		]);
		assert.equal(await sweep(), 0);
		const [file] = store.files();
		assert.deepEqual([file?.counts.lines, file?.trouble], [2, null]);
	});

	test('are read again when a part of them changes', async () => {
		write([{ reply: 'one' }]);
		await sweep();
		home.write('name.txt', 'named');
		assert.equal(await sweep(), 1);
		assert.deepEqual(
			store.responses(always).map(({ session }) => session),
			['made-up-document:named'],
		);
	});

	test('tell titles and edits again from where they stand', async () => {
		write([{ reply: 'one' }, { title: 'The words' }, { edit: 'e', path: '/a.ts' }]);
		await sweep();
		const ingest = home.ingest(store, [documentAgent]);
		const [title, edit] = [store.titles()[0], store.edits(always)[0]];
		assert.ok(title && edit);
		assert.equal(await ingest.titleOf(title), 'The words');
		assert.equal((await ingest.editOf(edit))?.path, '/a.ts');
		write([]);
		assert.equal(await ingest.editOf(edit), undefined);
		assert.equal(await home.ingest(store, [documentAgent]).titleOf(title), undefined);
	});

	test('that are half written are counted, and keep what was known', async () => {
		write([{ reply: 'one' }]);
		await sweep();
		home.write('a.json', '[{"reply":"o');
		await sweep();
		assert.deepEqual([replies(), store.files()[0]?.counts.unreadable], [[['one', 1]], 1]);
	});

	test('that the agent knows and leaves out are counted with the reason', async () => {
		home.write('a.json', '[]');
		home.write('b.pb', 'sealed');
		home.write('c.pb', 'sealed');
		const agent: Agent = {
			...documentAgent,
			transcript: (path, below) => (below.endsWith('.pb') ? { form: 'leftOut', why: 'encrypted' } : documentAgent.transcript(path, below)),
		};
		const ingest = home.ingest(store, [agent]);
		await ingest.sweep();
		const [place] = ingest.places();
		assert.deepEqual([place?.found, place?.leftOut], [1, [`2 files in ${join(home.folder, '.made-up')} left out: encrypted`]]);
		assert.equal(store.files().length, 1);
	});

	test('that are longer than the limit are not looked at, and said', () => {
		const source = memorySource(Buffer.from('[{"reply":"one"}]'));
		const transcript = transcriptOf(documentAgent, home.path('a.json'), 'a.json');
		const found = { agent: documentAgent, transcript, size: source.size, modifiedAt: 0, changedAt: 0 };
		const [batch] = readDocument(found, source, 8);
		assert.deepEqual([batch?.rows.response, batch?.file.counts.lines], [[], 0]);
		assert.match(batch?.file.trouble ?? '', /a\.json is larger than .* MB; its figures are missing until it is smaller\.$/);
		assert.equal(documentIn(source, 0, 8), undefined);
	});

	test('see what lies beside them, and nothing outside of their root', () => {
		const [inside, outside] = [join(home.folder, 'root', 'sub'), join(home.folder, 'outside.txt')];
		mkdirSync(inside, { recursive: true });
		writeFileSync(outside, 'secret');
		writeFileSync(join(home.folder, 'root', 'b.txt'), 'beside');
		symlinkSync(outside, join(inside, 'link.txt'));
		const beside = besideOf({ path: join(inside, 'a.json'), below: 'sub/a.json' });
		assert.equal(beside.read('../b.txt')?.toString(), 'beside');
		for (const name of ['../../outside.txt', outside, 'link.txt', '..', 'none', '\0']) {
			assert.equal(beside.read(name), undefined, name);
		}
		assert.deepEqual([beside.names('..'), beside.names('../..'), beside.names('none')], [['b.txt', 'sub'], [], []]);
	});
});
