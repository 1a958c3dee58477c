import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { DAY_MS } from '../../../../../src/base/units.ts';
import { readTraces } from '../../../../../src/server/ledger/told/agentTraces.ts';
import { readGitAiNote } from '../../../../../src/server/ledger/told/gitAiNote.ts';
import { CoveredTree, usualVerification } from '../../../../../src/server/ledger/coveredTree.ts';
import { openWorkTree } from '../../../../../src/server/ledger/workTree.ts';
import { lines, Story } from '../../value/story.ts';

/** As git-ai writes them: an older key, a session with a step, and a person. */
const note = (file: string): string =>
	[
		file,
		'  s_c9883b05a2487d::t_9f8e7d6c5b4a32 1-2,4',
		'  h_31dce776f88375 3',
		'  abcd1234abcd1234 5',
		'---',
		JSON.stringify({
			schema_version: 'authorship/3.0.0',
			git_ai_version: '1.4.5',
			base_commit_sha: '0'.repeat(40),
			prompts: { abcd1234abcd1234: { agent_id: { tool: 'claude', id: 'x', model: 'm' }, human_author: 'Ada <ada@example.org>' } },
			humans: { h_31dce776f88375: { author: 'Ada <ada@example.org>' } },
			sessions: { s_c9883b05a2487d: { agent_id: { tool: 'cursor', id: '6ef2', model: 'm' } } },
		}),
	].join('\n');

suite('A note of git-ai', () => {
	test('says of each file which lines are whose', () => {
		const cursor = { tool: 'cursor', session: 's_c9883b05a2487d' };
		assert.deepEqual(readGitAiNote(note('"src/my file.ts"')).get('src/my file.ts'), [
			{ from: 1, to: 2, author: cursor },
			{ from: 4, to: 4, author: cursor },
			{ from: 3, to: 3, author: null },
			{ from: 5, to: 5, author: { tool: 'claude', session: 'abcd1234abcd1234' } },
		]);
	});

	test('of another kind, or torn, says nothing', () => {
		for (const text of [
			'',
			'words',
			note('a').replace('authorship/3.0.0', 'authorship/4.0.0'),
			note('a').slice(0, -3),
			note('a').replace('---', ''),
		]) {
			assert.equal(readGitAiNote(text).size, 0);
		}
	});

	test('never throws', () => {
		fc.assert(
			fc.property(fc.string(), fc.nat(400), fc.nat(40), (junk, at, length) => {
				const whole = note('a.ts');
				assert.ok(readGitAiNote(whole.slice(0, at) + junk + whole.slice(at + length)) instanceof Map);
			}),
		);
	});
});

suite('Agent Trace records', () => {
	const record = { version: '0.1.0', id: 'r', timestamp: '2026-01-25T10:00:00Z', files: [] };

	test('are read one by one, as a list, and one a line', () => {
		for (const text of [JSON.stringify(record), JSON.stringify([record]), `${JSON.stringify(record)}\n{"torn`]) {
			assert.deepEqual(readTraces(text), [record]);
		}
		assert.deepEqual(readTraces('words'), []);
		assert.deepEqual(readTraces(JSON.stringify({ ...record, version: '1.0' })).length, 1);
	});
});

suite('Who wrote lines, by what a repository records', function () {
	this.timeout(60_000);
	let story: Story;
	setup(() => {
		story = new Story(Date.parse('2026-08-03T09:00:00Z'));
	});
	teardown(() => {
		story.remove();
	});

	const treeOf = async (): Promise<CoveredTree> => {
		const { book, marks } = await story.engine();
		return new CoveredTree(openWorkTree(story.repository.root), {
			book,
			marks,
			documentAt: () => undefined,
			verification: () => usualVerification,
		});
	};
	const authors = (tree: CoveredTree, file: string): readonly string[] =>
		(tree.coverage().files.find(({ path: name }) => name === file)?.lines ?? []).map(({ state: { origin } }) =>
			origin.kind === 'agent' ? (origin.session.split(':')[0] ?? '') : origin.kind,
		);

	test('git-ai’s notes tell of files without a transcript, also after the lines moved', async () => {
		const { repository } = story;
		repository.write('a.ts', lines('a', 5));
		const commit = repository.commit('Add a');
		repository.git('notes', '--ref=ai', 'add', '-m', note('a.ts'), commit);
		repository.pass(DAY_MS);
		repository.write('a.ts', ['// by hand', ...lines('a', 5)]);
		repository.commit('Add a comment');
		const tree = await treeOf();
		const [cursor, claude] = ['cursor (git-ai)', 'claude (git-ai)'];
		assert.deepEqual(authors(tree, 'a.ts'), ['unknown', cursor, cursor, 'unknown', cursor, claude]);
		assert.deepEqual(tree.coverage().total, { alive: 4, verified: 0, coverage: 0, notApplicable: 0 });
	});

	test('a transcript goes before what is recorded of the same lines', async () => {
		const { repository } = story;
		story.session('codex', { 'b.ts': lines('b', 3) });
		repository.write('b.ts', [...lines('b', 3), ...lines('c', 2)]);
		const commit = repository.commit('Add b');
		repository.git('notes', '--ref=ai', 'add', '-m', note('b.ts'), commit);
		assert.deepEqual(authors(await treeOf(), 'b.ts'), ['codex', 'codex', 'codex', 'cursor (git-ai)', 'claude (git-ai)']);
	});

	test('Agent Trace records tell of the commit that they name', async () => {
		const { repository } = story;
		repository.write('d.ts', lines('d', 4));
		const revision = repository.commit('Add d');
		const ranges = [
			{ start_line: 1, end_line: 3 },
			{ start_line: 2, end_line: 2, contributor: { type: 'human' } },
		];
		const conversations = [{ contributor: { type: 'ai' }, ranges }];
		const record = {
			version: '0.1.0',
			id: 'r1',
			timestamp: '2026-08-03T09:00:00Z',
			vcs: { type: 'git', revision },
			tool: { name: 'cursor' },
			files: [{ path: 'd.ts', conversations }],
		};
		mkdirSync(path.join(repository.root, '.agent-trace'));
		writeFileSync(path.join(repository.root, '.agent-trace', 'traces.jsonl'), `${JSON.stringify(record)}\n`);
		const cursor = 'cursor (Agent Trace)';
		assert.deepEqual(authors(await treeOf(), 'd.ts'), [cursor, 'unknown', cursor, 'unknown']);
	});

	test('a note that comes later is taken up at the next look', async () => {
		const { repository } = story;
		repository.write('e.ts', lines('e', 5));
		const commit = repository.commit('Add e');
		const tree = await treeOf();
		assert.deepEqual(authors(tree, 'e.ts'), []);
		repository.git('notes', '--ref=ai', 'add', '-m', note('e.ts'), commit);
		tree.lookAtAll(openWorkTree(repository.root));
		assert.equal(authors(tree, 'e.ts')[0], 'cursor (git-ai)');
	});
});
