import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from '../../support/cli.ts';

suite('command line in odd surroundings', function () {
	this.timeout(60_000);
	let home: string;
	setup(() => {
		home = mkdtempSync(path.join(tmpdir(), 'bookend-odd-'));
	});
	teardown(() => {
		rmSync(home, { recursive: true });
	});

	test('a time zone that Node cannot name makes days those of UTC', () => {
		for (const zone of ['', ':/etc/localtime', 'UTC+3', 'Bogus/Zone']) {
			const { code, stdout, stderr } = runCli(['spend', '--since', '2026-04-01', '--home', home, '--no-store', '--json'], { TZ: zone });
			assert.equal(code, 0, `${zone}: ${stderr}`);
			assert.match(stdout, /"since": "2026-0[34]-\d\dT/, zone);
		}
	});

	test('a folder that cannot be looked into is named', () => {
		mkdirSync(path.join(home, '.claude'));
		writeFileSync(path.join(home, '.claude/projects'), 'no folder');
		const { stdout } = runCli(['doctor', '--home', home, '--no-store']);
		assert.match(stdout, /\.claude\/projects could not be looked into/);
		assert.doesNotMatch(stdout, /Every file could be read/);
	});

	test('a model without a price and a time still to come are named', () => {
		const folder = path.join(home, '.claude/projects/-work');
		mkdirSync(folder, { recursive: true });
		const message = {
			id: 'msg_1',
			role: 'assistant',
			model: 'nova',
			stop_reason: 'end_turn',
			content: [],
			usage: { input_tokens: 5, output_tokens: 5 },
		};
		const record = { type: 'assistant', uuid: 'a', sessionId: 's', timestamp: '2099-01-01T00:00:00.000Z', cwd: '/work', message };
		writeFileSync(path.join(folder, 's.jsonl'), `${JSON.stringify(record)}\n`);
		const { stdout } = runCli(['doctor', '--home', home, '--no-store']);
		assert.match(stdout, /"nova" has no list price/);
		assert.match(stdout, /1 session with times that are still to come/);
	});

	test('a session without recorded usage has no cost and no tokens, instead of none', () => {
		const folder = path.join(home, '.claude/projects/-work');
		mkdirSync(folder, { recursive: true });
		const record = {
			type: 'user',
			uuid: 'u',
			sessionId: 's',
			timestamp: '2026-10-01T09:00:00.000Z',
			cwd: '/work',
			message: { role: 'user', content: 'Build it' },
		};
		writeFileSync(path.join(folder, 's.jsonl'), `${JSON.stringify(record)}\n`);
		const { sessions } = JSON.parse(runCli(['sessions', '--home', home, '--no-store', '--json']).stdout) as { sessions: object[] };
		assert.equal(sessions.length, 1);
		assert.ok(!('costUsd' in (sessions[0] ?? {})) && !('tokens' in (sessions[0] ?? {})));
	});
});
