import assert from 'node:assert/strict';
import { Calendar, type Day } from '../../../src/domain/calendar.ts';

const at = (text: string): number => Date.parse(text);

suite('calendar', () => {
	test('a day belongs to the time zone, not to the machine', () => {
		assert.equal(new Calendar('America/New_York').dayOf(at('2026-10-01T03:30:00Z')), '2026-09-30');
		assert.equal(new Calendar('Asia/Kathmandu').dayOf(at('2026-10-01T18:20:00Z')), '2026-10-02');
	});
	test('a day of a clock change is 23 or 25 hours long', () => {
		const berlin = new Calendar('Europe/Berlin');
		const hours = (day: string): number => (berlin.startOf(berlin.addDays(day as Day, 1)) - berlin.startOf(day as Day)) / 3_600_000;
		assert.deepEqual(['2026-03-29', '2026-10-25', '2026-10-26'].map(hours), [23, 25, 24]);
	});
	test('every moment lies in its own day', () => {
		const zones = ['UTC', 'America/St_Johns', 'Australia/Lord_Howe', 'America/Santiago', 'Pacific/Kiritimati'];
		for (const calendar of zones.map(zone => new Calendar(zone))) {
			for (let moment = at('2026-01-01T00:10:00Z'); moment < at('2027-01-01T00:00:00Z'); moment += 5 * 3_600_000) {
				const day = calendar.dayOf(moment);
				assert.ok(calendar.startOf(day) <= moment && moment < calendar.startOf(calendar.addDays(day, 1)), `${calendar.timeZone} ${day}`);
			}
		}
	});
	test('days are listed with both ends', () => {
		assert.deepEqual(new Calendar('UTC').days('2026-02-27' as Day, '2026-03-02' as Day), [
			'2026-02-27',
			'2026-02-28',
			'2026-03-01',
			'2026-03-02',
		]);
	});
	test('no days lie between a day and one before it, and few between the last ones there are', () => {
		const calendar = new Calendar('UTC');
		assert.deepEqual(calendar.days('2026-03-02' as Day, '2026-03-01' as Day), []);
		assert.equal(calendar.days('9999-12-30' as Day, '9999-12-31' as Day).length, 2);
	});
	test('a time zone that does not exist is refused', () => {
		assert.throws(() => new Calendar('Mars/Olympus'), RangeError);
	});
	test('moments: a date, a local time, a time with its zone, and what is none', () => {
		const berlin = new Calendar('Europe/Berlin');
		const check = (text: string, expected: string | undefined): void => {
			assert.equal(berlin.moment(text), expected && at(expected), text);
		};
		check('2026-10-01', '2026-09-30T22:00:00Z');
		check('2026-10-01T09:00', '2026-10-01T07:00:00Z');
		check('2026-10-01T09:00:30.5', '2026-10-01T07:00:30.500Z');
		check('2026-10-01T09:00Z', '2026-10-01T09:00:00Z');
		check('2026-10-01T09:00-05:00', '2026-10-01T14:00:00Z');
		check('2026-02-30', undefined);
		check('2026-13-01', undefined);
		check('yesterday', undefined);
		check('', undefined);
	});
});
