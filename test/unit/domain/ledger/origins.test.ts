import assert from 'node:assert/strict';
import { ledgerFor, ledgerOf } from '../../../../src/domain/ledger/ledger.ts';
import { lineKeys } from '../../../../src/domain/trace/lineKey.ts';
import type { TraceRow } from '../../../../src/domain/trace/rows.ts';
import { create, edit, file, hunk, origins } from '../../../support/ledger.ts';

const NOW = 100;

/** `expected`: for each line the number of the agent's edit, `e` for the engineer, `?` for unknown. */
const check = (traces: readonly TraceRow[], current: string, expected: string, typedAt: readonly number[] = []): void => {
	assert.equal(origins(ledgerOf(traces, { keys: file(current), at: NOW }, typedAt)), expected);
};

suite('Origins', () => {
	test('without edits nobody is known to have written a line', () => {
		check([], 'a b', '? ?');
	});

	test("a file that an agent made is the agent's, blank lines and all", () => {
		check([create(1, 'a _ }')], 'a _ }', '1 1 1');
	});

	test("lines that an edit put in are its agent's, at the place that it names", () => {
		check([edit(1, { before: file('a b c'), hunks: [hunk(2, '-b +B +BB')] })], 'a B BB c', '? 1 1 ?');
	});

	test('each hunk of an edit finds its place after the ones before it', () => {
		check([edit(1, { before: file('a b c d'), hunks: [hunk(1, '+x +y a'), hunk(3, 'c +z d')] })], 'x y a b c z d', '1 1 ? ? ? 1 ?');
	});

	test('an edit is replayed where it stands, and aligned where its place had to be found', () => {
		const basesOf = (traces: readonly TraceRow[], current: string): readonly string[] =>
			ledgerOf(traces, { keys: file(current), at: NOW }).flatMap(({ origin }) => (origin.kind === 'agent' ? [origin.basis] : []));
		assert.deepEqual(basesOf([edit(1, { before: file('a b'), hunks: [hunk(1, 'a +x b')] })], 'a x b'), ['replayed']);
		assert.deepEqual(basesOf([create(1, 'a b'), edit(2, { hunks: [hunk(9, 'a +x b')] })], 'a x b'), ['replayed', 'aligned', 'replayed']);
		assert.deepEqual(basesOf([edit(1, { hunks: [hunk(1, 'a +x b')] })], 'a x b'), ['aligned']);
	});

	test('lines that others changed between two edits are not theirs', () => {
		check([create(1, 'a b c d'), edit(2, { before: file('a other c d'), hunks: [hunk(4, '-d +D')] })], 'a other c D', '1 ? 1 2');
	});

	test("lines that came where typing was seen are the engineer's", () => {
		check([create(1, 'a b')], 'a typed b', '1 e 1', [50]);
		check([create(1, 'a b')], 'a other b', '1 ? 1', [0.5]);
		check([create(1, 'a b'), edit(3, { before: file('a typed b') })], 'a typed b late', '1 e 1 ?', [2]);
		const ledger = ledgerFor([create(1, 'a b')]);
		assert.equal(origins(ledger({ keys: file('a typed b'), at: NOW }, [50])), '1 e 1');
		assert.equal(origins(ledger({ keys: file('a typed b'), at: NOW })), '1 ? 1', 'what was told once is not kept');
	});

	test('white space alone does not change who wrote a line', () => {
		const lines = ledgerOf([create(1, 'if(a){ b(c,d); }')], { keys: lineKeys(['if (a) {', '\tb(c, d);\r', '', '  }']), at: NOW });
		assert.equal(origins(lines), '1 1 ? 1');
	});

	test('a line that an agent only moves to the right is still whose it was', () => {
		check([edit(1, { before: file('a b c } d'), hunks: [hunk(2, '-b -c +if +b +c +}')] })], 'a if b c } } d', '? 1 ? ? 1 ? ?');
	});

	test('a brace that came with its neighbours goes with them', () => {
		check(
			[edit(1, { before: file('f { x } g { y }'), hunks: [hunk(5, '+n +{ +z +}')] })],
			'f { x } n { z } g { y }',
			'? ? ? ? 1 1 1 1 ? ? ? ?',
		);
	});

	test('an edit without a place is found by the lines around it', () => {
		check([create(1, 'a } b } c }'), edit(2, { hunks: [hunk(null, 'c -} +C')] })], 'a } b } c C', '1 1 1 1 1 2');
	});

	test('the nearest of equal places is taken', () => {
		const added = (oldStart: number): TraceRow[] => [create(1, 'a p q b p q c'), edit(2, { hunks: [hunk(oldStart, 'p +x q')] })];
		check(added(5), 'a p q b p x q c', '1 1 1 1 1 2 1 1');
		check(added(6), 'a p q b p x q c', '1 1 1 1 1 2 1 1');
		check(added(1), 'a p x q b p q c', '1 1 2 1 1 1 1 1');
	});

	test('what has moved one hunk has moved the next', () => {
		const moved = edit(2, { hunks: [hunk(4, 'a -b +B'), hunk(6, 'p +x q')] });
		check([create(1, 'a b p q p q'), moved], 'new new new a B p x q p q', '? ? ? 1 2 1 2 1 1 1');
	});

	test('an edit is placed although others changed the lines around it', () => {
		check([create(1, 'a b c d e f'), edit(2, { hunks: [hunk(2, 'b other -d +D e')] })], 'a b other D e f', '1 1 ? 2 1 1');
	});

	test('a replacement everywhere finds every place', () => {
		check([create(1, 'a x b x c'), edit(2, { hunks: [hunk('everywhere', '-x +y')] })], 'a y b y c', '1 2 1 2 1');
	});

	test('an edit whose lines are nowhere was undone', () => {
		check([create(1, 'a b'), edit(2, { hunks: [hunk(7, 'p -q +r s')] })], 'a b', '1 1');
	});

	test('before the file is known, edits are kept until it is', () => {
		check([edit(1, { hunks: [hunk(3, 'a +x +} b')] }), edit(2, { hunks: [hunk(8, 'x -} +y b')] })], '1 2 a x y b }', '? ? ? 1 2 ? ?');
	});

	test('a file that is written over keeps the lines that stay', () => {
		const whole = (words: string): TraceRow => edit(2, { hunks: [hunk('wholeFile', words)] });
		check([create(1, 'a b c'), whole('+a +x +c')], 'a x c', '1 2 1');
		check([edit(1, { before: file('a b') }), whole('+a +x')], 'a x', '? 2');
	});

	test('an edit that is told twice counts once', () => {
		const twice = edit(2, { before: file('a b'), hunks: [hunk(1, 'a +x b')] });
		check([create(1, 'a b'), twice, twice, { ...twice, before: null }], 'a x b', '1 2 1');
	});
});

