import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentId, editId, sessionId } from '../../../../src/domain/trace/ids.ts';
import { lineKey, lineKeys } from '../../../../src/domain/trace/lineKey.ts';
import { packTrace } from '../../../../src/domain/trace/packedTrace.ts';
import { traceRow } from '../../../../src/domain/trace/rows.ts';
import type { EditFact } from '../../../../src/domain/trace/facts.ts';
import { openStore } from '../../../../src/ingest/store/openStore.ts';
import { noLines, noRows, type FileRow, type Store } from '../../../../src/ingest/store/store.ts';

const agent = agentId('made-up');

const fact: EditFact = {
	kind: 'edit',
	id: editId(agent, 'e'),
	session: sessionId(agent, 's'),
	turn: null,
	at: 7,
	path: '/work/a.ts',
	change: {
		kind: 'update',
		hunks: [
			{
				oldStart: 2,
				lines: [
					{ op: 'remove', text: 'secret old' },
					{ op: 'add', text: 'secret new' },
				],
			},
		],
	},
	before: ['secret first', 'secret old', ''],
	added: 1,
	removed: 1,
};

const fileRow: FileRow = {
	path: '/one.log',
	agent,
	size: 900,
	modifiedAt: 5,
	changedAt: 5,
	offset: 800,
	checkpoint: { state: 1 },
	head: 'head',
	counts: noLines,
	countsAtOffset: noLines,
	trouble: null,
};

suite('Traces of edits in the store', () => {
	let folder: string;
	let file: string;
	setup(() => {
		folder = mkdtempSync(join(tmpdir(), 'bookend-traces-'));
		file = join(folder, 'store.db');
	});
	teardown(() => {
		rmSync(folder, { recursive: true });
	});

	const withStore = (work: (store: Store) => void): void => {
		const opened = openStore(file, () => 0);
		assert.ok(opened.kind === 'open', JSON.stringify(opened));
		work(opened.store);
		opened.store.close();
	};

	test('are kept as keys, under the name of the file', () => {
		withStore(store => {
			store.commit({ file: fileRow, rows: { ...noRows, trace: [packTrace(traceRow(fact))] } });
		});
		withStore(store => {
			assert.deepEqual(store.traces(['/work/b.ts']), []);
			const [trace] = store.traces(['/work/a.ts', '/work/b.ts']);
			assert.deepEqual(trace?.before, lineKeys(['secret first', 'secret old', '']));
			assert.deepEqual(trace.hunks, [
				{
					oldStart: 2,
					lines: [
						{ op: 'remove', key: lineKey('secret old') },
						{ op: 'add', key: lineKey('secret new') },
					],
				},
			]);
		});
	});

	test('hold no word of what was edited', () => {
		withStore(store => {
			store.commit({ file: fileRow, rows: { ...noRows, trace: [packTrace(traceRow(fact))] } });
		});
		assert.doesNotMatch(readFileSync(file, 'latin1'), /secret/);
	});
});
