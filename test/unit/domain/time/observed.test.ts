import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HOUR_MS, MINUTE_MS } from '../../../../src/base/units.ts';
import { commandClasses, runPlaces } from '../../../../src/domain/trace/command.ts';
import { agentId, editId, sessionId, turnId, waitId } from '../../../../src/domain/trace/ids.ts';
import { promptSigns, type PromptSign } from '../../../../src/domain/trace/prompt.ts';
import type { EditRow, TurnRow } from '../../../../src/domain/trace/rows.ts';
import { ACTIVE_MS } from '../../../../src/domain/time/constants.ts';
import type { TimeRows } from '../../../../src/domain/time/engineerTurns.ts';
import type { Retag } from '../../../../src/domain/time/retag.ts';
import { seenIn } from '../../../../src/domain/time/seen.ts';
import { sights, type Sign, type SignOf } from '../../../../src/domain/time/signs.ts';
import { phases, type Slice } from '../../../../src/domain/time/slice.ts';
import { engineerSlices, slicesOf } from '../../../../src/domain/time/time.ts';

const agent = agentId('made-up');
const one = sessionId(agent, 'one');
const none: TimeRows = { turns: [], waits: [], edits: [], runs: [] };

/** Times in minutes. */
const m = (minutes: number): number => minutes * MINUTE_MS;
const present = (from: number, to: number): Sign => ({ kind: 'present', from: m(from), to: m(to) });
const looked = (from: number, to: number, sight: SignOf<'looked'>['sight'] = 'other', file = '/main.ts'): Sign => ({
	kind: 'looked',
	from: m(from),
	to: m(to),
	sight,
	session: sight === 'other' ? null : one,
	file,
});
const typed = (from: number, to: number, file: string): Sign => ({ kind: 'typed', from: m(from), to: m(to), file });
const ran = (from: number, to: number | null, more: Partial<SignOf<'ran'>> = {}): Sign => ({
	kind: 'ran',
	id: String(from),
	from: m(from),
	to: to === null ? null : m(to),
	where: 'terminal',
	class: 'test',
	...more,
});
const turn = (from: number, to: number, sign: PromptSign, planMode = false): TurnRow => ({
	id: turnId(agent, String(from)),
	session: one,
	startedAt: m(from),
	endedAt: m(to),
	end: 'done',
	prompt: { by: 'engineer', typedChars: 0, sign },
	planMode,
	claim: null,
});
const edit = (at: number): EditRow => ({
	id: editId(agent, String(at)),
	session: one,
	turn: null,
	at: m(at),
	path: '/cart.ts',
	change: 'update',
	added: 1,
	removed: 0,
	pointer: { file: '/made-up.jsonl', offset: 0 },
	weakened: null,
});

const shown = (slices: readonly Slice[]): string[] =>
	slices.map(({ phase, basis, reason, start, end }) => {
		const [from, to] = [start, end].map(at => String(+(at / MINUTE_MS).toFixed(2)));
		return `${phase} ${reason} ${from ?? ''}-${to ?? ''}${basis === 'inferred' ? ' inferred' : ''}`;
	});
const check = (signs: readonly Sign[], expected: readonly string[], rows: Partial<TimeRows> = {}, retags: readonly Retag[] = []): void => {
	assert.deepEqual(shown(engineerSlices({ ...none, ...rows }, [seenIn(signs)], retags, Infinity)), expected);
};

