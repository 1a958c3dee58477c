import assert from 'node:assert/strict';
import { isNewEnough, tooOld } from '../../../src/cli/newerNode.ts';

suite('needed Node', () => {
	test('the first with everything is 22.15', () => {
		assert.deepEqual(['20.20.2', '22.14.9', '22.15.0', '24.0.0', '100.1.0'].map(isNewEnough), [false, false, true, true, true]);
	});
	test('the sentence says what is there and what is needed', () => {
		assert.equal(tooOld('20.20.2'), 'bookend needs Node 22.15 or later, and this is 20.20.2. Install a newer Node and run it again.');
	});
});
