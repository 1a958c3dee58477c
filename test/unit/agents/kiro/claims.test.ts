import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { kiro } from '../../../../src/agents/kiro/kiro.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';
import { filesBelow, readFile } from '../../../support/agentFiles.ts';
import { belowOf, besideReal } from '../../../support/realFiles.ts';
import { sharedPath } from '../../../support/shared.ts';

suiteOfClaims(kiro, 'kiro');

suite('Kiro: real sessions', () => {
	test('add up with their lines, counted without the reader, and each prompt counts once', function () {
		const folder = sharedPath('fixtures', 'agents', 'kiro');
		if (folder === undefined) {
			this.skip();
		}
		for (const file of filesBelow(folder).filter(name => name.endsWith('.jsonl'))) {
			const text = readFileSync(file, 'utf8');
			const prompts = new Set([...text.matchAll(/"kind":"Prompt","data":\{"message_id":"([^"]+)"/g)].map(([, id]) => id));
			const { facts, misses } = readFile(kiro, file, belowOf('kiro', file) ?? '', besideReal('kiro', file));
			const turns = new Set(facts.flatMap(fact => (fact.kind === 'turn' ? [fact.id] : [])));
			const results = new Set(
				[...text.matchAll(/"exit_status":"exit status: \d+".*?"toolUseId":"([^"]+)"|"name":"shell"/g)].map(([all]) => all),
			);
			const runs = new Set(facts.flatMap(fact => (fact.kind === 'run' ? [fact.id] : [])));
			assert.deepEqual([turns.size, misses], [prompts.size, {}], file);
			assert.ok(results.size === 0 || runs.size > 0, file);
			assert.ok(
				facts.every(fact => fact.kind !== 'response'),
				file,
			);
		}
	});
});