suite("The engineer's time, as the editor saw it", () => {
	test('a sign holds for two minutes; what fits nothing is unknown', () => {
		check([present(0, 1), present(10, 10)], ['unknown at-work 0-3', 'unknown at-work 10-12']);
	});

	test('a diff of what an agent did, and its unreviewed lines, are verify while somebody is there', () => {
		check(
			[present(0, 6), looked(0, 2, 'agentDiff'), looked(2, 4, 'agentLines'), looked(4, 30)],
			['verify looked-at-diff 0-2', 'verify looked-at-lines 2-4', 'unknown at-work 4-8'],
		);
		check([looked(0, 30, 'agentLines')], []);
	});

	test('a run is verify while it goes on, and its result is read for a minute', () => {
		check([present(0, 9), ran(1, 2)], ['unknown at-work 0-1', 'verify ran-checks 1-3', 'unknown at-work 3-11']);
		check([present(0, 1), ran(0, 5, { class: 'vcs' })], ['unknown at-work 0-3']);
		check([present(0, 1), ran(0, 5, { class: 'run' })], ['verify ran-program 0-3']);
		check([present(0, 1), ran(0, null, { where: 'debug', class: 'run' })], ['verify debugged 0-3']);
		check([present(0, 1), { kind: 'stopped', at: m(0), file: '/a.ts' }], ['verify debugged 0-2', 'unknown at-work 2-3']);
	});

	test('nobody watches a server for hours, but its end is looked at', () => {
		check(
			[present(0, 60), ran(0, 40, { class: 'run' })],
			['verify ran-program 0-10', 'unknown at-work 10-40', 'verify ran-program 40-41', 'unknown at-work 41-62'],
		);
	});

	test('a run that is told when it starts and when it ends is one', () => {
		check([present(0, 9), ran(1, null), ran(1, 2)], ['unknown at-work 0-1', 'verify ran-checks 1-3', 'unknown at-work 3-11']);
	});

	test('typing goes by the file: a test is verify, a specification spec, all else by hand', () => {
		check([typed(0, 1, '/src/cart.test.ts')], ['verify typed-test 0-3']);
		check([typed(0, 1, '/docs/spec.md')], ['spec typed-spec 0-3']);
		check([typed(0, 1, '/src/cart.ts')], ['byHand typed-code 0-3']);
	});

	test('a moment of thought belongs to what was typed, until something else has the focus', () => {
		check(
			[present(0, 4), typed(0, 1, '/main.ts'), looked(0, 1.5), looked(1.5, 2), looked(2, 6, 'other', '/b.ts')],
			['byHand typed-code 0-2', 'unknown at-work 2-6'],
		);
	});

	test('the first rule that fits wins: verify, spec, by hand, delegate', () => {
		const turns = [turn(0, 20, 'request')];
		check(
			[present(0, 8), typed(2, 3, '/cart.ts'), looked(2.5, 4, 'agentLines')],
			[
				'delegate agent-worked 0-2 inferred',
				'byHand typed-code 2-2.5',
				'verify looked-at-lines 2.5-4',
				'byHand typed-code 4-5',
				'delegate agent-worked 5-20 inferred',
			],
			{ turns, edits: [edit(1)] },
		);
	});

	test('what transcripts know for certain stands under its phase; what they guess gives way to what was seen', () => {
		const typing = [present(0, 10), typed(0, 10, '/cart.ts')];
		check(typing, ['spec plan-mode 0-5 inferred', 'byHand typed-code 5-12'], { turns: [turn(0, 5, 'request', true)] });
		const turns = [turn(0, 5, 'request'), turn(9, 10, 'report')];
		check(typing, ['byHand typed-code 0-8.83', 'verify reported-result 8.83-9 inferred', 'byHand typed-code 9-12'], {
			turns,
			edits: [edit(1)],
		});
	});

	test('whoever sits before the editor without a sign is away, but for what a prompt shows', () => {
		const turns = [turn(0, 30, 'request'), turn(40, 41, 'request')];
		check(
			[present(0, 1), looked(0, 60)],
			['delegate agent-worked 0-3 inferred', 'spec composed-prompt 39.83-40 inferred', 'delegate agent-worked 40-41 inferred'],
			{ turns, edits: [edit(1), edit(40.5)] },
		);
	});

	test('where no window has the focus, transcripts tell as they do without an editor', () => {
		const rows = { turns: [turn(20, 50, 'request')], edits: [edit(21)] };
		check([present(0, 1), looked(0, 5)], ['unknown at-work 0-3', 'delegate agent-worked 20-50 inferred'], rows);
	});

	test('an agent that works for nobody is delegated to while somebody is there', () => {
		const turns: TurnRow[] = [{ ...turn(0, 30, 'request'), prompt: { by: 'agent' } }];
		check([present(10, 11)], ['delegate agent-worked 10-13 inferred'], { turns });
	});

	test('what the engineer says wins, and what they said last holds', () => {
		const said = (from: number, to: number, phase: Retag['phase'], mark: string): Retag => ({ start: m(from), end: m(to), phase, mark });
		check([present(0, 8)], ['unknown at-work 0-2', 'verify said-so 2-4', 'unknown at-work 4-10'], {}, [said(2, 4, 'verify', 'a')]);
		check([present(0, 8)], ['unknown at-work 0-2', 'unknown at-work 4-10'], {}, [said(2, 4, null, 'a')]);
		check([], ['spec said-so 1-2', 'byHand said-so 2-3'], {}, [
			said(1, 4, 'verify', 'a'),
			said(1, 3, 'spec', 'b'),
			said(2, 4, 'byHand', 'c'),
			said(3, 9, null, 'd'),
		]);
		const [slice] = engineerSlices(none, [seenIn([typed(0, 1, '/cart.ts')])], [said(0, 5, 'spec', 'a')], m(2));
		assert.deepEqual(slice, {
			start: 0,
			end: m(2),
			phase: 'spec',
			basis: 'observed',
			reason: 'said-so',
			session: null,
			file: '/cart.ts',
			mark: 'a',
		});
	});
});

