import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sessionTimes } from '../../../../src/domain/time/sessionTime.ts';
import { textOfTime, timesInText } from '../../../../src/domain/time/timeText.ts';
import { arbitraryRows, onDays, runs } from '../../../support/facts.ts';

suite('The text of a session’s time', () => {
	test('says all of it', () => {
		let slices = 0;
		fc.assert(
			fc.property(arbitraryRows.map(onDays), ({ turn, wait, edit, run }) => {
				for (const time of sessionTimes({ turns: turn, waits: wait, edits: edit, runs: run })) {
					slices += time.slices.length;
					assert.deepEqual(timesInText(textOfTime(time)), [time]);
				}
			}),
			runs(200),
		);
		assert.ok(slices > 0);
	});

	test('says that a session tells of no time', () => {
		assert.deepEqual(timesInText(textOfTime(undefined)), []);
	});

	test('is known from what is no such text', () => {
		assert.deepEqual(['[[', 'null', '7'].map(timesInText), [null, null, null]);
	});
});
