import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kindOfChange, type ContentChange, type SeenChange, type Span } from '../../../../src/client/capture/changeKind.ts';

const lines = (from: number, to = from): Span => ({ start: { line: from }, end: { line: to } });
const change = (text: string, range = lines(4), rangeLength = 0): ContentChange => ({ text, range, rangeLength });
const atCursor: SeenChange = { changes: [change('x')], isUndo: false, cursors: [lines(4)] };

/** A change at the cursor of the focused editor, but for what is named. */
function check(given: Partial<SeenChange>, expected: ReturnType<typeof kindOfChange>): void {
	assert.equal(kindOfChange({ ...atCursor, ...given }), expected, JSON.stringify(given));
}

suite('what a change of a document is', () => {
	test('no change of text is no change', () => {
		check({ changes: [] }, null);
		check({ changes: [], isUndo: true }, null);
	});

	test('undo and redo are nobody’s writing, at the cursor or not', () => {
		check({ isUndo: true }, 'undo');
		check({ isUndo: true, cursors: [] }, 'undo');
	});

	test('a key at the cursor, with what the editor adds to it, may be typing', () => {
		for (const text of ['x', '', '()', '\n', '\n\t\t\t', '{\n\t\n}', '// ', '</', '😀', '試験']) {
			check({ changes: [change(text)] }, 'atCursor');
		}
		check({ changes: [change('x', lines(2, 9), 300)], cursors: [lines(2, 9)] }, 'atCursor');
		check({ changes: [change('x', lines(1)), change('x', lines(7))], cursors: [lines(1), lines(7)] }, 'atCursor');
	});

	test('a name that completes what was typed of it may be typing', () => {
		check({ changes: [change('openTheHarbourGate', lines(4), 5)] }, 'atCursor');
	});

	test('text that is proposed as a whole is not typing', () => {
		check({ changes: [change('(ship: Ship) => berths.find(isFree)')] }, 'unclear');
		check({ changes: [change('const gate = open();', lines(4), 5)] }, 'unclear');
		check({ changes: [change('a'.repeat(200), lines(4), 5)] }, 'unclear');
	});

	test('several lines at once at the cursor are a paste', () => {
		check({ changes: [change('const gate = open();\nclose(gate);')] }, 'paste');
		check({ changes: [change('one line and its end\n')] }, 'unclear');
	});

	test('what happens elsewhere in an unsaved document is unclear', () => {
		check({ changes: [change('x', lines(5))] }, 'unclear');
		check({ cursors: [] }, 'unclear');
		check({ changes: [change('x'), change('import y', lines(0))] }, 'unclear');
		check({ changes: [change('x\ny\nz', lines(30))] }, 'unclear');
	});

	test('nothing may be typing but small changes at a cursor', () => {
		const span = fc.tuple(fc.nat(20), fc.nat(3)).map(([from, more]) => lines(from, from + more));
		const any = fc.record({
			changes: fc.array(fc.record({ range: span, rangeLength: fc.nat(500), text: fc.string({ maxLength: 300 }) }), { maxLength: 3 }),
			isUndo: fc.boolean(),
			cursors: fc.array(span, { maxLength: 2 }),
		});
		fc.assert(
			fc.property(any, seen => {
				if (kindOfChange(seen) === 'atCursor') {
					const visible = seen.changes.map(({ text }) => text.replace(/\s/g, '').length);
					assert.ok(visible.every(length => length <= 60) && seen.cursors.length > 0 && !seen.isUndo);
				}
			}),
		);
	});
});
