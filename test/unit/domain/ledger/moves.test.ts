import assert from 'node:assert/strict';
import { historiesOf, type Move } from '../../../../src/domain/ledger/ledger.ts';
import type { TraceRow } from '../../../../src/domain/trace/rows.ts';
import { create, edit, file, hunk } from '../../../support/ledger.ts';

/** `files`: the words of each file that is there. `expected`: the numbers of the edits that belong to each. */
const check = (
	traces: readonly TraceRow[],
	files: Readonly<Record<string, string>>,
	expected: Readonly<Record<string, string>>,
	moves: readonly Move[] = [],
): void => {
	const now = new Map(Object.entries(files).map(([name, words]) => [name, file(words)]));
	const histories = [...historiesOf(traces, now, moves)].filter(([name]) => now.has(name));
	const told = histories.map(([name, history]) => [name, history.map(trace => trace.edit.replace(/^.*:/, '')).join(' ')]);
	assert.deepEqual(Object.fromEntries(told), expected);
};

const at = (path: string, trace: TraceRow): TraceRow => ({ ...trace, path });

suite('Moves', () => {
	test('edits belong to the file of their name', () => {
		check([at('/b', create(2, 'p q')), at('/a', create(1, 'a b'))], { '/a': 'a b', '/b': 'p q' }, { '/a': '1', '/b': '2' });
	});

	test('edits under a name that is gone belong to the file that has its lines', () => {
		check([at('/a', create(1, 'a b c d'))], { '/moved': 'a b c new', '/other': 'x y z' }, { '/moved': '1' });
	});

	test('and come before those under the new name', () => {
		const later = at('/moved', edit(2, { before: file('a b c d'), hunks: [hunk(1, 'a +x b')] }));
		check([later, at('/a', create(1, 'a b c d'))], { '/moved': 'a x b c d' }, { '/moved': '1 2' });
	});

	test('a file that was moved twice is followed, also where the second name shows little of it', () => {
		const little = at('/second', edit(2, { hunks: [hunk(2, 'b -c +x')] }));
		check([at('/first', create(1, 'a b c d e')), little], { '/third': 'a b x d e' }, { '/third': '1 2' });
	});

	test('a rename that is told is believed', () => {
		const moved = at('/a', edit(2, { change: 'rename', movedTo: '/b', hunks: [hunk(1, '-a +p'), hunk(2, '-b +q')] }));
		check([at('/a', create(1, 'a b')), moved], { '/b': 'p q', '/c': 'a b' }, { '/b': '1 2' });
	});

	test('a rename that was seen is believed, of a file or of a folder, one after the other', () => {
		const moved = (at: number, from: string, to: string): Move => ({ at, from, to });
		const told = [at('/src/a', create(1, 'a b'))];
		const files = { '/lib/b': 'p q', '/c': 'a b' };
		check(told, files, { '/lib/b': '1' }, [moved(2, '/src', '/lib'), moved(3, '/lib/a', '/lib/b')]);
		check(told, files, { '/c': '1' }, [moved(2, '/src', '/gone')]);
		check(told, files, { '/c': '1' }, [moved(0, '/src/a', '/lib/b')]);
		check(told, { ...files, '/src/a': 'x' }, { '/src/a': '1' }, [moved(2, '/src/a', '/lib/b')]);
	});

	test('edits of a file of which nothing is left belong to none', () => {
		check([at('/a', create(1, 'a b c d'))], { '/other': 'x y z' }, {});
	});

	test('a file that an agent made is no file that was moved', () => {
		check([at('/a', create(1, 'a b c d')), at('/copy', create(2, 'a b c d'))], { '/copy': 'a b c d' }, { '/copy': '2' });
	});

	test('a file that was edited before the other vanished is another file', () => {
		const before = at('/other', edit(2, { before: file('a b c d') }));
		check([at('/a', create(1, 'a b c d')), at('/a', edit(5, {})), before], { '/other': 'a b c d' }, { '/other': '2' });
	});

	test('one line in common, or braces, are no sign', () => {
		check([at('/a', create(1, 'a } { }'))], { '/other': 'a } { }' }, {});
	});

	test('a small file is not a large one that has its few lines', () => {
		check([at('/a', create(1, 'a b c d e f g h i j k l'))], { '/small': 'a b' }, {});
	});
});
