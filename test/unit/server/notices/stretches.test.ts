import assert from 'node:assert/strict';
import { SECOND_MS } from '../../../../src/base/units.ts';
import { Stretches, type Look } from '../../../../src/server/notices/stretches.ts';

const page: Look = { sight: 'other', session: null, file: '/a.ts' };
const other: Look = { ...page, file: '/b.ts' };
const s = (seconds: number): number => seconds * SECOND_MS;

suite('Signs that go on', () => {
	test('presence is one sign until it pauses, and is over soon after', () => {
		const stretches = new Stretches();
		stretches.present(0, s(1));
		stretches.present(s(5), s(6));
		assert.deepEqual(stretches.takeOver(s(7)), []);
		assert.deepEqual(stretches.pending(s(7)), [{ kind: 'present', from: 0, to: s(6) }]);
		stretches.present(s(20), s(21));
		assert.deepEqual(stretches.takeOver(s(22)), [{ kind: 'present', from: 0, to: s(6) }]);
		assert.deepEqual(stretches.takeOver(s(40)), [{ kind: 'present', from: s(20), to: s(21) }]);
		assert.deepEqual(stretches.pending(s(50)), []);
	});

	test('typing belongs to its file, and says when it is a new stretch', () => {
		const stretches = new Stretches();
		assert.equal(stretches.typed(0, s(1), '/a.ts'), true);
		assert.equal(stretches.typed(s(2), s(3), '/a.ts'), false);
		assert.equal(stretches.typed(s(4), s(5), '/b.ts'), true);
		assert.equal(stretches.typed(s(30), s(31), '/b.ts'), true);
		assert.deepEqual(stretches.takeOver(s(32)), [
			{ kind: 'typed', from: 0, to: s(3), file: '/a.ts' },
			{ kind: 'typed', from: s(4), to: s(5), file: '/b.ts' },
		]);
	});

	test('what is looked at lasts until something else is, and is cut every minute', () => {
		const stretches = new Stretches();
		stretches.looked(0, page);
		stretches.looked(s(10), page);
		stretches.looked(s(20), other);
		assert.deepEqual(stretches.takeOver(s(90)), [
			{ kind: 'looked', from: 0, to: s(20), ...page },
			{ kind: 'looked', from: s(20), to: s(90), ...other },
		]);
		stretches.looked(s(89), null);
		assert.deepEqual(stretches.takeOver(s(200)), [], 'what was told already is not told again');
		assert.deepEqual(stretches.pending(s(200)), []);
	});
});
