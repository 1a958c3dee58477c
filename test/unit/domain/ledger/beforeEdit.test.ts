import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beforeEdit, type BeforeEdit } from '../../../../src/domain/ledger/ledger.ts';
import type { ToldHunk, ToldLine } from '../../../../src/domain/ledger/beforeEdit.ts';
import type { HunkPlace } from '../../../../src/domain/trace/facts.ts';
import { lineKey } from '../../../../src/domain/trace/lineKey.ts';
import { runs } from '../../../support/facts.ts';

/** Words as lines: `+came`, `-went`, and those that were kept without a mark. */
function hunk(words: string, oldStart: HunkPlace = 1, hasText = true): ToldHunk {
	const lines = words.split(' ').map((word): ToldLine => {
		const op = word.startsWith('+') ? 'add' : word.startsWith('-') ? 'remove' : 'keep';
		const text = op === 'keep' ? word : word.slice(1);
		return { op, key: lineKey(text), text: hasText ? text : null };
	});
	return { oldStart, lines };
}

interface Case {
	readonly now: string;
	/** Lines by the edit, counted from 0. */
	readonly written: readonly number[];
	readonly hunks: readonly ToldHunk[];
	readonly before?: string;
	readonly line?: number;
}

function shown({ now, written, hunks, before, line }: Case): string {
	const file = { lines: now.split(' '), isOfEdit: (index: number) => written.includes(index) };
	return words(beforeEdit({ before: before?.split(' ') ?? null, hunks }, file, line ?? written[0] ?? 0));
}

function words(before: BeforeEdit): string {
	return before.kind === 'unknown' ? 'unknown' : `${before.kind}: ${before.lines.join(' ')}`;
}

suite('a file before an edit', () => {
	test('is the file as it stands with the edit taken back, whatever else has changed since', () => {
		const hunks = [hunk('a -b +x +y c')];
		assert.equal(shown({ now: 'new a x y c more', written: [2, 3], hunks, before: 'a b c' }), 'takenBack: new a b c more');
	});
	test('has all of its hunks taken back that still stand', () => {
		const hunks = [hunk('-b +x', 2), hunk('-d +y', 4), hunk('+z', 6)];
		assert.equal(shown({ now: 'a x c y e changed', written: [1, 3], hunks }), 'takenBack: a b c d e changed');
	});
	test('is what the transcript recorded, where a line of the hunk has changed since', () => {
		const hunks = [hunk('a -b +x +y c')];
		assert.equal(shown({ now: 'a x other c', written: [1], hunks, before: 'a b c' }), 'recorded: a b c');
	});
	test('is not known where nothing recorded it and the hunk stands no more', () => {
		assert.equal(shown({ now: 'a x other c', written: [1], hunks: [hunk('a -b +x +y c')] }), 'unknown');
	});
	test('of equal places takes those that the edit wrote', () => {
		assert.equal(shown({ now: 'x x x', written: [1], hunks: [hunk('-old +x', 9)] }), 'takenBack: x old x');
	});
	test('replaces everywhere where the edit did', () => {
		const hunks = [hunk('-old +x', 'everywhere')];
		assert.equal(shown({ now: 'x a x b x', written: [0, 4], hunks }), 'takenBack: old a x b old');
	});
	test('has a line back that only went, where its neighbours stand once', () => {
		const taken = [hunk('-b +x', 2), hunk('c -gone d', 3)];
		assert.equal(shown({ now: 'a x c d e', written: [1], hunks: taken }), 'takenBack: a b c gone d e');
		assert.equal(shown({ now: 'a x c d c d', written: [1], hunks: taken }), 'takenBack: a b c d c d');
	});
	test('keeps lines as they are spread now', () => {
		const now = { lines: ['if (a) {', '\t\tx();', '}'], isOfEdit: (index: number) => index === 1 };
		const lines: ToldLine[] = [
			{ op: 'keep', key: lineKey('if(a){'), text: 'if(a){' },
			{ op: 'add', key: lineKey('x();'), text: 'x();' },
		];
		assert.deepEqual(beforeEdit({ before: null, hunks: [{ oldStart: 1, lines }] }, now, 1), {
			kind: 'takenBack',
			lines: ['if (a) {', '}'],
		});
	});
	test('without its transcript is known where lines only came', () => {
		assert.equal(shown({ now: 'a x b', written: [1], hunks: [hunk('a +x b', 1, false)] }), 'takenBack: a b');
		assert.equal(shown({ now: 'a x b', written: [1], hunks: [hunk('a -w +x b', 1, false)] }), 'unknown');
	});
	test('that was written over as a whole is what was recorded, or unknown', () => {
		const hunks = [hunk('+a +b', 'wholeFile')];
		assert.equal(shown({ now: 'a b', written: [0, 1], hunks }), 'unknown');
		assert.equal(shown({ now: 'a b', written: [0, 1], hunks, before: 'z' }), 'recorded: z');
	});
	test('is not guessed for a line that is elsewhere', () => {
		const hunks = [hunk('-b +x', 2), hunk('-d +y', 4)];
		assert.equal(shown({ now: 'a x c other e', written: [1], hunks, line: 3 }), 'unknown');
	});

	test('any edit whose lines still stand is taken back whole', () => {
		const part = fc.record({ kept: fc.integer({ min: 1, max: 6 }), gone: fc.nat({ max: 3 }), came: fc.integer({ min: 1, max: 3 }) });
		fc.assert(
			fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.nat({ max: 3 }), (parts, context) => {
				const edit = made(parts, context);
				assert.equal(shown(edit), `takenBack: ${edit.old.join(' ')}`);
			}),
			runs(300),
		);
	});
});

/** A file of lines that differ, in which stretches were replaced. */
function made(parts: readonly { kept: number; gone: number; came: number }[], context: number): Case & { readonly old: readonly string[] } {
	let count = 0;
	const fresh = (name: string, length: number): string[] => Array.from({ length }, () => `${name}${String(count++)}`);
	const pieces = parts.map(({ kept, gone, came }) => ({ kept: fresh('k', kept), gone: fresh('g', gone), came: fresh('c', came) }));
	const now = pieces.flatMap(({ kept, came }) => [...kept, ...came]);
	const hunks = pieces.map(({ kept, gone, came }) =>
		hunk([...kept.slice(kept.length - Math.min(context, kept.length)), ...gone.map(w => `-${w}`), ...came.map(w => `+${w}`)].join(' ')),
	);
	const written = now.flatMap((word, index) => (word.startsWith('c') ? [index] : []));
	return { now: now.join(' '), written, hunks, old: pieces.flatMap(({ kept, gone }) => [...kept, ...gone]) };
}
