import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { opencode } from '../../../../src/agents/opencode/opencode.ts';
import { addUsage, noUsage } from '../../../../src/domain/spend/usage.ts';
import { always } from '../../../../src/ingest/store/store.ts';
import { AgentHome } from '../../../support/agentHome.ts';
import { filesBelow } from '../../../support/agentFiles.ts';
import { runs } from '../../../support/facts.ts';
import { sharedPath } from '../../../support/shared.ts';
import { MadeUpDatabase } from './madeUpDatabase.ts';

/** In 2026. */
const T = 1_778_551_000_000;
const tokens = { total: 1_160, input: 10, output: 50, reasoning: 0, cache: { read: 1_000, write: 100 } };
const answer = { role: 'assistant', parentID: 'msg_1', mode: 'build', modelID: 'claude-sonnet-5', path: { cwd: '/work/shop' }, cost: 0.03 };
const completed = { ...answer, tokens, finish: 'stop', time: { created: T + 10, completed: T + 5_000 } };
const edit = (to: string): object => ({
	type: 'tool',
	tool: 'edit',
	callID: `call_${to}`,
	state: {
		status: 'completed',
		input: { filePath: 'till.ts', oldString: 'a - b', newString: to },
		metadata: {},
		time: { start: T + 20, end: T + 30 },
	},
});

