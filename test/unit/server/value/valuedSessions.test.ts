import assert from 'node:assert/strict';
import { everything } from '../../../../src/server/book.ts';
import { CoveredTree, usualVerification } from '../../../../src/server/ledger/coveredTree.ts';
import { openWorkTree } from '../../../../src/server/ledger/workTree.ts';
import { RepositoryChanges } from '../../../../src/server/value/repositoryChanges.ts';
import { valuedSessions } from '../../../../src/server/value/valuedSessions.ts';
import { bookOf, editRow, responseRow, session, sessionRow, turnRow } from '../../../support/book.ts';
import { lines, Story } from './story.ts';

suite('valued sessions', function () {
	this.timeout(60_000);

	test('bring together kind, model, cost, lines that are verified and lines that landed', async () => {
		const story = new Story(Date.parse('2026-08-03T09:00:00Z'));
		const landed = story.session('claude-code', { 'a.ts': lines('a', 6), 'dropped.ts': lines('b', 2) });
		story.repository.git('add', 'a.ts');
		story.repository.git('commit', '-q', '-m', 'A');
		story.repository.git('clean', '-q', '-f');
		const open = story.session('codex', { 'c.ts': lines('c', 4) });
		const engine = await story.engine();
		const tree = openWorkTree(story.repository.root);
		const value = await new RepositoryChanges(engine.book).of(tree, everything);
		const covered = new CoveredTree(tree, {
			book: engine.book,
			marks: engine.marks,
			documentAt: () => undefined,
			verification: () => usualVerification,
		});
		const valued = valuedSessions(engine.book, everything, {
			covered: covered.coverage().files,
			lines: value?.sessions.flatMap(({ lines: own }) => own ?? []) ?? [],
		});
		assert.deepEqual(
			valued.map(one => [one.session, one.kind, one.model, one.alive, one.landed]),
			[
				[landed, 'feature', 'claude-sonnet-4-5-20250929', { lines: 6, verified: 0 }, 0.75],
				[open, 'feature', 'gpt-5-codex', { lines: 4, verified: 0 }, null],
			],
		);
		assert.ok(valued.every(({ costUsd }) => costUsd !== null && costUsd > 0));
		engine.close();
		story.remove();
	});

	test('count prompts that report something wrong after the first edit, and have no cost where a part has none', () => {
		const id = session('s');
		const report = { by: 'engineer', typedChars: 9, sign: 'report' } as const;
		const rows = {
			session: [sessionRow(id, '2026-08-03T09:00Z', '2026-08-03T10:00Z')],
			turn: [
				turnRow(id, '2026-08-03T09:00Z', '2026-08-03T09:05Z', { prompt: report }),
				turnRow(id, '2026-08-03T09:20Z', '2026-08-03T09:25Z', { prompt: report }),
				turnRow(id, '2026-08-03T09:30Z', '2026-08-03T09:35Z'),
			],
			edit: [editRow(id, '2026-08-03T09:04Z', '/work/app/a.ts')],
			response: [responseRow(id, '2026-08-03T09:01Z'), responseRow(id, '2026-08-03T09:02Z', { model: 'nova' })],
		};
		const [valued] = valuedSessions(bookOf(rows, '2026-08-03T12:00Z'), everything, { covered: [], lines: [] });
		assert.deepEqual(
			[valued?.correctingTurns, valued?.costUsd, valued?.model, valued?.kind, valued?.alive, valued?.landed],
			[1, null, 'claude-haiku-4-5', 'fix', null, null],
		);
	});
});
