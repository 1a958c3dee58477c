import assert from 'node:assert/strict';
import { everything, type Choice } from '../../../src/server/book.ts';
import { slicesIn } from '../../../src/server/engineerTime.ts';
import { Notices } from '../../../src/server/notices/notices.ts';
import { at, bookOf, session, sessionRow, turnRow } from '../../support/book.ts';

suite("The engineer's time on record", () => {
	const one = session('one');
	const [from, to] = ['2026-10-06T09:00:00Z', '2026-10-06T09:10:00Z'];
	const day = '2026-10-06T12:00:00Z';
	const typed = (time: string, file: string) => ({ kind: 'typed', from: at(time), to: at(time), file }) as const;

	const told = (choice: Partial<Choice>, notices: Notices): string[] => {
		const book = bookOf({ session: [sessionRow(one, from, to)], turn: [turnRow(one, from, to)] }, day, { notices });
		return slicesIn(book, { ...everything, ...choice }).map(
			({ start, phase, reason }) => `${new Date(start).toISOString().slice(11, 16)} ${phase} ${reason}`,
		);
	};

	test('holds what was typed in no session, and gives it to the project of its file', () => {
		const notices = new Notices(null);
		notices.keep(at(day), [typed('2026-10-06T10:00:00Z', '/work/app/a.ts'), typed('2026-10-06T11:00:00Z', '/work/apple/b.ts')], []);
		const turn = told({}, new Notices(null));
		assert.deepEqual(told({}, notices), [...turn, '10:00 byHand typed-code', '11:00 byHand typed-code']);
		assert.deepEqual(told({ project: '/work/app' }, notices), [...turn, '10:00 byHand typed-code']);
		assert.deepEqual(told({ project: '/work/other' }, notices), []);
		assert.deepEqual(told({ agents: new Set() }, notices), []);
	});

	test('a span has the signs that reach into it, though they were written down on another day', () => {
		const notices = new Notices(null);
		notices.keep(at('2026-10-06T00:00:30Z'), [typed('2026-10-05T23:59:00Z', '/work/app/a.ts')], []);
		const since = at('2026-10-06T00:00:00Z');
		assert.deepEqual(told({ span: { since, until: at(from) } }, notices), ['00:00 byHand typed-code']);
		assert.deepEqual(told({ span: { since: null, until: since } }, notices), ['23:59 byHand typed-code']);
	});

	test('signs that go on are told as they stand, and add nothing to the time before them', () => {
		const notices = new Notices(null);
		notices.keep(at(day), [typed('2026-10-06T10:00:00Z', '/work/app/a.ts')], []);
		notices.goingOn(() => [typed('2026-10-06T11:00:00Z', '/work/app/test/a.test.ts')]);
		const turn = told({}, new Notices(null));
		assert.deepEqual(told({}, notices), [...turn, '10:00 byHand typed-code', '11:00 verify typed-test']);
		assert.deepEqual(told({ span: { since: null, until: at('2026-10-06T10:30:00Z') } }, notices), [...turn, '10:00 byHand typed-code']);
	});
});