suite('Origins of what comes back', () => {
	test('an undone edit gives its old lines back to whoever wrote them', () => {
		const replaced = edit(2, { before: file('mine b } c'), hunks: [hunk(2, '-b -} +x')] });
		check([edit(1, { before: file('mine } c'), hunks: [hunk(1, 'mine +b } c')] }), replaced], 'mine b } c', '? 1 ? ?');
	});

	test('a brace comes back with the line that it stood beside', () => {
		const gone = edit(2, { before: file('a b } c'), hunks: [hunk(2, '-b -}')] });
		check([create(1, 'a b } c'), gone], 'a b } c', '1 1 1 1');
	});

	test('lines that came back count from when they did', () => {
		const gone = edit(2, { before: file('a b c'), hunks: [hunk(2, '-b')] });
		const lines = ledgerOf([create(1, 'a b c'), gone], { keys: file('a b c'), at: NOW });
		assert.deepEqual(
			lines.map(({ since }) => since),
			[1, NOW, 1],
		);
	});

	test('what an agent takes out and puts in again as it was keeps its origin', () => {
		check(
			[
				edit(1, { before: file('a mine own b c'), hunks: [hunk(2, '-mine -own')] }),
				edit(2, { before: file('a b c'), hunks: [hunk(3, '+mine +own c')] }),
			],
			'a b mine own c',
			'? ? ? ? ?',
		);
	});

	test("a brace that an agent takes out and puts in is the agent's", () => {
		check([edit(1, { before: file('a } b'), hunks: [hunk(2, '-} +}')] })], 'a } b', '? 1 ?');
	});

	test("a file that an agent deletes and makes again is all that agent's", () => {
		check([edit(1, { before: file('a b'), change: 'delete' }), create(2, 'a c')], 'a c', '2 2');
		check([create(1, 'a b'), edit(2, { change: 'delete' }), { ...create(3, 'a c'), before: null }], 'a c', '3 3');
	});

	test('a file that comes back after it was deleted is what it was', () => {
		check([create(1, 'a b'), edit(2, { change: 'delete' })], 'a b', '1 1');
	});

	test('a block that is moved by hand keeps its origin, once it was seen to be gone', () => {
		check([create(1, 'a b c d'), edit(2, { before: file('a d') })], 'a d b c', '1 1 1 1');
	});
});
