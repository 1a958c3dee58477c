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
	readonly #questions = {
		markReviewed: () => this.#mark(),
		markSession: () => this.#mark(),
		unmark: (marks: readonly string[]) => this.#unmark(marks),
	};
	readonly marks = new Marks({
		questions: () => (this.isThere ? this.#questions : null),
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
		return Promise.resolve({ marks: [mark], lines: this.lines });
	}

	#unmark(marks: readonly string[]): Promise<boolean> {
		const all = marks.map(mark => this.kept.indexOf(mark));
		this.kept.splice(Math.min(...all), all.length);
		return Promise.resolve(!all.includes(-1));
	}
}

suite('review marks', () => {
	const target = { uri: 'file:///a.ts', range: { from: 0, to: 9 } };

	test('are told with the number of their lines, and can be taken back, the last one first', async () => {
		const desk = new Desk();
		assert.ok(await desk.marks.make([target]));
		await desk.marks.make([{ ...target, range: null }]);
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
		assert.equal(await desk.marks.make([target]), false);
		assert.deepEqual(desk.told, ['Nothing is marked: no agent wrote a line there.']);
		assert.equal(desk.canUndo, false);
	});

	test('are not claimed while the server does not run, and an undo can be tried again', async () => {
		const desk = new Desk();
		await desk.marks.make([target]);
		desk.isThere = false;
		assert.equal(await desk.marks.make([target]), false);
		await desk.marks.undo();
		assert.equal(desk.canUndo, true);
		desk.isThere = true;
		await desk.marks.undo();
		assert.deepEqual([desk.kept, desk.canUndo], [[], false]);
	});

	test('that were made at once are one, told once and taken back at once', async () => {
		const desk = new Desk();
		await desk.marks.make([target]);
		await desk.marks.make([target, { ...target, range: null }]);
		assert.deepEqual(desk.told, ['marked 8', 'marked 16']);
		await desk.marks.undo();
		assert.deepEqual([desk.kept, desk.canUndo], [['mark 1'], true]);
	});

	test('of a whole session are taken back as any other', async () => {
		const desk = new Desk();
		assert.ok(await desk.marks.makeOfSession('claude-code:1'));
		await desk.marks.undo();
		assert.deepEqual([desk.kept, desk.canUndo], [[], false]);
		desk.lines = 0;
		assert.equal(await desk.marks.makeOfSession('claude-code:2'), false);
		assert.equal(desk.told.at(-1), 'Nothing is marked: no line of that session is left in the open folders.');
	});

	test('without a mark there is nothing to undo', async () => {
		const desk = new Desk();
		await desk.marks.undo();
		assert.deepEqual(desk.told, ['No review of this window is left to undo.']);
	});
});
