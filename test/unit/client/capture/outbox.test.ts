import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joined, joiningKey } from '../../../../src/client/capture/joining.ts';
import { Outbox } from '../../../../src/client/capture/outbox.ts';
import { changeKinds, noticeSchema, presenceSigns, type Notice, type PresenceSign } from '../../../../src/protocol/notices.ts';
import { HandTurnedTimers } from '../timers.ts';

const uri = 'file:///harbour/gate.ts';
const present = (at: number, sign: PresenceSign = 'key'): Notice => ({ kind: 'present', from: at, to: at, signs: [sign] });
const typed = (at: number): Notice => ({ kind: 'changed', from: at, to: at, uri, how: 'typing', inserted: 1, removed: 0 });
const view = (at: number, from: number): Notice => ({ kind: 'view', at, view: { kind: 'text', uri, visible: [{ from, to: from + 40 }] } });
const saved = (at: number): Notice => ({ kind: 'saved', at, uri });
const stopped = (at: number): Notice => ({ kind: 'stopped', at, uri, line: 3 });

suite('the outbox', () => {
	const made = () => {
		const timers = new HandTurnedTimers();
		const sent: { readonly at: number; readonly notices: readonly Notice[] }[] = [];
		const link = { isUp: true };
		const outbox = new Outbox(notices => {
			if (link.isUp) {
				sent.push({ at: timers.now(), notices });
			}
			return Promise.resolve(link.isUp);
		}, timers);
		const puts = async (many: readonly Notice[]): Promise<void> => {
			for (const notice of many) {
				await timers.pass(('at' in notice ? notice.at : 'from' in notice ? notice.from : 0) - timers.now());
				outbox.put(notice);
			}
		};
		return { timers, sent, link, outbox, puts };
	};

	test('sends a second after the first, and everything together', async () => {
		const { timers, sent, puts } = made();
		await puts([typed(100), stopped(200), saved(1_050)]);
		await timers.pass(5_000);
		assert.deepEqual(sent, [{ at: 1_100, notices: [typed(100), stopped(200), saved(1_050)] }]);
	});

	test('sends at most once a second', async () => {
		const { timers, sent, puts } = made();
		await puts(Array.from({ length: 300 }, (_, index) => typed(index * 37)));
		await timers.pass(5_000);
		const gaps = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
		assert.ok(sent.length > 5 && gaps.every(gap => gap >= 1_000), String(gaps));
	});

	test('tells the oldest first, by when it began', async () => {
		const { timers, sent, outbox } = made();
		[stopped(9), present(4), saved(7), typed(2)].forEach(notice => {
			outbox.put(notice);
		});
		await timers.pass(2_000);
		assert.deepEqual(
			sent[0]?.notices.map(({ kind }) => kind),
			['changed', 'present', 'saved', 'stopped'],
		);
	});

	test('makes one of a second of typing', async () => {
		const { timers, sent, puts } = made();
		await puts([present(0), typed(0), present(80), typed(80), present(160, 'scroll'), typed(300)]);
		await timers.pass(2_000);
		assert.deepEqual(sent[0]?.notices, [
			{ kind: 'present', from: 0, to: 160, signs: ['key', 'scroll'] },
			{ kind: 'changed', from: 0, to: 300, uri, how: 'typing', inserted: 3, removed: 0 },
		]);
	});

	test('tells of what was scrolled past no more than five times a second', async () => {
		const { timers, sent, puts } = made();
		await puts(Array.from({ length: 60 }, (_, frame) => view(frame * 16, frame)));
		await timers.pass(2_000);
		const views = sent.flatMap(({ notices }) => notices);
		assert.ok(views.length <= 5, String(views.length));
		assert.deepEqual(views.at(-1), view(832, 59));
	});

	test('keeps everything while the server is away, and sends it when it is back', async () => {
		const { timers, sent, link, puts } = made();
		link.isUp = false;
		await puts([stopped(0), typed(500), stopped(3_000)]);
		await timers.pass(10_000);
		assert.deepEqual(sent, []);
		link.isUp = true;
		await timers.pass(1_000);
		assert.deepEqual(
			sent.map(({ notices }) => notices),
			[[stopped(0), typed(500), stopped(3_000)]],
		);
	});

	test('is bounded, and drops the oldest', async () => {
		const { timers, sent, link, outbox } = made();
		link.isUp = false;
		for (let line = 0; line < 7_000; line++) {
			outbox.put({ kind: 'stopped', at: line, uri, line });
		}
		await timers.pass(1_000);
		link.isUp = true;
		await timers.pass(1_000);
		const [{ notices } = { notices: [] }] = sent;
		assert.ok(notices.length >= 1_000 && notices.length <= 2_000, String(notices.length));
		assert.deepEqual(notices.at(-1), { kind: 'stopped', at: 6_999, uri, line: 6_999 });
	});

	test('sends at once when the window closes, and nothing afterwards', async () => {
		const { timers, sent, outbox } = made();
		outbox.put(stopped(0));
		await outbox.flush();
		outbox.dispose();
		outbox.put(stopped(1));
		await timers.pass(5_000);
		assert.deepEqual(sent, [{ at: 0, notices: [stopped(0)] }]);
	});
});

