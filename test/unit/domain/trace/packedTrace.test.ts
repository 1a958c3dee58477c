import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeRows } from '../../../../src/domain/trace/merge.ts';
import { mergeTraces, packTrace, unpackTrace } from '../../../../src/domain/trace/packedTrace.ts';
import { arbitraryTrace, runs } from '../../../support/facts.ts';

suite('packed traces', () => {
	test('give back what was packed', () => {
		fc.assert(
			fc.property(arbitraryTrace, trace => {
				assert.deepEqual(unpackTrace(packTrace(trace)), trace);
			}),
			runs(500),
		);
	});

	test('are merged as those that are not', () => {
		fc.assert(
			fc.property(arbitraryTrace, arbitraryTrace, (a, b) => {
				assert.deepEqual(packTrace(mergeTraces(a, b)), mergeRows.trace(packTrace(a), packTrace(b)));
				assert.equal(mergeTraces(a, a), a);
			}),
			runs(500),
		);
	});
});
