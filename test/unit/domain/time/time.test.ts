import assert from 'node:assert/strict';
import { HOUR_MS, MINUTE_MS } from '../../../../src/base/units.ts';
import { agentId, editId, runId, sessionId, subagentSessionId, turnId, waitId, type SessionId } from '../../../../src/domain/trace/ids.ts';
import type { PromptSign } from '../../../../src/domain/trace/prompt.ts';
import type { EditRow, RunRow, TurnRow, WaitRow } from '../../../../src/domain/trace/rows.ts';
import type { TimeRows } from '../../../../src/domain/time/engineerTurns.ts';
import { sentenceOf } from '../../../../src/domain/time/reasons.ts';
import { reasonCodes, type Slice } from '../../../../src/domain/time/slice.ts';
import { agentTime, clip, phaseTimes, slicesOf } from '../../../../src/domain/time/time.ts';

const agent = agentId('made-up');
const one = sessionId(agent, 'one');
const two = sessionId(agent, 'two');
const none: TimeRows = { turns: [], waits: [], edits: [], runs: [] };

/** Times in minutes; ids from session and start. */
const turn = (session: SessionId, from: number, to: number, sign: PromptSign | 'agent', planMode = false): TurnRow => ({
	id: turnId(agent, `${session} ${from}`),
	session,
	startedAt: from * MINUTE_MS,
	endedAt: to * MINUTE_MS,
	end: 'done',
	prompt: sign === 'agent' ? { by: 'agent' } : { by: 'engineer', typedChars: 0, sign },
	planMode,
	claim: null,
});
const edit = (session: SessionId, at: number, path: string, of: TurnRow | null = null): EditRow => ({
	id: editId(agent, `${session} ${at}`),
	session,
	turn: of?.id ?? null,
	at: at * MINUTE_MS,
	path,
	change: 'update',
	added: 1,
	removed: 0,
	pointer: { file: '/made-up.jsonl', offset: 0 },
	weakened: null,
});
const run = (session: SessionId, at: number, kind: RunRow['class']): RunRow => ({
	id: runId(agent, `${session} ${at}`),
	session,
	turn: null,
	startedAt: at * MINUTE_MS,
	endedAt: null,
	class: kind,
	result: 'unknown',
	cwd: null,
});
const wait = (of: TurnRow, from: number, to: number | null, kind: WaitRow['for'] = 'answer'): WaitRow => ({
	id: waitId(agent, `${of.id} ${from}`),
	session: of.session,
	turn: of.id,
	from: from * MINUTE_MS,
	to: to === null ? null : to * MINUTE_MS,
	for: kind,
});

const shown = (slices: readonly Slice[]): string[] =>
	slices.map(({ phase, reason, start, end }) => `${phase} ${reason} ${+(start / MINUTE_MS).toFixed(2)}-${+(end / MINUTE_MS).toFixed(2)}`);
const check = (rows: Partial<TimeRows>, expected: readonly string[], now = Infinity): void => {
	assert.deepEqual(shown(slicesOf({ ...none, ...rows }, now)), expected);
};

