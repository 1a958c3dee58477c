import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standingIn } from '../../../../src/domain/spend/budget.ts';
import { forecastOf, type MonthSoFar, type SpentDay } from '../../../../src/domain/spend/forecast.ts';
import { seededRandom } from '../../../../src/domain/value/statistics/random.ts';
import { record, runs } from '../../../support/facts.ts';

const week = [0, 1, 2, 3, 4, 5, 6];
const days = (count: number, usdOf: (weekday: number) => number): readonly SpentDay[] =>
	Array.from({ length: count }, (_, index) => ({ weekday: index % 7, usd: usdOf(index % 7) }));
const onWorkdays = (weekday: number): number => (weekday === 0 || weekday === 6 ? 0 : 10);
const forecast = (told: Partial<MonthSoFar>, seed = 1) =>
	forecastOf({ past: [], before: 0, today: { weekday: 1, usd: 0 }, rest: [], ...told }, seededRandom(seed));

suite('forecast of a month', () => {
	test('under five days nothing is said', () => {
		assert.deepEqual(forecast({ past: days(4, onWorkdays) }), { kind: 'tooFewDays', days: 4 });
	});

	test('weekends are as weekends were', () => {
		const told = { past: days(28, onWorkdays), before: 30, today: { weekday: 5, usd: 4 }, rest: [6, 0, 1] };
		assert.deepEqual(forecast(told), { kind: 'estimated', usd: 50, low: 50, high: 50, days: 28 });
	});

	test('with little on record working days go together, and a weekend that was never seen is like any day', () => {
		const past = [1, 2, 3, 4, 5].map(weekday => ({ weekday, usd: 10 }));
		assert.deepEqual(forecast({ past, today: { weekday: 6, usd: 0 }, rest: [0, 1] }), {
			kind: 'estimated',
			usd: 30,
			low: 30,
			high: 30,
			days: 5,
		});
	});

	test('a day that was dear already is not counted as less', () => {
		const told = forecast({ past: days(14, () => 1), today: { weekday: 1, usd: 50 }, rest: [2] });
		assert.ok(told.kind === 'estimated' && told.low === 51 && told.high === 51);
	});

	test('the range holds what comes in about 90 of 100 months, if they go on as they did', () => {
		const random = seededRandom(4);
		const usd = (weekday: number): number => onWorkdays(weekday) * -Math.log(1 - random());
		let held = 0;
		for (let month = 0; month < 300; month++) {
			const told = forecastOf(
				{ past: days(28, usd), before: 0, today: { weekday: 0, usd: 0 }, rest: [...week.slice(1), ...week, ...week] },
				random,
			);
			const truth = [...week, ...week, ...week].reduce((sum, weekday) => sum + usd(weekday), 0);
			held += told.kind === 'estimated' && told.low <= truth && truth <= told.high ? 1 : 0;
		}
		assert.ok(0.84 <= held / 300 && held / 300 <= 0.95, String(held / 300));
	});

	test('it is never less than what is spent, and its range is in order', () => {
		const day = record<SpentDay>({ weekday: fc.nat(6), usd: fc.double({ min: 0, max: 1_000, noNaN: true }) });
		const any = record<MonthSoFar>({
			past: fc.array(day, { minLength: 5, maxLength: 20 }),
			before: fc.double({ min: 0, max: 1_000, noNaN: true }),
			today: day,
			rest: fc.array(fc.nat(6), { maxLength: 10 }),
		});
		fc.assert(
			fc.property(any, so => {
				const told = forecastOf(so, seededRandom(1));
				assert.ok(told.kind === 'estimated' && so.before + so.today.usd <= told.low && told.low <= told.usd && told.usd <= told.high);
			}),
			runs(50),
		);
	});
});

suite('budget', () => {
	test('is passed by what is spent, before that by the forecast, and by none that cannot be made', () => {
		const estimated = { kind: 'estimated', usd: 90, low: 70, high: 120, days: 20 } as const;
		assert.equal(standingIn(80, 81, estimated), 'passed');
		assert.equal(standingIn(80, 40, estimated), 'forecastPasses');
		assert.equal(standingIn(100, 40, estimated), 'within');
		assert.equal(standingIn(80, 80, { kind: 'tooFewDays', days: 2 }), 'within');
	});
});
