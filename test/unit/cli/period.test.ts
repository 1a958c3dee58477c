import assert from 'node:assert/strict';
import { spanOf } from '../../../src/cli/period.ts';
import { UsageError } from '../../../src/cli/options.ts';
import { Calendar } from '../../../src/domain/calendar.ts';

suite('--since and --until', () => {
	const berlin = new Calendar('Europe/Berlin');
	const check = (since: string | null, until: string | null, from: string | null, to: string | null): void => {
		const at = (text: string | null): number | null => (text === null ? null : Date.parse(text));
		assert.deepEqual(spanOf(since, until, berlin), { since: at(from), until: at(to) });
	};
	test('without them, everything', () => {
		check(null, null, null, null);
	});
	test('a date begins at its local midnight, and as an end holds its whole day', () => {
		check('2026-10-01', '2026-10-01', '2026-09-30T22:00Z', '2026-10-01T22:00Z');
		check(null, '2026-10-25', null, '2026-10-25T23:00Z');
	});
	test('a moment is a moment', () => {
		check('2026-10-01T09:00', '2026-10-01T10:30Z', '2026-10-01T07:00Z', '2026-10-01T10:30Z');
	});
	test('what is no date is refused with the text that was given', () => {
		assert.throws(
			() => spanOf('tomorrow', null, berlin),
			new UsageError('--since takes an ISO date or date-time such as 2026-10-01 or 2026-10-01T09:00, and was given "tomorrow".'),
		);
	});
	test('an end before the beginning is refused', () => {
		assert.throws(() => spanOf('2026-10-02', '2026-10-01', berlin), UsageError);
	});
});
