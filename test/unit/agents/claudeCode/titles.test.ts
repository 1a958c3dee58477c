import assert from 'node:assert/strict';
import { titleIn } from '../../../../src/agents/claudeCode/titles.ts';
import type { TitleSource } from '../../../../src/domain/trace/facts.ts';

const check = (record: unknown, source: TitleSource, expected: string | undefined): void => {
	assert.equal(titleIn(JSON.stringify(record), source), expected);
};
const prompt = (content: unknown): unknown => ({ type: 'user', message: { role: 'user', content } });

suite('Claude Code: the words of a title', () => {
	test('what the engineer has called it', () => {
		check({ type: 'custom-title', customTitle: 'parser' }, 'engineer', 'parser');
	});
	test('what the agent has called it', () => {
		check({ type: 'ai-title', aiTitle: 'Parser fix' }, 'agent', 'Parser fix');
		check({ type: 'summary', summary: 'Parser fix', leafUuid: 'x' }, 'agent', 'Parser fix');
	});
	test('the first prompt, without what was put around it', () => {
		check(prompt('<system-reminder>Mind!</system-reminder>\n  Fix\n\tthe parser '), 'prompt', 'Fix the parser');
		check(
			prompt([
				{ type: 'text', text: '<ide_selection>a</ide_selection>' },
				{ type: 'text', text: 'Why?' },
			]),
			'prompt',
			'Why?',
		);
	});
	test('a command with what was given to it', () => {
		const command = '<command-message>review</command-message>\n<command-name>/review</command-name>\n<command-args>a.ts</command-args>';
		check(prompt(command), 'prompt', '/review a.ts');
	});
	test('a prompt that was typed while the agent worked', () => {
		check({ type: 'attachment', attachment: { type: 'queued_command', prompt: 'and now?', commandMode: 'prompt' } }, 'prompt', 'and now?');
	});
	test('one short line that nothing can steer', () => {
		check({ type: 'custom-title', customTitle: 'a\u001b[31m\u202eb\u2028c' }, 'engineer', 'a b c');
		const long = titleIn(JSON.stringify(prompt('😀'.repeat(500))), 'prompt');
		assert.equal(long, `${'😀'.repeat(119)}…`);
	});
	test('a line that is another by now has none', () => {
		check({ type: 'custom-title', customTitle: 'parser' }, 'agent', undefined);
		check({ type: 'assistant', message: {} }, 'prompt', undefined);
		check({ type: 'custom-title', customTitle: ' \u0000 ' }, 'engineer', undefined);
		assert.equal(titleIn('{"type":"custom-ti', 'engineer'), undefined);
	});
});
