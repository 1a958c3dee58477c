import assert from 'node:assert/strict';
import type { CommandClass } from '../../../../src/domain/trace/command.ts';
import type { PathKind } from '../../../../src/domain/time/pathKind.ts';
import { phaseOfTurn, type TurnSigns, type Verdict } from '../../../../src/domain/time/turnPhase.ts';

const delegated: Verdict = { phase: 'delegate', reason: 'agent-worked' };
const discussed: Verdict = { phase: 'spec', reason: 'asked-and-answered' };
const checked: Verdict = { phase: 'verify', reason: 'agent-checked' };

const plain: TurnSigns = { sign: 'unclear', planMode: false, changed: new Set(), ran: new Set(), isBuilt: false, before: null };
const changed = (...kinds: readonly PathKind[]): Partial<TurnSigns> => ({ changed: new Set(kinds) });
const ran = (...classes: readonly CommandClass[]): Partial<TurnSigns> => ({ ran: new Set(classes) });

const check = (expected: Verdict, ...signs: readonly Partial<TurnSigns>[]): void => {
	assert.deepEqual(phaseOfTurn(Object.assign({}, plain, ...signs) as TurnSigns), expected);
};

suite('The phase of a turn', () => {
	test('a turn that changed source, tests or configuration was delegated, whatever was asked', () => {
		check(delegated, changed('source'), { sign: 'report' });
		check(delegated, changed('test'), { sign: 'question' });
		check(delegated, changed('plan', 'config'), { planMode: true });
	});
	test('plan mode without changes of source is spec', () => {
		check({ phase: 'spec', reason: 'plan-mode' }, { planMode: true });
		check({ phase: 'spec', reason: 'plan-mode' }, { planMode: true, sign: 'report' }, changed('plan'));
	});
	test('writing only plans is spec', () => {
		check({ phase: 'spec', reason: 'wrote-spec' }, changed('plan'), { isBuilt: true });
	});
	test('writing specs or prose is spec until something is built, and work like any other after that', () => {
		check({ phase: 'spec', reason: 'wrote-spec' }, changed('spec', 'prose'));
		check(delegated, changed('prose'), { isBuilt: true });
	});
	test('a report or a check that changed nothing is verify', () => {
		check(checked, { sign: 'report' });
		check(checked, { sign: 'check' }, ran('vcs'));
	});
	test('check runs without changes are verify, whatever was asked', () => {
		check(checked, ran('test'));
		check(checked, { sign: 'request' }, ran('lint', 'other'));
	});
	test('mechanical steps are delegated, with their check runs', () => {
		check(delegated, { sign: 'proceed' }, ran('lint', 'vcs'));
	});
	test('a question is about what to build, or after delegated or checked work about that work', () => {
		check(discussed, { sign: 'question' });
		check(discussed, { sign: 'question', before: discussed, isBuilt: true });
		check(checked, { sign: 'question', before: delegated });
		check(checked, { sign: 'question', before: checked });
	});
	test('weighing what to build is spec even after work', () => {
		check(discussed, { sign: 'design', before: delegated, isBuilt: true });
	});
	test('a request that changed and ran nothing is spec', () => {
		check(discussed, { sign: 'request' });
		check(discussed, { sign: 'request', isBuilt: true });
		check(discussed, { sign: 'request' }, ran('other'));
	});
	test('a request that ran something is delegated', () => {
		check(delegated, { sign: 'request' }, ran('run'));
		check(delegated, { sign: 'choice', isBuilt: true }, ran('other'));
	});
});
