import assert from 'node:assert/strict';
import { cpSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crush } from '../../../../src/agents/crush/crush.ts';
import { always } from '../../../../src/ingest/store/store.ts';
import { AgentHome } from '../../../support/agentHome.ts';
import { sharedPath } from '../../../support/shared.ts';

suite('Crush: where sessions lie', () => {
	const listFor = (platform: NodeJS.Platform, home: string, variables: Record<string, string> = {}): string | undefined =>
		crush.roots({ platform, home, variables }).flatMap(root => ('list' in root ? [root.list] : []))[0];

	test('the list of projects, on each system', () => {
		assert.equal(listFor('linux', '/home/dev'), '/home/dev/.local/share/crush/projects.json');
		assert.equal(listFor('darwin', '/Users/dev', { XDG_DATA_HOME: '/data' }), '/data/crush/projects.json');
		assert.equal(listFor('win32', 'C:\\Users\\dev'), 'C:\\Users\\dev\\AppData\\Local\\crush\\projects.json');
		assert.equal(listFor('linux', '/home/dev', { CRUSH_GLOBAL_DATA: '/mnt/crush' }), '/mnt/crush/projects.json');
	});

	test('in each project that the list names', async () => {
		const home = new AgentHome(crush);
		try {
			const project = path.join(home.folder, 'work', 'shop');
			home.write('.local/share/crush/projects.json', JSON.stringify({ projects: [{ path: project, data_dir: '.crush' }, 7] }));
			home.copy(`${import.meta.dirname}/../../../fixtures/crush/a-session-is-told-with-its-edits-runs-and-subagents/home`);
			mkdirSync(project, { recursive: true });
			renameSync(path.join(home.folder, '.crush'), path.join(project, '.crush'));
			await home.sweep();
			assert.equal(home.store.files().length, 1);
			home.write('.local/share/crush/projects.json', '[');
			await home.sweep();
			assert.ok(home.store.sessions().some(({ cwd }) => cwd?.value === project));
		} finally {
			home.remove();
		}
	});
});

suite('Crush: a real project', () => {
	test('adds up with its database, counted in SQL', async function () {
		const folder = sharedPath('fixtures', 'agents', 'crush', 'rnwolf__dbr', '.crush');
		if (folder === undefined) {
			this.skip();
		}
		const home = new AgentHome(crush);
		try {
			cpSync(folder, path.join(home.folder, '.crush'), { recursive: true });
			await home.sweep();
			const database = new DatabaseSync(path.join(home.folder, '.crush', 'crush.db'), { readOnly: true });
			const count = (sql: string): unknown => Object.values(database.prepare(sql).get() ?? {})[0];
			const { store } = home;
			const parts = 'FROM messages, json_each(parts) AS p';
			const result = `json_extract(p.value, '$.data.metadata')`;
			const edits = count(`SELECT count(*) ${parts} WHERE ${result} LIKE '%"additions"%'`);
			const failed = count(
				`SELECT count(*) ${parts} WHERE ${result} LIKE '%start_time%' AND json_extract(p.value, '$.data.content') LIKE '%Exit code%'`,
			);
			const told = [store.sessions().length, store.turns(always).length, store.edits(always).length];
			assert.deepEqual(told, [count('SELECT count(*) FROM sessions'), count(`SELECT count(*) FROM messages WHERE role = 'user'`), edits]);
			assert.equal(store.runs(always).length, count(`SELECT count(*) ${parts} WHERE json_extract(p.value, '$.data.name') = 'bash'`));
			assert.ok(store.runs(always).filter(({ result: told }) => told === 'failed').length <= Number(failed));
			assert.deepEqual(
				store.responses(always).reduce((sum, { usage }) => sum + usage.input + usage.output, 0),
				count('SELECT sum(prompt_tokens + completion_tokens) FROM sessions'),
			);
			assert.deepEqual(store.files()[0]?.trouble, null);
			database.close();
		} finally {
			home.remove();
		}
	});
});