suite("The engineer's time", () => {
	test('work, reading its result, and the next request', () => {
		check({ turns: [turn(one, 0, 5, 'request'), turn(one, 7, 9, 'report')], edits: [edit(one, 1, 'cart.ts'), edit(one, 8, 'cart.ts')] }, [
			'delegate agent-worked 0-5',
			'verify read-result 5-6.83',
			'verify reported-result 6.83-7',
			'delegate agent-worked 7-9',
		]);
	});

	test('a session that only talks is spec, and stretches of the same kind become one', () => {
		check({ turns: [turn(one, 0, 1, 'design'), turn(one, 1, 2, 'design')] }, ['spec asked-and-answered 0-2']);
	});

	test('what a subagent changed was changed for the turn that it worked for', () => {
		const helper = subagentSessionId(one, 'agent-1');
		check(
			{
				turns: [turn(one, 0, 5, 'unclear'), turn(helper, 1, 4, 'agent')],
				edits: [edit(helper, 2, 'cart.ts', turn(helper, 1, 4, 'agent'))],
			},
			['delegate agent-worked 0-5'],
		);
	});

	test('a check run without changes is verify', () => {
		check({ turns: [turn(one, 0, 5, 'unclear')], runs: [run(one, 1, 'test')] }, ['verify agent-checked 0-5']);
	});

	test('turns that agents began are no time of the engineer, and the gap begins after them', () => {
		check({ turns: [turn(one, 0, 1, 'design'), turn(one, 4, 6, 'agent'), turn(one, 7, 8, 'design')] }, [
			'spec asked-and-answered 0-1',
			'spec considered-next 6-6.83',
			'spec composed-prompt 6.83-7',
			'spec asked-and-answered 7-8',
		]);
		check({ turns: [turn(two, 0, 9, 'agent')] }, []);
	});

	test('where the agent waited for an answer, the time is spec', () => {
		const asking = turn(one, 0, 10, 'request');
		check({ turns: [asking], edits: [edit(one, 9, 'cart.ts')], waits: [wait(asking, 2, 4), wait(asking, 5, 6, 'planApproval')] }, [
			'delegate agent-worked 0-2',
			'spec answered-agent 2-4',
			'delegate agent-worked 4-5',
			'spec approved-plan 5-6',
			'delegate agent-worked 6-10',
		]);
	});

	test('a long wait counts its last three minutes, one without an answer nothing', () => {
		const asking = turn(one, 0, 60, 'request');
		check({ turns: [asking], edits: [edit(one, 1, 'cart.ts')], waits: [wait(asking, 10, 40), wait(asking, 50, null)] }, [
			'delegate agent-worked 0-10',
			'spec answered-agent 37-40',
			'delegate agent-worked 40-50',
		]);
	});

	test('nobody attends a turn for more than an hour after their last word', () => {
		const night = turn(one, 0, 600, 'request');
		const edits = [edit(one, 1, 'cart.ts')];
		check({ turns: [night], edits }, ['delegate agent-worked 0-60']);
		check({ turns: [night], edits, waits: [wait(night, 100, 102)] }, [
			'delegate agent-worked 0-60',
			'spec answered-agent 100-102',
			'delegate agent-worked 102-162',
		]);
	});

	test('where sessions overlap, verify comes before spec, and spec before delegate', () => {
		const turns = [turn(one, 0, 20, 'request'), turn(two, 5, 15, 'design'), turn(two, 15, 18, 'check')];
		check({ turns, edits: [edit(one, 1, 'cart.ts')] }, [
			'delegate agent-worked 0-5',
			'spec asked-and-answered 5-15',
			'verify agent-checked 15-18',
			'delegate agent-worked 18-20',
		]);
	});

	test('a prompt that was queued while the agent worked leaves no gap', () => {
		check({ turns: [turn(one, 0, 5, 'design'), turn(one, 3, 8, 'report')] }, ['spec asked-and-answered 0-3', 'verify agent-checked 3-8']);
	});

	test('nothing lies after now, and a turn that ends before it starts has no length', () => {
		check({ turns: [turn(one, 0, 5, 'design')] }, ['spec asked-and-answered 0-2'], 2 * MINUTE_MS);
		check({ turns: [turn(one, 5, 0, 'design')] }, []);
	});

	test('phase times add up to the slices, and a clip cuts at both ends', () => {
		const slices = slicesOf({ ...none, turns: [turn(one, 0, 5, 'design'), turn(one, 7, 9, 'report')] }, Infinity);
		assert.deepEqual(phaseTimes(slices), { spec: 5 * MINUTE_MS, delegate: 0, verify: 4 * MINUTE_MS, byHand: 0, unknown: 0 });
		assert.deepEqual(shown(clip(slices, 4 * MINUTE_MS, 8 * MINUTE_MS)), [
			'spec asked-and-answered 4-5',
			'verify read-result 5-6.83',
			'verify reported-result 6.83-7',
			'verify agent-checked 7-8',
		]);
	});

	test('every reason has a sentence of its own', () => {
		assert.equal(new Set(reasonCodes.map(code => sentenceOf(code))).size, reasonCodes.length);
		assert.ok(reasonCodes.every(code => /^[a-z].*[a-z]$/.test(sentenceOf(code))));
	});
});

suite("Agents' time", () => {
	const asking = turn(one, 0, 10, 'request');
	const helper = turn(subagentSessionId(one, 'agent-1'), 2, 8, 'agent');
	test('is summed over all turns, whoever began them', () => {
		assert.equal(agentTime([asking, helper], [], -Infinity, Infinity), 16 * MINUTE_MS);
	});
	test('leaves out waiting for the engineer', () => {
		assert.equal(agentTime([asking], [wait(asking, 2, 5), wait(asking, 9, null)], -Infinity, Infinity), 6 * MINUTE_MS);
	});
	test('is cut at both ends of the span', () => {
		assert.equal(agentTime([asking, helper], [wait(asking, 0, 4)], 3 * MINUTE_MS, 5 * MINUTE_MS), 3 * MINUTE_MS);
	});
	test('counts a turn of hours whole', () => {
		assert.equal(agentTime([turn(one, 0, 300, 'request')], [], -Infinity, Infinity), 5 * HOUR_MS);
	});
});
