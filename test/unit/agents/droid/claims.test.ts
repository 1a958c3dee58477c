import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { droid } from '../../../../src/agents/droid/droid.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';
import { readFile } from '../../../support/agentFiles.ts';
import { besideReal } from '../../../support/realFiles.ts';
import { sharedPath } from '../../../support/shared.ts';

suiteOfClaims(droid, 'droid');

suite('Factory Droid: a real session', () => {
	test('has used what its settings say', function () {
		const file = sharedPath('fixtures', 'agents', 'droid', 'git-ai-project__git-ai', 'tests', 'fixtures', 'droid-session.jsonl');
		if (file === undefined) {
			this.skip();
		}
		const { facts, misses } = readFile(droid, file, 'project/droid-session.jsonl', besideReal('droid', file));
		const told = JSON.parse(readFileSync(file.replace('.jsonl', '.settings.json'), 'utf8')) as { tokenUsage: Record<string, number> };
		const [response] = facts.filter(fact => fact.kind === 'response');
		const { inputTokens, outputTokens, cacheReadTokens } = told.tokenUsage;
		assert.deepEqual(
			[response?.usage.input, response?.usage.output, response?.usage.cacheRead, misses],
			[inputTokens, outputTokens, cacheReadTokens, {}],
		);
		const edits = facts.filter(fact => fact.kind === 'edit');
		assert.deepEqual(
			edits.map(({ added, removed }) => [added, removed]),
			[[1, 1]],
		);
	});
});
