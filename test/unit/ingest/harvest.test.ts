import assert from 'node:assert/strict';
import fc from 'fast-check';
import { responseRow, sessionRow, turnRow } from '../../../src/domain/trace/rows.ts';
import type { ResponseFact, SessionFact, TurnFact } from '../../../src/domain/trace/facts.ts';
import { Harvest } from '../../../src/ingest/harvest.ts';
import { RowSet } from '../../../src/ingest/store/rowSet.ts';
import { noLines } from '../../../src/ingest/store/store.ts';
import { Tally } from '../../../src/ingest/tally.ts';
import { arbitraryRow, runs } from '../../support/facts.ts';

const NUM_RUNS = 1_000;
const FILE = '/made-up.jsonl';

const session: fc.Arbitrary<SessionFact> = arbitraryRow.session.map(({ id, startedAt, parent, cwd, branch }) => ({
	kind: 'session',
	id,
	at: startedAt,
	parent,
	cwd: cwd?.value ?? null,
	branch: branch?.value ?? null,
}));

/** As a reader tells a turn while it goes on: what has not changed is the same object. */
const goingOn: fc.Arbitrary<TurnFact[]> = fc
	.tuple(arbitraryRow.turn, fc.array(fc.tuple(fc.nat({ max: 3 }), fc.boolean(), arbitraryRow.turn), { maxLength: 4 }))
	.map(([first, steps]) =>
		steps.reduce<TurnFact[]>(
			(told, [ms, isOther, other]) => {
				const before = told.at(-1) ?? { kind: 'turn', ...first };
				const { end, claim, planMode } = isOther ? other : before;
				return [...told, { ...before, endedAt: before.endedAt + ms, end, claim, planMode }];
			},
			[{ kind: 'turn', ...first }],
		),
	);
const anyTurn = fc.array(
	arbitraryRow.turn.map((turn): TurnFact => ({ kind: 'turn', ...turn })),
	{ maxLength: 3 },
);
/** Told again and again while it is written. */
const copies: fc.Arbitrary<ResponseFact[]> = fc
	.tuple(arbitraryRow.response, fc.array(arbitraryRow.response, { maxLength: 3 }))
	.map(([first, others]) => [first, ...others].map(row => ({ kind: 'response', ...row, id: first.id })));
const facts = fc
	.array(fc.oneof(goingOn, anyTurn, copies, fc.array(session, { maxLength: 3 })), { maxLength: 6 })
	.map(parts => parts.flat());

suite('what is gathered of a transcript', () => {
	test('is the same as if each fact had made its row', () => {
		fc.assert(
			fc.property(facts, told => {
				const harvest = new Harvest(FILE, new Tally(noLines));
				const rows = new RowSet();
				for (const fact of told) {
					harvest.keep({ kind: 'read', facts: [fact] }, 0);
					addTo(rows, fact);
				}
				const { turn, session, response } = harvest.take();
				const merged = new RowSet();
				response.forEach(row => merged.add('response', row));
				assert.deepEqual(byId(turn), byId(rows.rows('turn')));
				assert.deepEqual(byId(session), byId(rows.rows('session')));
				assert.deepEqual(byId(merged.rows('response')), byId(rows.rows('response')), 'once the store has merged them');
				assert.ok(
					response.every(({ id }, index) => id !== response[index + 1]?.id),
					'what follows itself is one row',
				);
			}),
			runs(NUM_RUNS),
		);
	});

	test('is given once', () => {
		const harvest = new Harvest(FILE, new Tally(noLines));
		const [told] = fc.sample(goingOn, { numRuns: 1, seed: 1 });
		harvest.keep({ kind: 'read', facts: told ?? [] }, 0);
		assert.equal(harvest.take().turn.length, 1);
		assert.equal(harvest.take().turn.length, 0);
	});
});

function addTo(rows: RowSet, fact: TurnFact | SessionFact | ResponseFact): void {
	switch (fact.kind) {
		case 'turn':
			rows.add('turn', turnRow(fact));
			break;
		case 'response':
			rows.add('response', responseRow(fact));
			break;
		default:
			rows.add('session', sessionRow(fact));
	}
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
	return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
