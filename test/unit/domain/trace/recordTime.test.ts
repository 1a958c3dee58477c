import assert from 'node:assert/strict';
import { recordTime } from '../../../../src/domain/trace/recordTime.ts';

suite('the time of a record', () => {
	const check = (text: unknown, expected: number | null): void => {
		assert.equal(recordTime(text as string), expected);
	};
	test('is an ISO date-time, with or without a zone of its own', () => {
		check('2026-10-01T09:00:00.000Z', Date.parse('2026-10-01T09:00:00Z'));
		check('2026-10-01T09:00:00+02:00', Date.parse('2026-10-01T07:00:00Z'));
	});
	test('is not known where it is no date, or one that cannot be right', () => {
		for (const text of [null, undefined, 1, '', 'soon', '2026-13-01T00:00:00Z', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) {
			check(text, null);
		}
	});
});
