import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { continueDev } from '../../../../src/agents/continue/continue.ts';
import { SessionReader } from '../../../../src/agents/continue/parse.ts';
import { filesBelow } from '../../../support/agentFiles.ts';
import { nothingBeside } from '../../../support/agents.ts';
import { sharedPath } from '../../../support/shared.ts';

suite(`${continueDev.name}: a real session`, () => {
	test('uses what its total says, and changes what its difference shows', function () {
		const folder = sharedPath('fixtures', 'agents', 'continue');
		if (folder === undefined) {
			this.skip();
		}
		const modifiedAt = Date.parse('2026-01-01T00:00:00Z');
		for (const file of filesBelow(folder)) {
			const content = readFileSync(file);
			const { usage } = JSON.parse(content.toString()) as { usage: { totalCost: number; completionTokens: number } };
			const readings = [...new SessionReader('session.json', nothingBeside).read({ content, modifiedAt })];
			const facts = readings.flatMap(({ reading }) => (reading.kind === 'read' ? reading.facts : []));
			const [response] = facts.filter(fact => fact.kind === 'response');
			assert.deepEqual([response?.recordedUsd, response?.usage.output], [usage.totalCost, usage.completionTokens]);
			const edits = facts.filter(fact => fact.kind === 'edit');
			assert.deepEqual([edits.length, edits[0]?.added, edits[0]?.removed], [1, 1, 0]);
		}
	});
});
