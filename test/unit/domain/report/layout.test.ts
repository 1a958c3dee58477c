import assert from 'node:assert/strict';
import fc from 'fast-check';
import { units } from '../../../../src/domain/report/document.ts';
import { intervalAt, pathOf, scaleFor, stretchesOf } from '../../../../src/domain/report/layout.ts';

suite('the layout of plots', () => {
	test('lines across stand at round values: whole hours, minutes and counts', () => {
		assert.deepEqual(scaleFor('seconds', [4.1 * 3_600]).ticks, [2 * 3_600, 4 * 3_600]);
		assert.deepEqual(scaleFor('seconds', [50 * 60]).ticks, [20 * 60, 40 * 60]);
		assert.deepEqual(scaleFor('count', [2_310]).ticks, [1_000, 2_000]);
		assert.deepEqual(scaleFor('count', [1]).ticks, [1]);
		assert.deepEqual(
			scaleFor('share', [0.62]).ticks.map(tick => tick.toFixed(2)),
			['0.50'],
		);
	});

	test('nothing known, or nothing but zeros, is drawn on the ground without a line', () => {
		for (const values of [[], [null], [0, null], [5e-324]]) {
			const scale = scaleFor('usd', values);
			assert.deepEqual([scale.ticks, scale.at(0)], [[], 0]);
		}
	});

	test('every value is inside, and at most two lines are across', () => {
		fc.assert(
			fc.property(fc.constantFrom(...units), fc.array(fc.double({ min: 0, max: 1e9, noNaN: true })), (unit, values) => {
				const scale = scaleFor(unit, values);
				assert.ok(scale.ticks.length <= 2);
				assert.ok([...values, ...scale.ticks].every(value => scale.at(value) >= 0 && scale.at(value) <= 1));
				assert.ok(scale.ticks.every(tick => tick > 0));
			}),
		);
	});

	test('a value that is not known is a gap in the line, not a zero', () => {
		const stretches = stretchesOf([1, null, 2, 4], scaleFor('count', [4]));
		assert.deepEqual(
			stretches.map(stretch => stretch.map(({ x, y }) => [x, y])),
			[
				[[0.125, 0.25]],
				[
					[0.625, 0.5],
					[0.875, 1],
				],
			],
		);
		assert.equal(pathOf(stretches[1] ?? [], false), 'M62.5,50 L87.5,0');
		assert.equal(pathOf(stretches[1] ?? [], true), 'M62.5,50 L87.5,0 L87.5,100 L62.5,100 Z');
		assert.equal(pathOf(stretches[0] ?? [], false), 'M12.5,75 h0.01');
		assert.equal(pathOf([], true), '');
	});

	test('a figure without a range is a point, one that is not known is nowhere', () => {
		const figure = { unit: 'number', value: 2, basis: 'measured', n: 8, range: null } as const;
		const scale = scaleFor('number', [4]);
		assert.deepEqual(intervalAt(figure, scale), { at: 0.5, low: 0.5, high: 0.5 });
		assert.deepEqual(intervalAt({ ...figure, range: { low: 1, high: 3 } }, scale), { at: 0.5, low: 0.25, high: 0.75 });
		assert.equal(intervalAt({ ...figure, value: null }, scale), null);
	});
});
