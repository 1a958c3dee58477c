import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextStop, previousStop, stopAt, type Place, type Stop } from '../../../../src/client/ledger/walk.ts';
import { fileAt } from './files.ts';

suite('the walk over unverified hunks', () => {
	const files = [fileAt('b.ts', 10, 50), fileAt('a.ts', 5)];
	const said = (stop: Stop | undefined): string => (stop === undefined ? 'nowhere' : `${stop.file.path}:${String(stop.hunk.from)}`);
	const at = (name: string, line: number): Place => ({ uri: `file:///${name}`, line });
	const check = (here: Place | null, previous: string, next: string): void => {
		assert.deepEqual([said(previousStop(files, here)), said(nextStop(files, here))], [previous, next]);
	};

	test('goes on from the cursor, in the order of the list', () => {
		check(at('b.ts', 10), 'a.ts:5', 'b.ts:50');
		check(at('b.ts', 50), 'b.ts:10', 'a.ts:5');
	});
	test('from inside of a hunk, the one before is its own beginning', () => {
		check(at('b.ts', 52), 'b.ts:50', 'a.ts:5');
	});
	test('goes round at both ends', () => {
		check(at('a.ts', 5), 'b.ts:50', 'b.ts:10');
		check(at('b.ts', 0), 'a.ts:5', 'b.ts:10');
	});
	test('begins at the top from a file that is not listed, and without one', () => {
		check(at('c.ts', 400), 'a.ts:5', 'b.ts:10');
		check(null, 'a.ts:5', 'b.ts:10');
	});
	test('a single hunk is reached from itself', () => {
		assert.equal(said(nextStop([fileAt('a.ts', 5)], at('a.ts', 5))), 'a.ts:5');
	});
	test('leads nowhere when all is verified', () => {
		assert.equal(nextStop([], null), undefined);
		assert.equal(previousStop([], at('a.ts', 5)), undefined);
	});

	test('can begin inside of the hunk that is named, if it is listed still', () => {
		assert.equal(said(stopAt(files, at('b.ts', 51))), 'b.ts:50');
		assert.equal(stopAt(files, at('b.ts', 53)), undefined);
		assert.equal(stopAt(files, at('c.ts', 10)), undefined);
	});

	test('meets every hunk once in a round, and the way back is the way there reversed', () => {
		const lines = fc.uniqueArray(fc.nat(200), { minLength: 1, maxLength: 6 }).map(all => all.toSorted((a, b) => a - b));
		fc.assert(
			fc.property(fc.array(lines, { minLength: 1, maxLength: 5 }), starts => {
				const made = starts.map((ofFile, index) => fileAt(`${String(index)}.ts`, ...ofFile));
				const count = starts.flat().length;
				const round = (step: typeof nextStop): string[] => {
					let here: Place | null = null;
					return Array.from({ length: count }, () => {
						const stop = step(made, here);
						here = stop === undefined ? null : { uri: stop.file.uri, line: stop.hunk.from };
						return said(stop);
					});
				};
				assert.equal(new Set(round(nextStop)).size, count);
				assert.deepEqual(round(previousStop), round(nextStop).reverse());
			}),
		);
	});
});
