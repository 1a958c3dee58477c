import assert from 'node:assert/strict';
import { stateText } from '../../../../src/client/views/stateText.ts';

suite('the line above a tree', () => {
	const reading = { kind: 'reading', filesDone: 40, filesTotal: 1_200, bytesDone: 4e8, bytesTotal: 1.1e9 } as const;

	test('nothing while all is well', () => {
		assert.equal(stateText({ trouble: null, progress: null }), undefined);
		assert.equal(stateText({ trouble: null, progress: { ...reading, kind: 'idle' } }), undefined);
	});
	test('files and bytes done of all', () => {
		assert.equal(stateText({ trouble: null, progress: reading }), 'Reading transcripts: 40 of 1,200 files, 0.4 of 1.1 GB.');
	});
	test('trouble comes before progress', () => {
		assert.equal(stateText({ trouble: { kind: 'noSqlite', sentence: 'Too old.' }, progress: reading }), 'Too old.');
	});
});
