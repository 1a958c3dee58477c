import assert from 'node:assert/strict';
import { reportSchema } from '../../../src/protocol/report.ts';
import { runCli } from '../../support/cli.ts';
import { lines, Story } from '../server/value/story.ts';

suite('bookend report', function () {
	this.timeout(60_000);
	let story: Story;
	setup(() => {
		story = new Story(Date.parse('2026-08-03T09:00:00Z'));
		story.session('codex', { 'a.ts': lines('a', 3) });
	});
	teardown(() => {
		story.remove();
	});
	const run = (...more: readonly string[]) =>
		runCli(['report', '--no-store', '--home', story.home, '--repo', story.repository.root, '--period', '2026-08-01..2026-08-05', ...more]);

	test('prints a period as Markdown, HTML or JSON', () => {
		const { stdout, code, stderr } = run();
		assert.deepEqual([code, stderr], [0, '']);
		assert.match(stdout, /^# 1 August to 5 August/);
		assert.match(stdout, /1 session · Codex · 1 project/);
		assert.match(run('--format', 'html').stdout, /^<!DOCTYPE html>/);
		assert.equal(reportSchema.parse(JSON.parse(run('--format', 'json').stdout)).figures.length > 0, true);
	});

	test('tells of the work of one outcome alone', () => {
		assert.match(run('--outcome', 'not-said').stdout, /only sessions of which you said nothing · .*1 session/);
		assert.match(run('--outcome', 'shipped').stdout, /Nothing is on record.* of this period that you said this of\./);
		assert.match(run('--outcome', 'sold').stderr, /--outcome cannot be "sold"\. It can be: shipped, saved-money,/);
	});

	test('refuses what is no period, and says what is one', () => {
		const { code, stderr } = run('--period', '2026-08-05..2026-08-01');
		assert.equal(code, 2);
		assert.match(stderr, /--period cannot be "2026-08-05\.\.2026-08-01"\. It can be: today, week, month/);
	});
});