suite('OpenCode: the database', () => {
	let home: AgentHome;
	let made: MadeUpDatabase;
	setup(() => {
		home = new AgentHome(opencode);
		made = new MadeUpDatabase(home.folder);
	});
	teardown(() => {
		made.close();
		home.remove();
	});

	const prompt = (id = 'msg_1', session = 'ses_1', at = T, agent = 'build'): void => {
		made.message(id, session, [at, at], { role: 'user', agent });
		made.part(id, { type: 'text', text: 'Add the tax' });
	};
	const used = (): object =>
		home.store
			.responses(always)
			.map(({ usage }) => usage)
			.reduce(addUsage, noUsage);

	test('tells a session while it grows, and each thing once', async () => {
		made.session('ses_1', null, T);
		prompt();
		made.message('msg_2', 'ses_1', [T + 10, T + 10], { ...answer, tokens: { ...tokens, total: 0, input: 0, output: 0, cache: {} } });
		made.part(
			'msg_2',
			{ type: 'tool', tool: 'bash', callID: 'c', state: { status: 'running', input: { command: 'npm test' }, time: { start: T + 40 } } },
			'prt_x',
		);
		await home.sweep();
		assert.deepEqual([home.store.responses(always).length, home.store.turns(always)[0]?.end], [0, 'open']);
		const ended = { status: 'completed', input: { command: 'npm test' }, metadata: { exit: 0 }, time: { start: T + 40, end: T + 4_000 } };
		made.part('msg_2', { type: 'tool', tool: 'bash', callID: 'c', state: ended }, 'prt_x');
		made.part('msg_2', edit('a + b'));
		made.part('msg_2', { type: 'step-finish', reason: 'stop', tokens, cost: 0.03 });
		made.message('msg_2', 'ses_1', [T + 10, T + 5_000], completed);
		made.session('ses_1', null, T + 5_000, 'The tax');
		const ingest = await home.sweep();
		await home.sweep();
		assert.deepEqual(used(), { input: 10, output: 50, cacheRead: 1_000, cacheWrite5m: 100, cacheWrite1h: 0, reasoning: 0 });
		assert.deepEqual(
			home.store.runs(always).map(({ class: kind, result }) => [kind, result]),
			[['test', 'passed']],
		);
		const [turn] = home.store.turns(always);
		assert.deepEqual([turn?.end, turn?.endedAt], ['done', T + 5_000]);
		const titles = await Promise.all(home.store.titles().map(title => ingest.titleOf(title)));
		assert.deepEqual(new Set(titles), new Set(['The tax', 'Add the tax']));
		const [edited] = home.store.edits(always);
		assert.ok(edited !== undefined);
		assert.equal((await ingest.editOf(edited))?.path, '/work/shop/till.ts');
	});

	test('says the same as the older files that it was made from', async () => {
		const older = path.join(import.meta.dirname, '../../../fixtures/opencode/an-older-session-is-read-with-its-messages-and-parts/home');
		home.copy(older);
		await home.sweep();
		const before = counted(home);
		const storage = path.join(older, '.local/share/opencode/storage');
		const read = (file: string): OlderRecord => JSON.parse(readFileSync(file, 'utf8')) as OlderRecord;
		made.session('ses_one', null, T + 60_000, 'Fix the till');
		made.session('ses_child', 'ses_one', T + 9_000);
		for (const file of filesBelow(path.join(storage, 'message'))) {
			const { id, ...data } = read(file);
			const created = typeof data.time?.created === 'number' ? data.time.created : T + 9_500;
			made.message(id, path.basename(path.dirname(file)), [created, created], data);
		}
		filesBelow(path.join(storage, 'part')).forEach(file => {
			const { id, ...data } = read(file);
			made.part(path.basename(path.dirname(file)), data, id);
		});
		await home.sweep();
		assert.deepEqual(counted(home), before);
	});

	test('counts once what a forked session has from the one it was forked from', async () => {
		for (const [session, shift] of [
			['ses_1', '1'],
			['ses_fork', '8'],
		] as const) {
			made.session(session, null, T);
			prompt(`msg_${shift}`, session);
			made.message(`msg_${shift}b`, session, [T + 10, T + 5_000], { ...completed, parentID: `msg_${shift}` });
			made.part(`msg_${shift}b`, edit('a + b'));
			made.part(`msg_${shift}b`, { type: 'step-finish', tokens, cost: 0.03 });
		}
		await home.sweep();
		const { store } = home;
		assert.deepEqual([store.responses(always).length, store.edits(always).length, store.turns(always).length], [1, 1, 1]);
	});

	test('tells a plan, its approval, and the turn that OpenCode begins by itself after it', async () => {
		made.session('ses_1', null, T);
		prompt('msg_1', 'ses_1', T, 'plan');
		made.message('msg_2', 'ses_1', [T + 10, T + 90_000], { ...completed, mode: 'plan', time: { created: T + 10, completed: T + 90_000 } });
		made.part('msg_2', {
			type: 'tool',
			tool: 'plan_exit',
			callID: 'p',
			state: { status: 'completed', time: { start: T + 1_000, end: T + 61_000 } },
		});
		made.message('msg_3', 'ses_1', [T + 61_000, T + 61_000], { role: 'user', agent: 'build' });
		made.part('msg_3', { type: 'text', synthetic: true, text: 'The plan has been approved' });
		await home.sweep();
		assert.deepEqual(
			home.store
				.turns(always)
				.map(({ planMode, prompt: { by } }) => [planMode, by])
				.sort(),
			[
				[false, 'agent'],
				[true, 'engineer'],
			],
		);
		assert.deepEqual(
			home.store.waits(always).map(({ for: reason, from, to }) => [reason, from, to]),
			[['planApproval', T + 1_000, T + 61_000]],
		);
	});

	test('takes a command that the engineer ran for none of the agent', async () => {
		made.session('ses_1', null, T);
		made.message('msg_1', 'ses_1', [T, T], { role: 'user' });
		made.part('msg_1', { type: 'text', synthetic: true, text: 'The following tool was executed by the user' });
		made.message('msg_2', 'ses_1', [T + 10, T + 10], { ...completed, tokens: { ...tokens, total: 0, input: 0, output: 0, cache: {} } });
		made.part('msg_2', {
			type: 'tool',
			tool: 'bash',
			state: { status: 'completed', input: { command: 'npm test' }, metadata: { exit: 0 }, time: { start: T, end: T } },
		});
		await home.sweep();
		assert.deepEqual([home.store.runs(always).length, home.store.turns(always).length], [0, 0]);
	});

	test('counts what it does not know: broken cells, unknown parts, and sessions of the next version', async () => {
		made.session('ses_1', null, T);
		prompt();
		made.part('msg_1', '{"type":"te');
		made.part('msg_1', { type: 'hologram' });
		made.message('msg_2', 'ses_1', [T + 10, T + 10], 'no JSON');
		made.database.exec(`CREATE TABLE session_message (id TEXT, session_id TEXT, type TEXT, time_updated INTEGER, data TEXT);
			INSERT INTO session_message VALUES ('a', 'ses_1', 'user', ${T}, '{}'), ('b', 'ses_new', 'user', ${T}, '{}')`);
		await home.sweep();
		const [file] = home.store.files();
		assert.deepEqual([file?.counts.unreadable, { ...file?.counts.unknown }], [2, { hologram: 1, session_message: 1 }]);
	});

	test('of another shape is named, with the query that failed', async () => {
		prompt();
		made.database.exec('ALTER TABLE message DROP COLUMN time_updated');
		await home.sweep();
		assert.match(home.store.files()[0]?.trouble ?? '', /could not be asked for its changed messages \(no such column: time_updated\)/);
	});

	test('is read with its log where the file beside the log is missing', async () => {
		made.session('ses_1', null, T);
		prompt();
		const other = new AgentHome(opencode);
		try {
			const copy = path.join(other.folder, '.local/share/opencode/opencode.db');
			mkdirSync(path.dirname(copy), { recursive: true });
			['', '-wal'].forEach(end => {
				copyFileSync(made.file + end, copy + end);
			});
			await other.sweep();
			assert.equal(other.store.turns(always).length, 1);
		} finally {
			other.remove();
		}
	});

	test('that is held by another program is tried again, and one that was half written is named', async () => {
		made.session('ses_1', null, T);
		prompt();
		made.database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
		await home.sweep();
		assert.equal(home.store.turns(always).length, 0);
		made.database.exec('ROLLBACK');
		await home.sweep();
		assert.equal(home.store.turns(always).length, 1);
		const half = path.join(path.dirname(made.file), 'opencode-dev.db');
		writeFileSync(half, readFileSync(made.file).subarray(0, 5_000));
		await home.sweep();
		const broken = home.store.files().find(file => file.path === half);
		assert.match(broken?.trouble ?? '', /opencode-dev\.db/);
	});

	test('never fails over rows that were changed at random', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: 6 }), fc.jsonValue()), { minLength: 1, maxLength: 6 }), async changes => {
				made.database.exec('DELETE FROM part; DELETE FROM message; DELETE FROM session');
				made.session('ses_1', null, T);
				prompt();
				const call = edit('a + b') as { state: Record<string, unknown> };
				const keys = ['status', 'input', 'metadata', 'time', 'type', 'tokens', 'tool'];
				const changed = Object.fromEntries(changes.map(([at, value]): [string, unknown] => [keys[at] ?? '', value]));
				made.message('msg_2', 'ses_1', [T + 10, T + 5_000], { ...completed, ...changed });
				made.part('msg_2', { ...call, state: { ...call.state, ...changed } });
				made.part('msg_2', { ...call, ...changed });
				const fresh = new AgentHome(opencode);
				try {
					fresh.copy(home.folder);
					await fresh.sweep();
					const [file] = fresh.store.files();
					assert.equal(file?.trouble, null);
					assert.ok(
						fresh.store.turns(always).length === 1 && fresh.store.responses(always).every(({ usage }) => Number.isSafeInteger(usage.input)),
					);
				} finally {
					fresh.remove();
				}
			}),
			runs(40),
		);
	});

	test('holds what real sessions recorded: every part is understood, and their steps add up', async function () {
		const folder = sharedPath('fixtures', 'agents', 'opencode', 'ingo-eichhorst__Irrlicht');
		if (folder === undefined) {
			this.skip();
		}
		let output = 0;
		for (const [index, file] of filesBelow(folder).entries()) {
			const session = `ses_${index}`;
			made.session(session, null, T);
			const lines = readFileSync(file, 'utf8').trim().split('\n');
			for (const [at, line] of lines.entries()) {
				const {
					_role: role,
					_ts: created,
					...part
				} = JSON.parse(line) as { _role: string; _ts: number; tokens?: Record<'total' | 'input', number> };
				made.message(`${session}_${String(at).padStart(4, '0')}`, session, [created, created], { role });
				made.part(`${session}_${String(at).padStart(4, '0')}`, part);
				output += part.tokens === undefined ? 0 : part.tokens.total - part.tokens.input; // these models had no cache
			}
		}
		await home.sweep();
		const [read] = home.store.files();
		assert.deepEqual([read?.counts.unreadable, { ...read?.counts.unknown }], [0, {}]);
		assert.equal(
			home.store.responses(always).reduce((sum, { usage }) => sum + usage.output, 0),
			output,
		);
		assert.equal(home.store.edits(always).length, 17);
	});
});

interface OlderRecord {
	readonly id: string;
	readonly time?: { readonly created?: unknown };
}

function counted({ store }: AgentHome): unknown {
	const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id).sort();
	return [ids(store.sessions()), ids(store.turns(always)), ids(store.responses(always)), ids(store.edits(always)), ids(store.runs(always))];
}
