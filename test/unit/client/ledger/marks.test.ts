import assert from 'node:assert/strict';
import { Marks } from '../../../../src/client/ledger/marks.ts';
import type { Marked } from '../../../../src/protocol/ledger.ts';

/** A server that keeps marks, and what the engineer is told. */
class Desk {
	readonly told: string[] = [];
	readonly kept: string[] = [];
	canUndo = false;
	isThere = true;
	lines = 8;
	readonly marks = new Marks({
		questions: () => (this.isThere ? { markReviewed: () => this.#mark(), unmark: mark => this.#unmark(mark) } : null),
		notice: { marked: lines => void this.told.push(`marked ${String(lines)}`), tell: sentence => void this.told.push(sentence) },
		canUndo: canUndo => {
			this.canUndo = canUndo;
		},
	});

	#mark(): Promise<Marked | null> {
		if (this.lines === 0) {
			return Promise.resolve(null);
		}
		const mark = `mark ${String(this.kept.length + 1)}`;
		this.kept.push(mark);
		return Promise.resolve({ mark, lines: this.lines });
	}

	#unmark(mark: string): Promise<boolean> {
		const at = this.kept.indexOf(mark);
		this.kept.splice(at, 1);
		return Promise.resolve(at >= 0);
	}
}

suite('review marks', () => {
	const target = { uri: 'file:///a.ts', range: { from: 0, to: 9 } };

	test('are told with the number of their lines, and can be taken back, the last one first', async () => {
		const desk = new Desk();
		assert.ok(await desk.marks.make(target));
		await desk.marks.make({ ...target, range: null });
		assert.deepEqual([desk.kept, desk.canUndo], [['mark 1', 'mark 2'], true]);
		await desk.marks.undo();
		assert.deepEqual([desk.kept, desk.canUndo], [['mark 1'], true]);
		await desk.marks.undo();
		assert.deepEqual([desk.kept, desk.canUndo], [[], false]);
		assert.deepEqual(desk.told, ['marked 8', 'marked 8', 'The review of 8 lines is undone.', 'The review of 8 lines is undone.']);
	});

	test('are not claimed where no agent wrote', async () => {
		const desk = new Desk();
		desk.lines = 0;
		assert.equal(await desk.marks.make(target), false);
		assert.deepEqual(desk.told, ['Nothing is marked: no agent wrote a line there.']);
		assert.equal(desk.canUndo, false);
	});

	test('are not claimed while the server does not run, and an undo can be tried again', async () => {
		const desk = new Desk();
		await desk.marks.make(target);
		desk.isThere = false;
		assert.equal(await desk.marks.make(target), false);
		await desk.marks.undo();
		assert.equal(desk.canUndo, true);
		desk.isThere = true;
		await desk.marks.undo();
		assert.deepEqual([desk.kept, desk.canUndo], [[], false]);
	});

	test('without a mark there is nothing to undo', async () => {
		const desk = new Desk();
		await desk.marks.undo();
		assert.deepEqual(desk.told, ['No review of this window is left to undo.']);
	});
});
