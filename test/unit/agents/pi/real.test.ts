import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pi } from '../../../../src/agents/pi/pi.ts';
import type { Fact } from '../../../../src/domain/trace/facts.ts';
import { filesBelow, readFile } from '../../../support/agentFiles.ts';
import { sharedPath } from '../../../support/shared.ts';

suite('pi: real sessions', () => {
	test('cost and do what their messages say, recounted without the reader', function () {
		const folder = sharedPath('fixtures', 'agents', 'pi');
		if (folder === undefined) {
			this.skip();
		}
		let responses = 0;
		for (const file of filesBelow(folder)) {
			const expected = recounted(readFileSync(file, 'utf8'));
			assert.deepEqual(told(readFile(pi, file, 'folder/session.jsonl').facts), expected, file);
			responses += expected.responses;
		}
		assert.ok(responses > 900, `${String(responses)} responses`);
	});
});

interface Counts {
	readonly responses: number;
	readonly tokens: number;
	readonly microUsd: number;
	readonly editedCalls: number;
	readonly runs: number;
}

interface Entry {
	readonly message?: {
		readonly role: string;
		readonly usage?: { input: number; output: number; cacheRead: number; cacheWrite: number; cost: { total: number } };
		readonly toolName?: string;
		readonly isError?: boolean;
		readonly content?: string | readonly { readonly type: string; readonly name?: string }[];
	};
}

function recounted(text: string): Counts {
	const lines = text.split('\n').filter(line => line !== '');
	const messages = lines.flatMap(line => (JSON.parse(line) as Entry).message ?? []);
	const used = messages.flatMap(({ usage }) => usage ?? []);
	const sums = used.map(({ input, output, cacheRead, cacheWrite }) => input + output + cacheRead + cacheWrite);
	const parts = messages.flatMap(({ content }) => (typeof content === 'string' ? [] : (content ?? [])));
	return {
		responses: sums.filter(sum => sum > 0).length,
		tokens: sums.reduce((total, sum) => total + sum, 0),
		microUsd: Math.round(used.reduce((total, { cost }) => total + cost.total, 0) * 1e6),
		editedCalls: messages.filter(({ toolName, isError }) => /^(?:edit|write)$/.test(toolName ?? '') && isError === false).length,
		runs: parts.filter(part => part.type === 'toolCall' && part.name === 'bash').length,
	};
}

function told(facts: readonly Fact[]): Counts {
	const responses = facts.filter(fact => fact.kind === 'response');
	const tokens = responses.map(({ usage }) => usage.input + usage.output + usage.cacheRead + usage.cacheWrite5m);
	return {
		responses: new Set(responses.map(({ id }) => id)).size,
		tokens: tokens.reduce((total, sum) => total + sum, 0),
		microUsd: Math.round(responses.reduce((total, { recordedUsd }) => total + (recordedUsd ?? 0), 0) * 1e6),
		editedCalls: new Set(facts.flatMap(fact => (fact.kind === 'edit' ? [fact.id.split('/')[0]] : []))).size,
		runs: new Set(facts.flatMap(fact => (fact.kind === 'run' ? [fact.id] : []))).size,
	};
}
