/** Reports over random parts of a team's summaries, and what their differences give away. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Calendar, type Day } from '../../../../src/domain/calendar.ts';
import type { Block, ReportDocument, Unit } from '../../../../src/domain/report/document.ts';
import { teamReport } from '../../../../src/domain/report/team/report.ts';
import type { ContributorId, Summary, SummaryId } from '../../../../src/domain/summary/summary.ts';
import { phases } from '../../../../src/domain/time/slice.ts';
import { seededRandom } from '../../../../src/domain/value/statistics/random.ts';
import { workKinds } from '../../../../src/domain/value/kind.ts';
import { outcomes } from '../../../../src/domain/value/outcome.ts';
import { summaryWith } from '../../../support/summaries.ts';

const calendar = new Calendar('UTC');
const frame = { generatedAt: 0, timeZone: 'UTC', ways: [], sample: false };
const hex = (number: number): string => number.toString(16).padStart(32, '0');

/** What somebody did, in figures that no sum comes to by chance. */
const shared = fc.record({
	person: fc.integer({ min: 0, max: 11 }),
	month: fc.integer({ min: 7, max: 9 }),
	project: fc.constantFrom('atlas', 'zephyr'),
	kind: fc.constantFrom(...workKinds.slice(0, 3)),
	outcome: fc.constantFrom(...outcomes.slice(0, 3)),
	...uneven(),
});
type Shared = typeof shared extends fc.Arbitrary<infer T> ? T : never;

/** Not even the simplest of them is round. */
function uneven() {
	const between = (low: number, high: number): fc.Arbitrary<number> =>
		fc.nat().map(seed => low + (high - low) * seededRandom(seed)() + Math.SQRT2 / 10_000);
	return { usd: between(0.1, 300), seconds: between(60, 90_000) };
}

const summaryOf = ({ person, month, project, kind, outcome, usd, seconds }: Shared, index: number): Summary => {
	const day = `2026-0${String(month)}-15` as Day;
	return summaryWith({
		id: hex(index + 1) as SummaryId,
		contributor: hex(1_000 + person) as ContributorId,
		period: { first: day, last: day },
		cost: { basis: 'estimated', usd, unpricedTokens: 0, pricesOf: day },
		agentTime: { basis: 'measured', seconds },
		engineerTime: {
			basis: 'inferred',
			seconds: Object.fromEntries(phases.map((phase, place) => [phase, seconds / (place + 2)])) as Record<(typeof phases)[number], number>,
			observedSeconds: 0,
		},
		kinds: { basis: 'inferred', counts: [{ kind, sessions: 1, said: 0, usd }] },
		outcomes: { basis: 'measured', counts: [{ outcome, sessions: 1 }] },
		chosen: { project },
	});
};

/** By time, project, kind, outcome, or by who had shared anything yet. */
const filter: fc.Arbitrary<(one: Shared) => boolean> = fc.oneof(
	fc.constant(() => true),
	fc.integer({ min: 7, max: 9 }).map(month => (one: Shared) => one.month >= month),
	fc.constantFrom('atlas', 'zephyr').map(project => (one: Shared) => one.project === project),
	fc.constantFrom(...workKinds.slice(0, 3)).map(kind => (one: Shared) => one.kind !== kind),
	fc.constantFrom(...outcomes.slice(0, 3)).map(outcome => (one: Shared) => one.outcome !== outcome),
	fc.integer({ min: 0, max: 11 }).map(person => (one: Shared) => one.person !== person),
);

suite('Two reports of a team', () => {
	test('hold nobody’s figure, and neither do their differences', () => {
		let told = 0;
		fc.assert(
			fc.property(fc.array(shared, { minLength: 20, maxLength: 60 }), filter, filter, (all, first, second) => {
				const reports = [first, second].map(isIn =>
					teamReport({ summaries: all.filter(isIn).map(summaryOf), leftOut: [], calendar, frame }),
				);
				const secrets = secretsOf(all);
				for (const unit of ['usd', 'seconds'] as const) {
					const values = [...new Set(reports.flatMap(report => numbersIn(report, unit)))];
					told += values.length;
					for (const value of values) {
						assert.ok(!secrets[unit].has(key(value)), `${String(value)} is one person's`);
						for (const other of values) {
							assert.ok(!secrets[unit].has(key(Math.abs(value - other))), `${String(value)} less ${String(other)} is one person's`);
						}
					}
				}
			}),
			{ numRuns: 60 },
		);
		assert.ok(told > 1_000, 'there was something to attack');
	});
});

/** To twelve digits, which nothing has in common by chance: what is known so well is known. */
function key(value: number): string {
	return value.toPrecision(12);
}

/** What one person's figures are: each of their own, and what they come to in any time, project, kind or outcome. */
function secretsOf(all: readonly Shared[]): Readonly<Record<'usd' | 'seconds', ReadonlySet<string>>> {
	const groups = all.flatMap(one => [
		[one],
		all.filter(({ person }) => person === one.person),
		...(['month', 'project', 'kind', 'outcome'] as const).map(by =>
			all.filter(other => other.person === one.person && other[by] === one[by]),
		),
	]);
	const sums = (of: (one: Shared) => number): readonly number[] => groups.map(group => group.reduce((total, one) => total + of(one), 0));
	const seconds = sums(one => one.seconds);
	const inPhases = phases.flatMap((_, place) => seconds.map(sum => sum / (place + 2)));
	return { usd: new Set(sums(({ usd }) => usd).map(key)), seconds: new Set([...seconds, ...inPhases].map(key)) };
}

function numbersIn({ figures, sections }: ReportDocument, unit: Unit): readonly number[] {
	const all = [...figures.map(({ figure }) => figure), ...sections.flatMap(({ blocks }) => blocks.flatMap(valuesIn))];
	return all.flatMap(one => (one.unit === unit ? (one.value ?? []) : []));
}

function valuesIn(block: Block): readonly { readonly unit: Unit; readonly value: number | null }[] {
	switch (block.kind) {
		case 'table':
			return block.rows.flatMap(row => row.flatMap(cell => (cell.kind === 'figure' ? cell.figure : [])));
		case 'columns':
			return block.columns.flatMap(({ values }) => values.map(value => ({ unit: block.unit, value })));
		default:
			return [];
	}
}
