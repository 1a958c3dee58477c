import assert from 'node:assert/strict';
import { claudeCode } from '../../../../src/agents/claudeCode/claudeCode.ts';
import type { Machine } from '../../../../src/agents/agent.ts';
import { rootsOf } from '../../../support/agents.ts';

const folders = (machine: Partial<Machine>): string[] =>
	rootsOf(claudeCode, { home: '/home/dev', platform: 'linux', variables: {}, ...machine }).map(root => root.folder);

suite('Claude Code: where transcripts lie', () => {
	test('in both config folders, and where the desktop app keeps them', () => {
		assert.deepEqual(folders({}), [
			'/home/dev/.claude/projects',
			'/home/dev/.config/claude/projects',
			'/home/dev/.config/Claude/local-agent-mode-sessions',
		]);
	});

	test('another config home moves the second and the third', () => {
		assert.deepEqual(folders({ variables: { XDG_CONFIG_HOME: '/cfg' } }), [
			'/home/dev/.claude/projects',
			'/cfg/claude/projects',
			'/cfg/Claude/local-agent-mode-sessions',
		]);
	});

	test('CLAUDE_CONFIG_DIR names the folders, once each', () => {
		assert.deepEqual(folders({ platform: 'darwin', variables: { CLAUDE_CONFIG_DIR: '/a, ~/b ,,/a' } }), [
			'/a/projects',
			'/home/dev/b/projects',
			'/home/dev/Library/Application Support/Claude/local-agent-mode-sessions',
		]);
	});

	test('on Windows, by its own rules', () => {
		assert.deepEqual(folders({ home: 'C:\\Users\\dev', platform: 'win32' }), [
			'C:\\Users\\dev\\.claude\\projects',
			'C:\\Users\\dev\\.config\\claude\\projects',
			'C:\\Users\\dev\\AppData\\Roaming\\Claude\\local-agent-mode-sessions',
			'C:\\Users\\dev\\AppData\\Local\\Packages\\Claude_pzs8sxrjxfjjc\\LocalCache\\Roaming\\Claude\\local-agent-mode-sessions',
		]);
	});

	const isTranscript = (below: string): boolean => claudeCode.transcript(`/root/${below}`, below) !== null;

	test('sessions and subagents are transcripts, in the old layout and the new', () => {
		assert.ok(isTranscript('-work-app/0a1b.jsonl'));
		assert.ok(isTranscript('-work-app/agent-0a1b.jsonl'));
		assert.ok(isTranscript('-work-app/0a1b/subagents/agent-1.jsonl'));
		assert.ok(isTranscript('-work-app/0a1b/subagents/workflows/wf_1/agent-1.jsonl'));
		assert.ok(isTranscript('account/org/local_1/.claude/projects/-work-app/0a1b.jsonl'));
	});

	test('what else lies there is none', () => {
		assert.ok(!isTranscript('history.jsonl'));
		assert.ok(!isTranscript('-work-app/.jsonl'));
		assert.ok(!isTranscript('-work-app/sessions-index.json'));
		assert.ok(!isTranscript('-work-app/0a1b/tool-results/out.jsonl'));
		assert.ok(!isTranscript('-work-app/0a1b/subagents/workflows/wf_1/journal.jsonl'));
		assert.ok(!isTranscript('account/org/local_1/audit.jsonl'));
	});

	test('a transcript is read at its depth', () => {
		const deepest = 'account/org/local_1/.claude/projects/-work-app/0a1b/subagents/workflows/wf_1'.split('/').length;
		const desktop = rootsOf(claudeCode, { home: '/home/dev', platform: 'linux', variables: {} }).at(-1);
		assert.ok(desktop && desktop.depth >= deepest);
	});
});
