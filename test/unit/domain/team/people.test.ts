import assert from 'node:assert/strict';
import type { Day } from '../../../../src/domain/calendar.ts';
import type { ContributorId, Summary, SummaryId } from '../../../../src/domain/summary/summary.ts';
import { peopleIn } from '../../../../src/domain/team/people.ts';
import { summaryWith } from '../../../support/summaries.ts';

const id = (digit: number): string => String(digit).repeat(32);
const summary = (more: { id: number; by?: number | null; first?: string; last?: string } & Partial<Omit<Summary, 'id'>>): Summary => {
	const { id: number, by = 1, first = '2026-11-02', last = first, ...rest } = more;
	return summaryWith({
		id: id(number) as SummaryId,
		contributor: by === null ? null : (id(by) as ContributorId),
		period: { first: first as Day, last: last as Day },
		...rest,
	});
};
const counted = (...summaries: Summary[]): readonly string[] =>
	peopleIn(summaries).people.flatMap(({ name, summaries: own }) => own.map(one => `${name ?? ''}${one.id.charAt(0)}`));

suite('People in summaries', () => {
	test('are told apart by their pseudonym', () => {
		assert.equal(peopleIn([summary({ id: 1, by: 1 }), summary({ id: 2, by: 2 }), summary({ id: 3, by: 1 })]).people.length, 2);
	});
	test('who do not tell count as one', () => {
		const { people, anonymous } = peopleIn([summary({ id: 1, by: null }), summary({ id: 2, by: null })]);
		assert.deepEqual([people.length, anonymous], [1, 2]);
	});
	test('are named where they chose to be, and only with what they chose it for', () => {
		const { people } = peopleIn([summary({ id: 1 }), summary({ id: 2, chosen: { author: ' Ada ' } })]);
		assert.deepEqual(
			people.map(({ name, summaries }) => [name, summaries.length]),
			[
				[null, 1],
				['Ada', 1],
			],
		);
	});
	test('count once what was exported again, as it stood last', () => {
		const older = summary({ id: 1, made: '2026-11-03' as Day, sessions: 1 });
		const newer = summary({ id: 1, made: '2026-11-04' as Day, sessions: 2 });
		assert.equal(peopleIn([newer, older]).people[0]?.summaries[0]?.sessions, 2);
		assert.equal(peopleIn([newer, older]).repeated, 1);
	});
	test('count a period instead of the sessions and the shorter periods in it', () => {
		const week = summary({ id: 1, of: 'period', first: '2026-11-02', last: '2026-11-08' });
		const month = summary({ id: 2, of: 'period', first: '2026-11-01', last: '2026-11-30' });
		assert.deepEqual(counted(summary({ id: 3, first: '2026-11-04' }), week, month, summary({ id: 4, first: '2026-12-01' })), ['2', '4']);
	});
	test('do not overlap with others', () => {
		const week = summary({ id: 1, of: 'period', first: '2026-11-02', last: '2026-11-08' });
		assert.deepEqual(counted(week, summary({ id: 2, by: 2, first: '2026-11-04' })), ['1', '2']);
	});
});
