import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	coverageOf,
	evidenceOf,
	ledgerOf,
	lineState,
	verificationBars,
	type LedgerLine,
	type Witnesses,
} from '../../../../src/domain/ledger/ledger.ts';
import { Replay } from '../../../../src/domain/ledger/replay.ts';
import { commandClasses, commandResults } from '../../../../src/domain/trace/command.ts';
import { runs } from '../../../support/facts.ts';
import { run } from '../../../support/ledger.ts';
import { randomFrom, walk, type Walk } from './walk.ts';

const someWalk: fc.Arbitrary<Walk> = fc.tuple(fc.nat(), fc.nat({ max: 40 })).map(([seed, steps]) => walk(randomFrom(seed), steps));

const keysOf = ({ lines }: Walk): readonly LedgerLine['key'][] => lines.map(line => line.key);
const ledgerFor = (one: Walk): readonly LedgerLine[] => ledgerOf(one.traces, { keys: keysOf(one), at: one.at });

suite('Properties of the ledger', () => {
	test('it knows whose the lines are that are like no other', () => {
		const count = { right: 0, told: 0, true: 0 };
		for (let seed = 0; seed < 200; seed++) {
			const one = walk(randomFrom(seed), 60);
			ledgerFor(one).forEach(({ origin }, index) => {
				const line = one.lines[index];
				const isAgents = line?.author === 'agent';
				if (line?.isUnique === true) {
					count.told += Number(origin.kind === 'agent');
					count.true += Number(isAgents);
					count.right += Number(origin.kind === 'agent' && isAgents);
				}
			});
		}
		assert.ok(count.true > 1000, 'there was something to know');
		assert.ok(count.right / count.told >= 0.99, `precision ${String(count.right / count.told)}`);
		assert.ok(count.right / count.true >= 0.99, `recall ${String(count.right / count.true)}`);
	});

	test('edits give the same ledger in any order, and told any number of times', () => {
		fc.assert(
			fc.property(someWalk, fc.infiniteStream(fc.nat()), (one, ranks) => {
				const told = [...one.traces, ...one.traces].map(trace => ({ trace, rank: ranks.next().value as number }));
				const shuffled = told.sort((a, b) => a.rank - b.rank).map(({ trace }) => trace);
				assert.deepEqual(ledgerOf(shuffled, { keys: keysOf(one), at: one.at }), ledgerFor(one));
			}),
			runs(100),
		);
	});

	test('a ledger that is kept from edit to edit, and looked at in between, is the one of a full replay', () => {
		fc.assert(
			fc.property(someWalk, one => {
				const replay = new Replay();
				for (const trace of one.traces) {
					replay.take(trace);
					replay.linesOf({ keys: keysOf(one), at: trace.at });
				}
				assert.deepEqual(replay.linesOf({ keys: keysOf(one), at: one.at }), ledgerFor(one));
			}),
			runs(100),
		);
	});

	test('every line of the file has an entry, and no agent line is older than its edit', () => {
		fc.assert(
			fc.property(someWalk, one => {
				const ledger = ledgerFor(one);
				assert.deepEqual(
					ledger.map(line => line.key),
					keysOf(one),
				);
				for (const { origin, since } of ledger) {
					assert.ok(origin.kind !== 'agent' || (since !== null && origin.at <= since && since <= one.at));
				}
			}),
			runs(200),
		);
	});

	test('no evidence is older than its line', () => {
		fc.assert(
			fc.property(someWalk, witnesses, (one, told) => {
				const evidence = evidenceOf(told);
				const startOf = new Map(told.runs.map(({ id, startedAt }) => [id, startedAt]));
				ledgerFor(one).forEach((line, index) => {
					for (const { cause, at } of evidence(line, index + 1)) {
						const run = cause.kind === 'turnedGreen' ? cause.passed : 'run' in cause ? cause.run : null;
						const began = run === null ? at : startOf.get(run);
						assert.ok(began !== undefined && (line.since === null || line.since < began));
					}
				});
			}),
			runs(200),
		);
	});

	test('when a line changes, nothing that spoke for it before does so any more', () => {
		fc.assert(
			fc.property(someWalk, witnesses, fc.nat(), (one, told, which) => {
				const keys = [...keysOf(one)];
				const index = which % Math.max(1, keys.length);
				const later = one.at + 100;
				keys[index] = CHANGED;
				const changed = ledgerOf(one.traces, { keys, at: later })[index];
				assert.ok(changed);
				assert.deepEqual(changed.since === null ? [] : evidenceOf(told)(changed, index + 1), []);
			}),
			runs(200),
		);
	});

	test('never more is verified than is alive, and more is asked for by a higher bar', () => {
		fc.assert(
			fc.property(someWalk, witnesses, (one, told) => {
				const evidence = evidenceOf(told);
				const [standard, strict, loose] = verificationBars.map(bar => {
					const lines = ledgerFor(one).map((line, index) => ({
						key: line.key,
						state: lineState(line, evidence(line, index + 1), [], bar),
					}));
					return coverageOf([{ isApplicable: true, lines }]);
				});
				assert.ok(standard && strict && loose);
				assert.ok(strict.verified <= standard.verified && standard.verified <= loose.verified && loose.verified <= loose.alive);
				assert.equal(loose.coverage, loose.alive === 0 ? null : loose.verified / loose.alive);
			}),
			runs(200),
		);
	});
});

const CHANGED = 999 as LedgerLine['key'];

const time = fc.nat({ max: 60 });
const lineNumbers = fc.array(fc.integer({ min: 1, max: 60 })).map(numbers => new Set(numbers));
const someRun = fc
	.tuple(time, fc.constantFrom(...commandClasses), fc.constantFrom(...commandResults))
	.map(([at, commandClass, result]) => run(at, commandClass, result));

const witnesses: fc.Arbitrary<Witnesses> = fc
	.record({
		runs: fc.uniqueArray(someRun, { selector: ({ id }) => id, minLength: 1, maxLength: 12 }),
		hits: fc.array(fc.tuple(fc.nat(), fc.constantFrom('exercised' as const, 'proved' as const), lineNumbers), { maxLength: 3 }),
		marks: fc.array(fc.record({ kind: fc.constantFrom('seen' as const, 'reviewed' as const), at: time, lines: lineNumbers }), {
			maxLength: 3,
		}),
	})
	.map(({ runs: all, hits, marks }) => ({
		runs: all,
		reports: hits.flatMap(([which, kind, lines]) => {
			const writer = all[which % all.length];
			return writer === undefined ? [] : [{ kind, report: '/lcov.info', run: writer, lines }];
		}),
		marks: marks.map((mark, index) => ({ ...mark, cause: { kind: 'mark' as const, mark: String(index) } })),
	}));