suite("The engineer's time, whatever the editor says", () => {
	const at = fc.integer({ min: 0, max: 3 * HOUR_MS });
	const span = fc.tuple(at, fc.integer({ min: 0, max: 20 * MINUTE_MS })).map(([from, length]) => ({ from, to: from + length }));
	const file = fc.constantFrom('/a.ts', '/b.test.ts', '/spec.md', '/x/c.py');
	const sign: fc.Arbitrary<Sign> = fc.oneof(
		span.map(times => ({ kind: 'present' as const, ...times })),
		fc
			.tuple(span, fc.constantFrom(...sights), file, fc.constantFrom(null, one))
			.map(([times, sight, name, session]) => ({ kind: 'looked' as const, ...times, sight, session, file: name })),
		fc.tuple(span, file).map(([times, name]) => ({ kind: 'typed' as const, ...times, file: name })),
		fc
			.tuple(span, fc.boolean(), fc.constantFrom(...runPlaces), fc.constantFrom(...commandClasses), fc.nat({ max: 5 }))
			.map(([{ from, to }, isOver, where, commandClass, id]) => ({
				kind: 'ran' as const,
				id: String(id),
				from,
				to: isOver ? to : null,
				where,
				class: commandClass,
			})),
		fc.tuple(at, file).map(([when, name]) => ({ kind: 'stopped' as const, at: when, file: name })),
	);
	const signs = fc.array(sign, { maxLength: 30 });
	const turns = fc.uniqueArray(
		fc.tuple(fc.nat({ max: 180 }), fc.nat({ max: 40 }), fc.constantFrom(...promptSigns), fc.boolean(), fc.boolean()),
		{ selector: ([from]) => from, maxLength: 8 },
	);
	const rows: fc.Arbitrary<TimeRows> = turns.map(list => ({
		turns: list.map(([from, length, prompt, planMode]) => turn(from, from + length, prompt, planMode)),
		edits: list.filter(told => told[4]).map(([from]) => edit(from + 0.5)),
		runs: [],
		waits: list
			.filter(told => told[3])
			.map(([from, length]) => ({
				id: waitId(agent, String(from)),
				session: one,
				turn: turnId(agent, String(from)),
				from: m(from + length / 2),
				to: m(from + length),
				for: 'answer' as const,
			})),
	}));
	const retags = fc.array(
		fc
			.tuple(span, fc.constantFrom(...phases, null), fc.uuid())
			.map(([{ from, to }, phase, mark]) => ({ start: from, end: to + 1, phase, mark })),
		{ maxLength: 4 },
	);
	const total = (slices: readonly Slice[]): number => slices.reduce((sum, { start, end }) => sum + end - start, 0);

	test('slices have a length, are sorted, never overlap, and end with now', () => {
		fc.assert(
			fc.property(rows, signs, retags, at, (some, seen, said, now) => {
				let last = -Infinity;
				for (const { start, end } of engineerSlices(some, [seenIn(seen)], said, now)) {
					assert.ok(last <= start && start < end && end <= now);
					last = end;
				}
			}),
		);
	});

	test('signs alone give no more time than they last, and two minutes after each', () => {
		fc.assert(
			fc.property(signs, seen => {
				const told = seen.filter(one => one.kind === 'present' || one.kind === 'typed');
				const slices = engineerSlices(none, [seenIn(seen)], [], Infinity);
				assert.ok(slices.every(({ basis }) => basis === 'observed'));
				assert.ok(slices.every(({ start, end }) => within(start, end, told)));
				const [first, last] = [Math.min(...told.map(one => one.from)), Math.max(...told.map(one => one.to))];
				assert.ok(slices.length === 0 || total(slices) <= last - first + ACTIVE_MS);
			}),
		);
	});

	test('while there are signs all time is told, and of no minute twice', () => {
		fc.assert(
			fc.property(rows, signs, (some, seen) => {
				const alone = total(engineerSlices(none, [seenIn(seen)], [], Infinity));
				const active = engineerSlices(some, [seenIn(seen)], [], Infinity);
				assert.ok(alone <= total(active) && total(active) <= alone + total(slicesOf(some, Infinity)));
			}),
		);
	});

	test('without signs and marks nothing is other than transcripts tell', () => {
		fc.assert(
			fc.property(rows, at, (some, now) => {
				assert.deepEqual(engineerSlices(some, [], [], now), slicesOf(some, now));
			}),
		);
	});

	test('the order in which signs come does not matter', () => {
		const shuffled = signs.chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
		fc.assert(
			fc.property(rows, shuffled, (some, [seen, turned]) => {
				assert.deepEqual(engineerSlices(some, [seenIn(turned)], [], Infinity), engineerSlices(some, [seenIn(seen)], [], Infinity));
			}),
		);
	});

	test('a mark says all of its time, and nothing of any other', () => {
		fc.assert(
			fc.property(rows, signs, retags, (some, seen, said) => {
				const [mark] = said;
				fc.pre(mark !== undefined);
				const before = engineerSlices(some, [seenIn(seen)], [], Infinity);
				const after = engineerSlices(some, [seenIn(seen)], [mark], Infinity);
				const inside = after.filter(slice => slice.mark === mark.mark);
				assert.equal(total(inside), mark.phase === null ? 0 : mark.end - mark.start);
				assert.ok(inside.every(({ phase }) => phase === mark.phase));
				const outside = (slices: readonly Slice[]): number =>
					total(slices) -
					slices.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, mark.end) - Math.max(start, mark.start)), 0);
				assert.equal(outside(after), outside(before));
			}),
		);
	});
});

function within(start: number, end: number, told: readonly { readonly from: number; readonly to: number }[]): boolean {
	const times = told.map(({ from, to }) => ({ from, to: to + ACTIVE_MS })).sort((a, b) => a.from - b.from);
	let reached = start;
	for (const { from, to } of times) {
		reached = from <= reached ? Math.max(reached, to) : reached;
	}
	return end <= reached && times.some(({ from, to }) => from <= start && start < to);
}
