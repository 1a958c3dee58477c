import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { copilotChat } from '../../../../src/agents/copilotChat/copilotChat.ts';
import { replayed } from '../../../../src/agents/copilotChat/operations.ts';
import type { ResponseFact } from '../../../../src/domain/trace/facts.ts';
import { filesBelow, readFile } from '../../../support/agentFiles.ts';
import { runs } from '../../../support/facts.ts';
import { sharedPath } from '../../../support/shared.ts';
import { rootsOf } from '../../../support/agents.ts';

suite('GitHub Copilot Chat: where sessions lie', () => {
	const folders = (platform: NodeJS.Platform, home: string, variables: Record<string, string> = {}): readonly string[] =>
		rootsOf(copilotChat, { platform, home, variables }).map(root => root.folder);

	test('on each system, in each kind of VS Code', () => {
		const linux = folders('linux', '/home/dev');
		assert.ok(linux.includes('/home/dev/.config/Code/User/workspaceStorage'));
		assert.ok(linux.includes('/home/dev/.config/Code - Insiders/User/globalStorage/emptyWindowChatSessions'));
		assert.ok(linux.includes('/home/dev/.vscode-server/data/User/globalStorage/github.copilot-chat'));
		assert.ok(folders('linux', '/home/dev', { XDG_CONFIG_HOME: '/x' }).includes('/x/VSCodium/User/workspaceStorage'));
		assert.ok(folders('darwin', '/Users/dev').includes('/Users/dev/Library/Application Support/Code/User/workspaceStorage'));
		assert.ok(folders('win32', 'C:\\Users\\dev').includes('C:\\Users\\dev\\AppData\\Roaming\\Code\\User\\workspaceStorage'));
		assert.ok(folders('win32', 'C:\\d', { VSCODE_PORTABLE: 'D:\\code' }).includes('D:\\code\\user-data\\User\\workspaceStorage'));
	});

	test('and which files are none', () => {
		const form = (file: string, below: string): string | undefined => copilotChat.transcript(file, below)?.form;
		assert.equal(form('/u/workspaceStorage/w/chatSessions/s.jsonl', 'w/chatSessions/s.jsonl'), 'document');
		assert.equal(form('C:\\u\\globalStorage\\emptyWindowChatSessions\\s.json', 's.json'), 'document');
		assert.equal(form('/u/globalStorage/github.copilot-chat/agent-traces.db', 'agent-traces.db'), 'database');
		assert.equal(form('/u/globalStorage/github.copilot-chat/other.json', 'other.json'), undefined);
		assert.equal(form('/u/workspaceStorage/w/chatEditingSessions/s/state.json', 'w/chatEditingSessions/s/state.json'), undefined);
		assert.equal(form('/u/x/t.jsonl', 'w/GitHub.copilot-chat/transcripts/t.jsonl'), 'leftOut');
		assert.equal(form('/home/dev/.copilot/otel/x.jsonl', 'x.jsonl'), 'lines');
	});
});

suite('GitHub Copilot Chat: operation logs', () => {
	/** A list of numbers in an object, and what is done to it. */
	const change = fc.oneof(
		fc.record({ kind: fc.constant(2), v: fc.array(fc.nat(9), { maxLength: 3 }), i: fc.option(fc.nat(6), { nil: undefined }) }),
		fc.record({ kind: fc.constant(1), at: fc.nat(5), v: fc.nat(9) }),
	);

	test('come to what is in the list in the end', () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 8 }), changes => {
				let list: number[] = [];
				const log = [JSON.stringify({ kind: 0, v: { list: [] } })];
				for (const one of changes) {
					if ('i' in one) {
						list = [...list.slice(0, one.i ?? list.length), ...one.v];
						log.push(JSON.stringify({ kind: 2, k: ['list'], v: one.v, i: one.i }));
					} else if ('at' in one && one.at < list.length) {
						list[one.at] = one.v;
						log.push(JSON.stringify({ kind: 1, k: ['list', one.at], v: one.v }));
					}
				}
				assert.deepEqual(replayed(log.join('\n')), { state: { list }, misses: [] });
			}),
			runs(300),
		);
	});

	test('that are replaced begin anew, and what reaches for more than there is is counted', () => {
		const lines = [
			{ kind: 0, v: { a: 1 } },
			{ kind: 0, v: { b: [] } },
			{ kind: 1, k: ['b', 1_000_000_000], v: 0 },
		];
		const { state, misses } = replayed([...lines, { kind: 1, k: ['__proto__'], v: {} }].map(line => JSON.stringify(line)).join('\n'));
		assert.deepEqual([state, misses.length], [{ b: [] }, 2]);
		assert.equal(replayed('{"kind":0,"v":{}}\n{"kind":1,"k"').misses.length, 0, 'a line that is being written is none');
	});
});

test('GitHub Copilot Chat: outputs of a real session are those that its publisher counted', function () {
	const folder = sharedPath('fixtures', 'agents', 'copilot-chat');
	const expected = filesBelow(folder ?? path.join(import.meta.dirname)).find(file => file.endsWith('vscode_chat_0_47_0.expected.json'));
	if (folder === undefined || expected === undefined) {
		this.skip();
	}
	const counted = JSON.parse(readFileSync(expected, 'utf8')) as { role: string; output_tokens: number }[];
	const { facts } = readFile(copilotChat, expected.replace('.expected.json', '.jsonl'), 'w/chatSessions/s.jsonl');
	const responses = facts.filter((fact): fact is ResponseFact => fact.kind === 'response');
	assert.deepEqual(
		responses.map(({ usage }) => usage.output),
		counted.filter(({ role }) => role === 'assistant').map(turn => turn.output_tokens),
	);
});
