import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Beside } from '../../../../src/agents/agent.ts';
import { cline, rooCode } from '../../../../src/agents/clineFamily/clineFamily.ts';
import type { Fact } from '../../../../src/domain/trace/facts.ts';
import { readContent } from '../../../support/agentFiles.ts';
import { nothingBeside, rootsOf } from '../../../support/agents.ts';
import { runs } from '../../../support/facts.ts';

const AT = 1_780_000_000_000;
const task = `tasks/${AT}/ui_messages.json`;
const shown = [
	{ ts: AT, type: 'say', say: 'task', text: 'Change two files' },
	{ ts: AT + 5, type: 'say', say: 'command', text: 'npm test' },
];
const call = (id: string, name: string, input: unknown): unknown => ({ type: 'tool_use', id, name, input });
const answer = (id: string, content: string): unknown => ({ type: 'tool_result', tool_use_id: id, content });
const round = (id: string, path: string, ts: number | undefined): readonly unknown[] => [
	{ role: 'assistant', ts, content: [call(id, 'write_to_file', { path, content: 'text\n' })] },
	{ role: 'user', ts, content: [answer(id, 'The content was successfully saved.')] },
];

function besideWith(conversation: unknown): Beside {
	const content = Buffer.from(JSON.stringify(conversation));
	return { ...nothingBeside, read: name => (name === 'api_conversation_history.json' ? content : undefined) };
}

function factsOf(conversation: unknown): readonly Fact[] {
	return readContent(cline, Buffer.from(JSON.stringify(shown)), task, besideWith(conversation)).facts;
}

function editsOf(conversation: unknown): ReadonlyMap<string, string> {
	return new Map(factsOf(conversation).flatMap(fact => (fact.kind === 'edit' ? [[fact.path, fact.id]] : [])));
}

suite('Tasks of Cline and its kin', () => {
	for (const [what, ts] of [
		['with times', AT + 10],
		['of versions without times', undefined],
	] as const) {
		test(`an edit stays the same when the conversation before it was summed up: ${what}`, () => {
			const [first, second] = [round('1', 'a.ts', ts), round('2', 'b.ts', ts === undefined ? undefined : ts + 10)];
			const whole = editsOf([...first, ...second]);
			const summedUp = editsOf([{ role: 'user', content: 'What was done so far' }, ...second]);
			assert.equal(whole.size, 2);
			assert.equal(summedUp.get('b.ts'), whole.get('b.ts'));
		});
	}

	test('a command that was denied, or is still being asked for, did not run', () => {
		const asked = { role: 'assistant', content: [call('1', 'execute_command', { command: 'npm test' })] };
		const ran = (conversation: unknown): number => factsOf(conversation).filter(fact => fact.kind === 'run').length;
		assert.equal(ran([asked, { role: 'user', content: [answer('1', 'The user denied this operation.')] }]), 0);
		assert.equal(ran([asked, { role: 'user', content: [answer('1', 'Command executed.')] }]), 1);
	});

	test('whatever the conversation holds, the messages are read', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(fc.constantFrom(...round('1', 'a.ts', AT), ...round('2', 'b.ts', undefined)), fc.jsonValue())),
				list => {
					assert.ok(factsOf(list).some(fact => fact.kind === 'turn'));
				},
			),
			runs(300),
		);
	});

	test('tasks that ask for each other end somewhere', () => {
		const beside: Beside = { ...nothingBeside, read: () => Buffer.from(JSON.stringify({ id: 'a', parentTaskId: 'a' })) };
		const { facts } = readContent(rooCode, Buffer.from(JSON.stringify(shown)), 'tasks/a/ui_messages.json', beside);
		assert.ok(facts.some(fact => fact.kind === 'session' && fact.parent !== null));
	});

	test('are looked for where the environment says', () => {
		const variables = { CLINE_DIR: '/data/cline', CLINE_SESSION_DATA_DIR: '/data/sessions' };
		const folders = rootsOf(cline, { home: '/home/sam', platform: 'linux', variables }).map(({ folder }) => folder);
		assert.ok(folders.includes('/home/sam/.config/Cursor/User/globalStorage/saoudrizwan.claude-dev'));
		assert.deepEqual(folders.slice(-2), ['/data/cline/data', '/data/sessions']);
		const windows = rootsOf(rooCode, { home: 'C:\\Users\\sam', platform: 'win32', variables: {} });
		assert.equal(windows[0]?.folder, 'C:\\Users\\sam\\AppData\\Roaming\\Code\\User\\globalStorage\\rooveterinaryinc.roo-cline');
		assert.equal(cline.transcript('/x/tasks/1/api_conversation_history.json', 'tasks/1/api_conversation_history.json'), null);
	});
});
