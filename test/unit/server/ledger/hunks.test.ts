import assert from 'node:assert/strict';
import { noWitnesses, type LedgerLine, type Origin } from '../../../../src/domain/ledger/ledger.ts';
import { editId, agentId } from '../../../../src/domain/trace/ids.ts';
import { lineKey } from '../../../../src/domain/trace/lineKey.ts';
import { coveredFile } from '../../../../src/server/ledger/coverage.ts';
import { hunksOf } from '../../../../src/server/ledger/hunks.ts';
import { run, session } from '../../../support/ledger.ts';

/** A letter is a line of the edit of that name, `?` one of nobody's, `_` a blank line; a mark is made on the lines that are capitals. */
function check(words: string, expected: string, isApplicable = true): void {
	const letters = Array.from(words);
	const lines = letters.map(ledgerLine);
	const file = { keys: lines.map(line => line.key), at: 1, head: '', saved: null };
	const reviewed = letters.flatMap((letter, index) => (/[A-Z]/.test(letter) ? [index + 1] : []));
	const marks = [{ kind: 'reviewed', cause: { kind: 'mark', mark: 'm' }, at: 9, lines: new Set(reviewed) }] as const;
	const witnesses = { ...noWitnesses, runs: [run(0, 'test')], marks };
	const covered = coveredFile(
		{ path: 'a.ts', file, lines, history: [] },
		{ applicability: isApplicable ? 'applicable' : 'prose', witnesses, testAuthors: [], bar: 'standard' },
	);
	const told = hunksOf(covered).map(hunk => `${String(hunk.from)}-${String(hunk.to)} ${String(hunk.lines.length)} ${hunk.standing}`);
	assert.equal(told.join(', '), expected);
}

function ledgerLine(letter: string, index: number): LedgerLine {
	if (letter === '_') {
		return { key: lineKey(''), origin: { kind: 'unknown' }, since: null };
	}
	const edit = editId(agentId('made-up'), letter.toLowerCase());
	const byAgent: Origin = { kind: 'agent', edit, session: session(), at: 1, basis: 'replayed' };
	return { key: lineKey(`${letter}${String(index)}`), origin: letter === '?' ? { kind: 'unknown' } : byAgent, since: 1 };
}

suite('hunks', () => {
	test('lines of one edit that stand alike are one', () => {
		check('aaa', '0-3 3 nothing');
	});
	test('blank lines do not part them, and are not counted', () => {
		check('_a__a_', '1-5 2 nothing');
	});
	test('another edit, another standing, and a line of others part them', () => {
		check('aabb', '0-2 2 nothing, 2-4 2 nothing');
		check('aAAa', '0-1 1 nothing, 1-3 2 reviewed, 3-4 1 nothing');
		check('a?a', '0-1 1 nothing, 2-3 1 nothing');
	});
	test('what nobody verifies line by line has none, and neither have lines of others', () => {
		check('aaa', '', false);
		check('??_', '');
		check('', '');
	});
});
