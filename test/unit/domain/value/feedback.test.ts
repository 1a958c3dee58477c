import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MINUTE_MS } from '../../../../src/base/units.ts';
import type { Phase, Slice } from '../../../../src/domain/time/slice.ts';
import { traitsOf, whatStoodOut, type SessionTraits } from '../../../../src/domain/value/feedback.ts';
import { at, editRow, session, turnRow } from '../../../support/book.ts';

const s = session('s');
const slice = (phase: Phase, from: string, to: string): Slice => ({
	start: at(from),
	end: at(to),
	phase,
	basis: 'inferred',
	reason: 'composed-prompt',
	session: s,
	file: null,
	mark: null,
});
const traits = (specMinutes: number, corrections: number, verifying: number | null = 0.3, turns = 5): SessionTraits => ({
	turns,
	building: { specMs: specMinutes * MINUTE_MS, corrections },
	verifying,
});
/** Ten sessions with 1 to 10 minutes of spec and 0 to 4 corrections. */
const others = Array.from({ length: 10 }, (_, index) => traits(index + 1, index % 5));

suite('what stood out in a session', () => {
	test('is spec before the first edit with what followed, against the medians of the others', () => {
		assert.deepEqual(whatStoodOut(traits(20, 1), others), [
			'Before the first edit 20 m went into spec, and 1 correcting turn followed; the medians of your other sessions are 6 m and 2 (n = 10).',
		]);
		assert.deepEqual(whatStoodOut(traits(0, 4), others), [
			'Before the first edit no time went into spec, and 4 correcting turns followed; the medians of your other sessions are 6 m and 2 (n = 10).',
		]);
	});

	test('is the part of the time that went into verifying', () => {
		assert.deepEqual(whatStoodOut(traits(5, 2, 0.6), others), [
			'60 % of your time in it went into verifying; the median of your other sessions is 30 % (n = 10).',
		]);
	});

	test('is nothing where it was as usual, short, or where too little is known', () => {
		assert.deepEqual(whatStoodOut(traits(5, 2), others), []);
		assert.deepEqual(whatStoodOut(traits(20, 9, 0.9, 2), others), []);
		assert.deepEqual(whatStoodOut(traits(20, 9, 0.9), others.slice(0, 7)), []);
		assert.deepEqual(whatStoodOut({ turns: 9, building: null, verifying: null }, others), []);
	});

	test('is not held against sessions too short to compare, nor against those without the figure', () => {
		const short = others.map(one => ({ ...one, turns: 2 }));
		const unknown = others.map(one => ({ ...one, building: null, verifying: null }));
		assert.deepEqual(whatStoodOut(traits(20, 9, 0.9), [...short, ...unknown]), []);
	});

	test('is at most two sentences without a word of praise or blame, whatever the figures', () => {
		const anyTraits = fc
			.record({
				turns: fc.nat(9),
				spec: fc.nat(500),
				corrections: fc.nat(30),
				verifying: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
			})
			.map(({ turns, spec, corrections, verifying }) => traits(spec, corrections, verifying, turns));
		fc.assert(
			fc.property(anyTraits, fc.array(anyTraits, { maxLength: 40 }), (own, history) => {
				const said = whatStoodOut(own, history);
				assert.ok(said.length <= 2);
				assert.ok(said.every(sentence => /n = \d+/.test(sentence) && !/good|bad|better|worse|should|NaN|undefined/i.test(sentence)));
			}),
		);
	});
});

suite('the traits of a session', () => {
	test('count spec up to the first edit, and reports of something wrong after it', () => {
		const report = { by: 'engineer', typedChars: 9, sign: 'report' } as const;
		const turns = [
			turnRow(s, '2026-10-01T08:00:00Z', '2026-10-01T08:05:00Z'),
			turnRow(s, '2026-10-01T08:20:00Z', '2026-10-01T08:25:00Z', { prompt: report }),
		];
		const slices = [
			slice('spec', '2026-10-01T07:56:00Z', '2026-10-01T08:00:00Z'),
			slice('spec', '2026-10-01T08:02:00Z', '2026-10-01T08:06:00Z'),
			slice('verify', '2026-10-01T08:10:00Z', '2026-10-01T08:18:00Z'),
		];
		const edits = [editRow(s, '2026-10-01T08:04:00Z', '/a.ts'), editRow(s, '2026-10-01T08:22:00Z', '/a.ts')];
		assert.deepEqual(traitsOf(turns, edits, slices), {
			turns: 2,
			building: { specMs: 6 * MINUTE_MS, corrections: 1 },
			verifying: 0.5,
		});
	});

	test('are unknown without an edit, and without time', () => {
		assert.deepEqual(traitsOf([], [], []), { turns: 0, building: null, verifying: null });
	});
});