suite('joining notices', () => {
	const run = (endedAt: number | null): Notice => ({
		kind: 'run',
		id: 'one',
		where: 'terminal',
		class: 'test',
		startedAt: 5,
		endedAt,
		result: endedAt === null ? 'unknown' : 'passed',
		cwd: null,
		command: 'npm test',
	});

	test('a run that ended meanwhile is told once', () => {
		assert.deepEqual(joined(run(null), run(9)), run(9));
	});

	test('typing after a pause is another stretch', () => {
		assert.equal(joined(typed(0), typed(2_001)), null);
	});

	test('a clock that is set back makes no stretch that ends before it begins', () => {
		assert.equal(joined(present(500), present(100)), null);
	});

	test('loses no character, no sign and no time, and makes notices that the wire takes', () => {
		const uris = fc.constantFrom('file:///a', 'file:///b');
		const change = fc.record({ uri: uris, how: fc.constantFrom(...changeKinds), inserted: fc.nat(9), removed: fc.nat(9) });
		const notice = fc.oneof(
			fc.constantFrom(...presenceSigns).map(sign => present(0, sign)),
			change.map((made): Notice => ({ kind: 'changed', from: 0, to: 0, ...made })),
		);
		const spaced = fc.array(fc.tuple(fc.nat(3_000), notice), { maxLength: 30 });
		fc.assert(
			fc.property(spaced, steps => {
				let now = 0;
				const put = steps.map(([wait, made]) => at((now += wait), made));
				const told = put.reduce<Notice[]>(withJoined, []);
				assert.deepEqual(sums(told), sums(put));
				told.forEach(one => noticeSchema.parse(one));
			}),
		);
	});
});

function at(time: number, notice: Notice): Notice {
	return 'from' in notice && notice.kind !== 'renamed' ? { ...notice, from: time, to: time } : notice;
}

/** As the outbox does it: only the newest with the same key is asked. */
function withJoined(waiting: Notice[], notice: Notice): Notice[] {
	const index = waiting.findLastIndex(earlier => joiningKey(earlier) === joiningKey(notice));
	const earlier = waiting[index];
	const both = earlier === undefined ? null : joined(earlier, notice);
	return both === null ? [...waiting, notice] : waiting.with(index, both);
}

function sums(notices: readonly Notice[]): unknown {
	const changes = notices.filter(notice => notice.kind === 'changed');
	const stretches = notices.filter(notice => notice.kind === 'changed' || notice.kind === 'present');
	return {
		inserted: Object.fromEntries(
			changeKinds.map(kind => [kind, sum(changes.filter(({ how }) => how === kind).map(({ inserted }) => inserted))]),
		),
		removed: sum(changes.map(({ removed }) => removed)),
		signs: new Set(notices.flatMap(notice => (notice.kind === 'present' ? notice.signs : []))),
		first: Math.min(...stretches.map(({ from }) => from)),
		last: Math.max(...stretches.map(({ to }) => to)),
	};
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
