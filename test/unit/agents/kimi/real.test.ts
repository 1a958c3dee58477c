import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { kimi } from '../../../../src/agents/kimi/kimi.ts';
import type { Fact } from '../../../../src/domain/trace/facts.ts';
import { filesBelow, readFile } from '../../../support/agentFiles.ts';
import { sharedPath } from '../../../support/shared.ts';

interface Line {
	readonly type: string;
	readonly usage?: Tokens;
	readonly event?: {
		readonly type: string;
		readonly name?: string;
		readonly usage?: Tokens;
		readonly result?: { readonly isError?: boolean };
	};
}

interface Tokens {
	readonly inputOther: number;
	readonly output: number;
	readonly inputCacheRead: number;
}

suite('kimi: real sessions', () => {
	test('used what their steps and compactions say, and ran what they say', function () {
		const folder = sharedPath('fixtures', 'agents', 'kimi');
		if (folder === undefined) {
			this.skip();
		}
		let responses = 0;
		for (const file of filesBelow(folder).filter(name => name.endsWith('.jsonl'))) {
			const expected = recounted(readFileSync(file, 'utf8'));
			assert.deepEqual(told(readFile(kimi, file, 'folder/session/agents/main/wire.jsonl').facts), expected, file);
			responses += expected.responses;
		}
		assert.ok(responses > 20, `${String(responses)} responses`);
	});
});

/** What the ends of steps say, and not the records that the reader goes by; only a compaction has no step. */
function recounted(text: string): { responses: number; tokens: number; runs: number } {
	const lines = text.split('\n').filter(line => line !== '');
	const records = lines.map(line => JSON.parse(line) as Line);
	const compactions = lines.flatMap(line => (line.includes('"usageScope":"session"') ? ((JSON.parse(line) as Line).usage ?? []) : []));
	const used = [...records.flatMap(({ event }) => event?.usage ?? []), ...compactions];
	return {
		responses: used.length,
		tokens: used.reduce((sum, { inputOther, output, inputCacheRead }) => sum + inputOther + output + inputCacheRead, 0),
		runs: records.filter(({ event }) => event?.type === 'tool.call' && event.name === 'Bash').length,
	};
}

function told(facts: readonly Fact[]): { responses: number; tokens: number; runs: number } {
	const used = new Map(facts.flatMap(fact => (fact.kind === 'response' ? [[fact.id, fact.usage]] : [])));
	return {
		responses: used.size,
		tokens: [...used.values()].reduce((sum, { input, output, cacheRead }) => sum + input + output + cacheRead, 0),
		runs: new Set(facts.flatMap(fact => (fact.kind === 'run' ? [fact.id] : []))).size,
	};
}
