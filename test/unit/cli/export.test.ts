import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { traceRecordSchema } from '../../../src/share/agentTrace/record.ts';
import { readSummary } from '../../../src/share/summary/read.ts';
import { cliJson, runCli, type CliRun } from '../../support/cli.ts';
import { lines, Story } from '../server/value/story.ts';

suite('bookend export', function () {
	this.timeout(120_000);
	let story: Story;
	let folder: string;
	suiteSetup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-export-'));
		story = new Story(Date.parse('2026-08-03T09:00:00Z'));
		story.session('codex', { 'a.ts': lines('a', 3) });
	});
	suiteTeardown(() => {
		story.remove();
		rmSync(folder, { recursive: true, force: true });
	});
	const store = (): string[] => ['--home', story.home, '--store', path.join(folder, 'store/bookend.db')];
	const out = (name: string): string => path.join(folder, name);
	const run = (...more: readonly string[]): CliRun =>
		runCli(['export', ...store(), '--repo', story.repository.root, '--period', '2026-08-01..2026-08-05', ...more]);
	const session = (): string =>
		z.object({ sessions: z.array(z.object({ id: z.string() })) }).parse(cliJson(['sessions', ...store()])).sessions[0]?.id ?? '';

	test('what is previewed is what is written, in each form', () => {
		for (const name of ['a.html', 'a.csv', 'a.json']) {
			const preview = run('--out', out(name), '--preview');
			assert.equal(preview.code, 0, preview.stderr);
			assert.equal(existsSync(out(name)), false, 'a preview writes nothing');
			assert.equal(run('--out', out(name)).code, 0);
			assert.equal(readFileSync(out(name), 'utf8'), preview.stdout, name);
		}
		const told = readSummary(readFileSync(out('a.json'), 'utf8'));
		assert.ok(told.kind === 'summary');
		assert.deepEqual([told.summary.sessions, told.summary.period], [1, { first: '2026-08-01', last: '2026-08-05' }]);
		assert.ok('alive' in told.summary.coverage && told.summary.coverage.alive === 3);
	});

	test('nothing is written over, but between markers', () => {
		writeFileSync(out('b.json'), 'mine');
		assert.match(run('--out', out('b.json')).stderr, /b\.json is there already, and holds no markers .*--force writes over it\./);
		assert.equal(readFileSync(out('b.json'), 'utf8'), 'mine');
		assert.equal(run('--out', out('b.json'), '--force').code, 0);
		assert.match(readFileSync(out('b.json'), 'utf8'), /bookend-summary\/1/);
		writeFileSync(out('b.md'), '# Mine\n');
		assert.match(run('--out', out('b.md')).stderr, /holds no markers between which a summary goes/);
		writeFileSync(out('b.md'), '# Mine\n\n<!-- bookend:begin x -->\nold\n<!-- bookend:end -->\n\nEnd.\n');
		const preview = run('--out', out('b.md'), '--preview').stdout;
		assert.equal(run('--out', out('b.md')).code, 0);
		assert.equal(readFileSync(out('b.md'), 'utf8'), preview);
		assert.match(
			preview,
			/^# Mine\n\n<!-- bookend:begin bookend-summary\/1 -->\n### Work with agents\n[^]*<!-- bookend:end -->\n\nEnd\.\n$/,
		);
	});

	test('what was chosen is in it, and a secret keeps all of it back', () => {
		const chosen = run('--preview', '--with', 'project,paths', '--author', 'Ada', '--note', 'A quiet week.').stdout;
		assert.match(chosen, /By \*\*Ada\*\*/);
		assert.match(chosen, /`a\.ts`/);
		const kept = run('--out', out('c.md'), '--note', 'db_password=hunter2');
		assert.equal(kept.code, 1);
		assert.match(kept.stderr, /Nothing was written\. Note left out: line 1, column 4 looks like a password/);
		assert.doesNotMatch(kept.stderr, /hunter2/);
		assert.equal(existsSync(out('c.md')), false);
	});

	test('the same session has the same id, which is not its own', () => {
		const own = session();
		const idOf = (id: string): string =>
			z
				.object({ id: z.string() })
				.parse(JSON.parse(runCli(['export', ...store(), '--session', id, '--preview', '--format', 'json']).stdout)).id;
		assert.equal(idOf(own), idOf(own.slice(own.indexOf(':') + 1)));
		assert.match(idOf(own), /^[0-9a-f]{32}$/);
		assert.match(runCli(['export', ...store(), '--session', 'nobody', '--preview']).stderr, /There is no such session/);
	});

	test('Agent Trace says which lines an edit wrote, and what speaks for them', () => {
		const records = z.array(traceRecordSchema).parse(JSON.parse(run('--preview', '--format', 'agent-trace').stdout));
		assert.equal(records.length, 1);
		const [record] = records;
		assert.equal(record?.version, '0.1.0');
		assert.match(record.id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
		assert.deepEqual(
			record.files.map(({ path: name, conversations }) => [name, conversations[0]?.ranges]),
			[['a.ts', [{ start_line: 1, end_line: 3 }]]],
		);
		const evidence = [{ start_line: 1, end_line: 3, machine: 'none', engineer: 'none', self_graded: false, verified: false }];
		assert.deepEqual(
			z.object({ 'dev.bookend': z.object({ evidence: z.unknown() }) }).parse(record.metadata)['dev.bookend'].evidence,
			evidence,
		);
	});

	test('words that make no sense are refused', () => {
		const refuse = (why: RegExp, ...words: readonly string[]): void => {
			const { code, stderr } = runCli(['export', ...words]);
			assert.deepEqual([code, why.test(stderr)], [2, true], stderr);
		};
		refuse(/either --session ID or --period/, '--preview');
		refuse(/--out FILE, or --preview/, '--period', 'week');
		refuse(/goes by the file's ending: \.md, \.html, \.csv, \.json, \.agent-trace\.json/, '--period', 'week', '--out', 'a.txt');
		refuse(/--with cannot be "answers"/, '--period', 'week', '--preview', '--with', 'answers');
		refuse(/--json belongs to/, '--period', 'week', '--preview', '--json');
	});
});
