import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { silentLogger } from '../../../src/base/log.ts';
import type { Answer } from '../../../src/cli/answered.ts';
import { exported } from '../../../src/cli/export.ts';
import { readArguments } from '../../../src/cli/usage.ts';
import { openEngine, type Engine } from '../../../src/server/engine.ts';
import { traceRecordSchema } from '../../../src/share/agentTrace/record.ts';
import { readSummary } from '../../../src/share/summary/read.ts';
import { runCli } from '../../support/cli.ts';
import { lines, Story } from '../server/value/story.ts';

suite('bookend export', function () {
	this.timeout(120_000);
	let story: Story;
	let folder: string;
	let engine: Engine;
	let session: string;
	suiteSetup(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-export-'));
		story = new Story(Date.parse('2026-08-03T09:00:00Z'));
		session = story.session('codex', { 'a.ts': lines('a', 3) });
		const at = { store: path.join(folder, 'store', 'bookend.db'), home: story.home, timeZone: 'UTC', now: () => story.repository.now };
		const opened = openEngine({ ...at, extraHomes: [], prices: {}, log: silentLogger });
		assert.ok(opened.kind === 'open');
		({ engine } = opened);
		await engine.sweep();
	});
	suiteTeardown(() => {
		engine.close();
		story.remove();
		rmSync(folder, { recursive: true, force: true });
	});
	const out = (name: string): string => path.join(folder, name);
	const answer = (...words: readonly string[]): Promise<Answer> => {
		const asked = readArguments(['export', '--repo', story.repository.root, ...words]);
		assert.ok(typeof asked === 'object' && asked.command === 'export');
		return exported(engine, asked);
	};
	const text = async (...words: readonly string[]): Promise<string> => {
		const told = await answer('--period', '2026-08-01..2026-08-05', ...words);
		return told.kind === 'text' ? told.text : assert.fail(told.sentence);
	};
	const refusal = async (...words: readonly string[]): Promise<string> => {
		const told = await answer(...words);
		return told.kind === 'text' ? assert.fail(told.text) : told.sentence;
	};

	test('what is previewed is what is written, in each form', async () => {
		for (const name of ['a.md', 'a.html', 'a.csv', 'a.json', 'a.agent-trace.json']) {
			const preview = await text('--out', out(name), '--preview');
			assert.equal(existsSync(out(name)), false, 'a preview writes nothing');
			await text('--out', out(name));
			assert.equal(readFileSync(out(name), 'utf8'), preview, name);
		}
		const told = readSummary(readFileSync(out('a.json'), 'utf8'));
		assert.ok(told.kind === 'summary');
		assert.deepEqual([told.summary.sessions, told.summary.period], [1, { first: '2026-08-01', last: '2026-08-03' }]);
		assert.ok('alive' in told.summary.coverage && told.summary.coverage.alive === 3);
	});

	test('the command prints a preview and nothing else', () => {
		const at = ['--no-store', '--home', story.home, '--repo', story.repository.root];
		const { code, stdout, stderr } = runCli(['export', ...at, '--period', '2026-08-01..2026-08-05', '--preview', '--format', 'json']);
		assert.deepEqual([code, stderr], [0, '']);
		const told = readSummary(stdout);
		assert.equal(told.kind === 'summary' && told.summary.contributor, null, 'without a store nobody is known again');
	});

	test('one engineer’s summaries are told by a pseudonym, which can be left out', async () => {
		const contributor = async (...words: readonly string[]): Promise<string | null> => {
			const told = readSummary(await text('--preview', '--format', 'json', ...words));
			return told.kind === 'summary' ? told.summary.contributor : assert.fail('It cannot be read.');
		};
		assert.match((await contributor()) ?? '', /^[0-9a-f]{32}$/);
		assert.equal(await contributor('--author', 'Ada'), await contributor());
		assert.equal(await contributor('--no-pseudonym'), null);
	});

	test('nothing is written over, but between markers', async () => {
		const period = ['--period', 'week'];
		writeFileSync(out('b.json'), 'mine');
		assert.match(await refusal(...period, '--out', out('b.json')), /b\.json is there already, .* --force writes over it\./);
		assert.equal(readFileSync(out('b.json'), 'utf8'), 'mine');
		await text('--out', out('b.json'), '--force');
		assert.match(readFileSync(out('b.json'), 'utf8'), /bookend-summary\/1/);
		assert.equal(existsSync(out('b.json.part')), false);
		writeFileSync(out('b.md'), '# Mine\n');
		assert.match(await refusal(...period, '--out', out('b.md')), /holds no markers between which a summary goes/);
		writeFileSync(out('b.md'), '# Mine\n\n<!-- bookend:begin x -->\nold\n<!-- bookend:end -->\n\nEnd.\n');
		const preview = await text('--out', out('b.md'), '--preview');
		await text('--out', out('b.md'));
		assert.equal(readFileSync(out('b.md'), 'utf8'), preview);
		assert.match(
			preview,
			/^# Mine\n\n<!-- bookend:begin bookend-summary\/1 -->\n### Work with agents\n[^]*<!-- bookend:end -->\n\nEnd\.\n$/,
		);
	});

	test('what was chosen is in it, and a secret keeps all of it back', async () => {
		const chosen = await text('--preview', '--with', 'project,paths', '--author', 'Ada', '--note', 'A quiet week.');
		assert.match(chosen, /By \*\*Ada\*\*/);
		assert.match(chosen, /`a\.ts`/);
		const sentence = await refusal('--period', 'week', '--out', out('c.md'), '--note', 'db_password=hunter2');
		assert.match(sentence, /Nothing was written\. Note left out: line 1, column 4 looks like a password/);
		assert.doesNotMatch(sentence, /hunter2/);
		assert.equal(existsSync(out('c.md')), false);
	});

	test('the same session has the same id, which is not its own', async () => {
		const idOf = async (id: string): Promise<string> => {
			const told = await answer('--session', id, '--preview', '--format', 'json');
			assert.ok(told.kind === 'text');
			return z.object({ id: z.string() }).parse(JSON.parse(told.text)).id;
		};
		const native = session.slice(session.indexOf(':') + 1);
		assert.equal(await idOf(session), await idOf(native));
		assert.match(await idOf(session), /^[0-9a-f]{32}$/);
		assert.doesNotMatch(await idOf(session), new RegExp(native.replaceAll('-', '')));
		assert.match(await refusal('--session', 'nobody', '--preview'), /There is no such session/);
	});

	test('Agent Trace says which lines an edit wrote, and what speaks for them', async () => {
		const records = z.array(traceRecordSchema).parse(JSON.parse(await text('--preview', '--format', 'agent-trace')));
		assert.equal(records.length, 1);
		const [record] = records;
		assert.equal(record?.version, '0.1.0');
		assert.deepEqual(record.tool, { name: 'codex', version: 'unknown' });
		assert.match(record.id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
		assert.deepEqual(
			record.files.map(({ path: name, conversations }) => [name, conversations[0]?.contributor, conversations[0]?.ranges]),
			[['a.ts', { type: 'ai', model_id: 'openai/gpt-5-codex' }, [{ start_line: 1, end_line: 3 }]]],
		);
		const metadata = z.object({ 'dev.bookend': z.object({ evidence: z.unknown() }) }).parse(record.metadata)['dev.bookend'];
		const nothing = { machine: 'none', engineer: 'none', self_graded: false, verified: false };
		assert.deepEqual(metadata.evidence, [{ start_line: 1, end_line: 3, ...nothing }]);
		assert.equal(record.vcs, undefined, 'the file is in no commit yet');
		const revision = story.repository.commit('Add a');
		const [committed] = z.array(traceRecordSchema).parse(JSON.parse(await text('--preview', '--format', 'agent-trace')));
		assert.deepEqual(committed?.vcs, { type: 'git', revision });
		assert.equal(committed.id, record.id);
	});
});
