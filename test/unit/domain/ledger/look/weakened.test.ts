import assert from 'node:assert/strict';
import { stillWeakened } from '../../../../../src/domain/ledger/look/weakened.ts';
import type { EditRow } from '../../../../../src/domain/trace/rows.ts';
import type { Weakening } from '../../../../../src/domain/trace/weakening.ts';
import { editRow, session } from '../../../../support/book.ts';
import { edit as trace, file, hunk } from '../../../../support/ledger.ts';

suite('tests that stay weakened', () => {
	const none: Weakening = { assertions: [], tests: [], skips: [], loosened: [] };
	const edit = (weakened: Partial<Weakening> | null): EditRow =>
		editRow(session('one'), '2026-10-01T08:00:00Z', '/a.test.ts', { weakened: weakened && { ...none, ...weakened } });

	test('are those whose lines nobody brought back', () => {
		const weakened = { assertions: file('one two') };
		assert.deepEqual(stillWeakened(edit(weakened), [], file('three')), { ...none, ...weakened });
		assert.equal(stillWeakened(edit(null), [], file('three')), null);
	});
	test('not where another edit of the session has them, or the file itself', () => {
		const moved = trace(Date.parse('2026-10-01T09:00:00Z'), { path: '/b.test.ts', hunks: [hunk(1, '+one')] });
		assert.deepEqual(stillWeakened(edit({ assertions: file('one two') }), [moved], file('two')), null);
		assert.deepEqual(stillWeakened(edit({ loosened: file('one') }), [], file('one')), null);
	});
	test('a skip stays as long as it stands', () => {
		const skips = file('skip');
		assert.deepEqual(stillWeakened(edit({ skips }), [], file('skip more')), { ...none, skips });
		assert.equal(stillWeakened(edit({ skips }), [], file('more')), null);
		const removed = trace(Date.parse('2026-10-01T09:00:00Z'), { hunks: [hunk(1, '-skip')] });
		assert.equal(stillWeakened(edit({ skips }), [removed], null), null);
		assert.deepEqual(stillWeakened(edit({ skips }), [], null), { ...none, skips });
	});
});
