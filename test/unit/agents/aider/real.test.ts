import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { aider } from '../../../../src/agents/aider/aider.ts';
import type { Fact, ResponseFact } from '../../../../src/domain/trace/facts.ts';
import { filesBelow, readFile } from '../../../support/agentFiles.ts';
import { sharedPath } from '../../../support/shared.ts';

suite('aider: real sessions', () => {
	test('each call that a history shows is told, and each file that it says was edited', function () {
		let calls = 0;
		let edited = 0;
		for (const file of filesOf(this, '.md')) {
			const content = readFileSync(file, 'utf8');
			const expected = { calls: countOf(content, /^> Tokens: /gm), edited: new Set(namesIn(content)).size };
			const { facts } = readFile(aider, file, '.aider.chat.history.md');
			const paths = facts.flatMap(fact => (fact.kind === 'edit' ? [fact.path] : []));
			assert.deepEqual({ calls: responsesIn(facts).length, edited: new Set(paths).size }, expected, file);
			calls += expected.calls;
			edited += expected.edited;
		}
		assert.ok(calls > 40, `${String(calls)} calls`);
		assert.ok(edited > 10, `${String(edited)} files`);
	});

	test('the analytics log is told as it sums up', function () {
		const [file = ''] = filesOf(this, 'analytics.jsonl');
		const sent = readFileSync(file, 'utf8')
			.split('\n')
			.filter(line => line.includes('"event": "message_send",'))
			.map(line => (JSON.parse(line) as { properties: { prompt_tokens: number; completion_tokens: number; cost: number } }).properties);
		const { facts } = readFile(aider, file, 'aider-analytics.jsonl');
		const exact = responsesIn(facts).filter(({ trust }) => trust === 'exact');
		assert.ok(sent.length > 100);
		assert.deepEqual(
			exact.map(({ usage, recordedUsd }) => [usage.input, usage.output, recordedUsd ?? 0]),
			sent.map(({ prompt_tokens: input, completion_tokens: output, cost }) => [input, output, cost]),
		);
	});
});

/** A session from which someone took the blanks at the ends of its lines. */
const altered = /\/yes-always-multi-step\//;

function filesOf(context: Mocha.Context, end: string): readonly string[] {
	const folder = sharedPath('fixtures', 'agents', 'aider');
	if (folder === undefined) {
		context.skip();
	}
	return filesBelow(folder).filter(file => file.endsWith(end) && !altered.test(file));
}

function responsesIn(facts: readonly Fact[]): readonly ResponseFact[] {
	return facts.filter(fact => fact.kind === 'response');
}

function countOf(content: string, pattern: RegExp): number {
	return [...content.matchAll(pattern)].length;
}

function namesIn(content: string): readonly string[] {
	return [...content.matchAll(/^> Applied edit to (.+?) *$/gm)].map(([, name = '']) => name);
}
