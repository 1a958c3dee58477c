import assert from 'node:assert/strict';
import { windsurf } from '../../../../src/agents/windsurf/windsurf.ts';
import { always } from '../../../../src/ingest/store/store.ts';
import { suiteOfClaims } from '../../../support/agentClaims.ts';
import { readFile } from '../../../support/agentFiles.ts';
import { AgentHome, COPIED_AT } from '../../../support/agentHome.ts';
import { sharedPath } from '../../../support/shared.ts';

suiteOfClaims(windsurf, 'windsurf');

suite('Windsurf: transcripts', () => {
	test('that grow tell each prompt by when it was first seen, and name what is encrypted', async () => {
		const home = new AgentHome(windsurf);
		try {
			const prompt = (words: string): string =>
				JSON.stringify({ type: 'user_input', status: 'done', user_input: { user_response: words } });
			home.write('.codeium/windsurf/cascade/a.pb', 'x');
			home.write('.windsurf/transcripts/a.jsonl', prompt('First'), COPIED_AT);
			await home.sweep();
			home.write('.windsurf/transcripts/a.jsonl', [prompt('First'), prompt('Second')].join('\n'), COPIED_AT + 60);
			const ingest = await home.sweep();
			assert.deepEqual(
				home.store.turns(always).map(({ startedAt }) => startedAt),
				[COPIED_AT * 1_000, (COPIED_AT + 60) * 1_000 + 1],
			);
			assert.match(
				ingest
					.places()
					.flatMap(({ leftOut }) => leftOut)
					.join('\n'),
				/encrypted by Windsurf/,
			);
		} finally {
			home.remove();
		}
	});

	test('a real one tells its edits and commands', function () {
		const file = sharedPath(
			'fixtures',
			'agents',
			'windsurf',
			'git-ai-project__git-ai',
			'tests',
			'fixtures',
			'windsurf-session-simple.jsonl',
		);
		if (file === undefined) {
			this.skip();
		}
		const { facts, misses } = readFile(windsurf, file, 'windsurf-session-simple.jsonl');
		const count = (kind: string): number => facts.filter(fact => fact.kind === kind).length;
		assert.deepEqual([count('edit'), count('run'), count('turn'), count('response'), misses], [2, 6, 1, 0, {}]);
	});
});
