import assert from 'node:assert/strict';
import { Calendar } from '../../../../src/domain/calendar.ts';
import type { Rows } from '../../../../src/ingest/store/store.ts';
import { overviewSchema, type Overview, type Period } from '../../../../src/protocol/overview.ts';
import { overviewOf } from '../../../../src/server/snapshot/overview.ts';
import type { BookPorts } from '../../../../src/server/book.ts';
import { bookOf, editRow, responseRow, session, sessionRow, subagent, turnRow } from '../../../support/book.ts';

const NOW = '2026-10-15T18:00:00Z';
const today = session('today');
const noFolder = { kind: 'notMeasured', why: 'noFolder' } as const;

function overview(rows: Partial<Rows>, period: Period = 'today', project: string | null = null, ports: Partial<BookPorts> = {}): Overview {
	const made = overviewOf(
		bookOf(rows, NOW, ports),
		{ period, project },
		{ places: () => [], measured: noFolder, coverage: noFolder, readings: undefined, budget: null, sample: false },
	);
	return overviewSchema.parse(JSON.parse(JSON.stringify(made)));
}

suite('overview', () => {
	test('nothing on record: no cost, no share, no time; and none of them made up', () => {
		const { spend, time, sessions, projects } = overview({});
		assert.deepEqual([spend.money, spend.cachedShare, spend.models], [{ usd: 0, unpricedTokens: 0 }, null, []]);
		assert.deepEqual([time.active, time.atTheEnds, time.change], [0, null, null]);
		assert.deepEqual([sessions, projects], [{ inPeriod: 0, latestAt: null }, []]);
	});
	test("a period holds its local days, and no other day's spend", () => {
		const response = [
			responseRow(today, '2026-10-15T00:00:00Z'),
			responseRow(today, '2026-10-14T23:59:59Z'),
			responseRow(today, '2026-10-09T00:00:00Z'),
			responseRow(today, '2026-10-08T23:59:59Z'),
		];
		const count = (period: Period, ports?: Partial<BookPorts>): number => overview({ response }, period, null, ports).spend.responses;
		assert.deepEqual([count('today'), count('week'), count('month')], [1, 3, 4]);
		assert.equal(count('today', { calendar: new Calendar('Asia/Tokyo') }), 0, 'in Tokyo it is the 16th already');
	});
	test('a model without a price is told apart from the money, not added as nothing', () => {
		const { spend } = overview({ response: [responseRow(today, NOW, { model: 'nova' })] });
		assert.deepEqual(spend.money, { usd: null, unpricedTokens: 1_000_000 });
		assert.deepEqual(spend.models, [
			{ model: 'nova', label: 'nova', money: { usd: null, unpricedTokens: 1_000_000 }, tokens: 1_000_000, share: null },
		]);
	});
	test('models stand by cost, those without a price after them, and shares add up to the money', () => {
		const at = (second: number): string => `2026-10-15T10:00:0${String(second)}Z`;
		const response = [
			responseRow(today, at(1), { model: 'nova' }),
			responseRow(today, at(2)),
			responseRow(today, at(3), { model: 'claude-opus-4-5' }),
		];
		const { models, money } = overview({ response }).spend;
		assert.deepEqual(
			models.map(model => [model.label, model.money.usd]),
			[
				['Opus 4.5', 5],
				['Haiku 4.5', 1],
				['nova', null],
			],
		);
		assert.deepEqual(money, { usd: 6, unpricedTokens: 1_000_000 });
		assert.ok(Math.abs(models.reduce((sum, model) => sum + (model.share ?? 0), 0) - 1) < 1e-12);
	});
	test('the columns are 14 days, or 30 for a month, and mark the period', () => {
		const marked = (period: Period): [number, number] => {
			const { days } = overview({}, period).spend;
			return [days.length, days.filter(day => day.inPeriod).length];
		};
		assert.deepEqual(
			[marked('today'), marked('week'), marked('month')],
			[
				[14, 1],
				[14, 7],
				[30, 30],
			],
		);
	});
	test("a subagent's spend is the project's of the session it worked for", () => {
		const child = subagent(today, 'agent-1');
		const rows = {
			session: [
				sessionRow(today, '2026-10-15T09:00:00Z', '2026-10-15T10:00:00Z'),
				sessionRow(child, '2026-10-15T09:10:00Z', '2026-10-15T09:20:00Z', {
					parent: { id: today, how: 'subagent' },
					cwd: { at: 0, value: '/elsewhere' },
				}),
				sessionRow(session('other'), '2026-10-15T11:00:00Z', '2026-10-15T12:00:00Z', { cwd: { at: 0, value: '/work/other' } }),
			],
			response: [responseRow(child, '2026-10-15T09:15:00Z'), responseRow(session('other'), '2026-10-15T11:30:00Z')],
		};
		assert.deepEqual(
			overview(rows).projects.map(project => project.label),
			['other', 'app'],
		);
		assert.equal(overview(rows, 'today', '/work/app').spend.responses, 1);
		assert.deepEqual(overview(rows, 'today', '/work/app').sessions.inPeriod, 1);
	});
	test('the phases add up to the active time, and the share at the ends changes against the period before', () => {
		const yesterday = session('yesterday');
		const turn = [
			turnRow(today, '2026-10-15T09:00:00Z', '2026-10-15T09:10:00Z'),
			turnRow(today, '2026-10-15T09:14:00Z', '2026-10-15T09:20:00Z'),
			turnRow(yesterday, '2026-10-14T09:00:00Z', '2026-10-14T09:10:00Z', { planMode: true }),
		];
		const rows = {
			turn,
			edit: turn
				.slice(0, 2)
				.map(({ id, startedAt }) => editRow(today, new Date(startedAt + 60_000).toISOString(), '/work/app/src/a.ts', { turn: id })),
			session: [
				sessionRow(today, '2026-10-15T09:00:00Z', '2026-10-15T09:20:00Z'),
				sessionRow(yesterday, '2026-10-14T09:00:00Z', '2026-10-14T09:10:00Z'),
			],
		};
		const { time } = overview(rows);
		assert.ok(time.active > 0);
		assert.ok(Math.abs(Object.values(time.phases).reduce((sum, seconds) => sum + seconds, 0) - time.active) < 1e-9);
		assert.ok(time.atTheEnds !== null && time.change !== null && time.change < 0, 'yesterday was all plan mode');
		assert.equal(time.agentSeconds, 16 * 60);
	});
	test('a day is drawn in whole hours around its slices; more days as columns of each', () => {
		const rows = {
			turn: [turnRow(today, '2026-10-15T09:20:00Z', '2026-10-15T09:40:00Z')],
			session: [sessionRow(today, '2026-10-15T09:20:00Z', '2026-10-15T09:40:00Z')],
		};
		const day = overview(rows).time.picture;
		assert.ok(day.kind === 'day' && day.slices.length > 0);
		assert.deepEqual(
			[new Date(day.from).toISOString(), new Date(day.to).toISOString()],
			['2026-10-15T09:00:00.000Z', '2026-10-15T18:00:00.000Z'],
		);
		const week = overview(rows, 'week').time.picture;
		assert.ok(week.kind === 'days');
		assert.deepEqual([week.days.length, week.days.at(-1)?.day], [7, '2026-10-15']);
	});
});
