import assert from 'node:assert/strict';
import { Calendar, type Day } from '../../../../src/domain/calendar.ts';
import { byDay, dayLabel } from '../../../../src/client/views/sessions/days.ts';
import { sessionWith } from './session.ts';

suite('sessions by day', () => {
	const at = (day: string, time: string) => sessionWith({ id: `${day} ${time}`, day, startedAt: Date.parse(`${day}T${time}:00Z`) });

	test('newest day first, and newest session first within it', () => {
		const sessions = [at('2026-11-17', '09:00'), at('2026-11-18', '09:00'), at('2026-11-17', '16:00')];
		const days = byDay(sessions).map(({ day, sessions: ofDay }) => [day, ofDay.map(({ id }) => id)]);
		assert.deepEqual(days, [
			['2026-11-18', ['2026-11-18 09:00']],
			['2026-11-17', ['2026-11-17 16:00', '2026-11-17 09:00']],
		]);
	});

	test('no sessions, no days', () => {
		assert.deepEqual(byDay([]), []);
	});

	test('ten thousand sessions are grouped without losing one', () => {
		const sessions = Array.from({ length: 10_000 }, (_, index) =>
			sessionWith({ id: String(index), day: `2026-01-${String((index % 28) + 1).padStart(2, '0')}` }),
		);
		const days = byDay(sessions);
		assert.equal(days.length, 28);
		assert.equal(
			days.reduce((sum, day) => sum + day.sessions.length, 0),
			10_000,
		);
	});
});

suite('names of days', () => {
	const calendar = new Calendar('Europe/Berlin');
	const now = Date.parse('2026-11-20T23:30:00Z'); // half past midnight on the 21st in Berlin
	const check = (day: string, expected: string): void => {
		assert.equal(dayLabel(day as Day, now, calendar), expected);
	};

	test('today and yesterday are those of the time zone', () => {
		check('2026-11-21', 'Today');
		check('2026-11-20', 'Yesterday');
	});
	test('a day of this year has its weekday and date', () => {
		check('2026-11-18', 'Wednesday, 18 November');
	});
	test('a day of another year has the year too', () => {
		check('2025-12-31', 'Wednesday, 31 December 2025');
	});
	test('a day to come is named by its date', () => {
		check('2026-11-22', 'Sunday, 22 November');
	});
});
