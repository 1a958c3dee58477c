import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cursor } from '../../../../src/agents/cursor/cursor.ts';
import { always } from '../../../../src/ingest/store/store.ts';
import { readFile } from '../../../support/agentFiles.ts';
import { AgentHome, COPIED_AT } from '../../../support/agentHome.ts';
import { sharedPath } from '../../../support/shared.ts';

const database = '.config/Cursor/User/globalStorage/state.vscdb';
const transcript = '.cursor/projects/work-shop/agent-transcripts/comp-1/comp-1.jsonl';

suite('Cursor: two records of a conversation', () => {
	let home: AgentHome;
	setup(() => {
		home = new AgentHome(cursor);
	});
	teardown(() => {
		home.remove();
	});

	const prompt = (words: string): string => JSON.stringify({ role: 'user', message: { content: [{ type: 'text', text: words }] } });
	const called = (name: string, input: object): string =>
		JSON.stringify({ role: 'assistant', message: { content: [{ type: 'tool_use', name, input }] } });

	test('are told once: each prompt, edit and command, with the results that only the editor has', async () => {
		home.write(
			transcript,
			[
				prompt('<user_query>Raise the tax</user_query>'),
				called('StrReplace', { path: '/work/shop/src/tax.ts', old_string: 'a', new_string: 'b' }),
				called('Shell', { command: 'npm test' }),
			].join('\n'),
			COPIED_AT,
		);
		await home.sweep();
		assert.deepEqual(
			home.store.runs(always).map(({ result }) => result),
			['unknown'],
		);
		const at = '2026-05-04T10:00:00.000Z';
		const row = (key: string, value: object): void => {
			home.execute(database, `INSERT INTO cursorDiskKV VALUES ('${key}', '${JSON.stringify(value)}')`);
		};
		home.execute(database, 'CREATE TABLE cursorDiskKV (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)');
		row('bubbleId:comp-1:u', { type: 1, text: 'Raise the tax', createdAt: at });
		const edit = {
			name: 'search_replace',
			status: 'completed',
			params: { relativeWorkspacePath: 'src/tax.ts', old_string: 'a', new_string: 'b' },
		};
		row('bubbleId:comp-1:e', { type: 2, createdAt: at, toolFormerData: edit });
		const run = { name: 'run_terminal_cmd', status: 'completed', params: { command: 'npm test' }, result: { exitCodeV2: 0 } };
		row('bubbleId:comp-1:r', { type: 2, createdAt: at, toolFormerData: run });
		row('composerData:comp-1', {
			createdAt: Date.parse(at),
			status: 'completed',
			workspaceIdentifier: { uri: { fsPath: '/work/shop' } },
			fullConversationHeadersOnly: ['u', 'e', 'r'].map(bubbleId => ({ bubbleId })),
		});
		await home.sweep();
		const { store } = home;
		assert.deepEqual(
			[store.sessions().length, store.turns(always).length, store.edits(always).length, store.runs(always).map(({ result }) => result)],
			[1, 1, 1, ['passed']],
		);
		assert.equal(store.turns(always)[0]?.startedAt, Date.parse(at));
	});

	test('a transcript that grows tells each prompt by when it was first seen', async () => {
		home.write(transcript, prompt('First'), COPIED_AT);
		await home.sweep();
		home.write(transcript, [prompt('First'), prompt('Second')].join('\n'), COPIED_AT + 60);
		await home.sweep();
		assert.deepEqual(
			home.store.turns(always).map(({ startedAt }) => startedAt),
			[COPIED_AT * 1_000, (COPIED_AT + 60) * 1_000],
		);
	});

	test('after the database was packed, nothing is lost and nothing is told twice', async () => {
		home.copy(`${import.meta.dirname}/../../../fixtures/cursor/a-conversation-of-the-editor-is-told-with-its-edits-and-runs/home`);
		await home.sweep();
		const before = counted(home);
		home.execute(database, `DELETE FROM cursorDiskKV WHERE key = 'composerData:draft'`);
		home.execute(database, 'VACUUM');
		await home.sweep();
		assert.deepEqual(counted(home), before);
	});
});

suite('Cursor: real files', () => {
	test('a workspace of 2024 tells its conversations, counted without the reader', function () {
		const file = sharedPath('fixtures', 'agents', 'cursor', 'slevin48__cursor-history', 'state.vscdb');
		if (file === undefined) {
			this.skip();
		}
		const { facts, misses } = readFile(cursor, file, 'workspace/state.vscdb');
		const text = readFileSync(file, 'latin1');
		const composers = new Set([...text.matchAll(/"composerId":"([0-9a-f-]{36})"/g)].map(([, id]) => id));
		const chats = new Set([...text.matchAll(/"tabId":"([0-9a-f-]{36})"/g)].map(([, id]) => id));
		const sessions = new Set(facts.flatMap(fact => (fact.kind === 'session' ? [fact.id] : [])));
		assert.deepEqual([sessions.size, misses], [composers.size + chats.size, {}]);
	});
});

function counted({ store }: AgentHome): unknown {
	return [store.sessions(), store.turns(always), store.edits(always), store.runs(always)].map(rows => rows.map(({ id }) => id).sort());
}
