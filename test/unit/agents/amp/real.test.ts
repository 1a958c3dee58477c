import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { amp } from '../../../../src/agents/amp/amp.ts';
import { filesBelow, readFile } from '../../../support/agentFiles.ts';
import { sharedPath } from '../../../support/shared.ts';

interface Thread {
	readonly messages: readonly { readonly usage?: { readonly totalInputTokens: number; readonly outputTokens: number } }[];
}

suite('amp: real sessions', () => {
	test('used what their answers say, and edited what they say', function () {
		const folder = sharedPath('fixtures', 'agents', 'amp');
		if (folder === undefined) {
			this.skip();
		}
		let edits = 0;
		for (const file of filesBelow(folder)) {
			const { messages } = JSON.parse(readFileSync(file, 'utf8')) as Thread;
			const { facts } = readFile(amp, file, file.split(/[\\/]/).at(-1) ?? '');
			const told = facts.flatMap(fact => (fact.kind === 'response' ? [fact.usage] : []));
			assert.deepEqual(
				told.map(({ input, cacheRead, cacheWrite5m, output }) => [input + cacheRead + cacheWrite5m, output]),
				messages.flatMap(({ usage }) => (usage === undefined ? [] : [[usage.totalInputTokens, usage.outputTokens]])),
				file,
			);
			assert.ok(told.length > 0);
			edits += facts.filter(({ kind }) => kind === 'edit').length;
		}
		assert.equal(edits, 1);
	});
});
