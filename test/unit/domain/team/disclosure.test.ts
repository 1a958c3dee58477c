import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	baseFor,
	FEWEST_PEOPLE,
	released,
	releasedRows,
	type Parts,
	type Released,
	type Rules,
} from '../../../../src/domain/team/disclosure.ts';

const rules: Rules = { leastBase: 5, grain: 1, isNamed: person => person.startsWith('named') };
const part = fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.double({ min: 0, max: 1e7, noNaN: true }));
const person = fc.oneof(
	fc.integer({ min: 0, max: 30 }).map(index => `p${String(index)}`),
	fc.constantFrom('named Ada', 'named Bob'),
);
const someParts: fc.Arbitrary<Parts> = fc.dictionary(person, part, { maxKeys: 20 }).map(dictionary => new Map(Object.entries(dictionary)));
const unnamed = (parts: Parts): string[] => [...parts.keys()].filter(key => !rules.isNamed(key));
const sum = (parts: Parts): number => [...parts.values()].reduce((total, value) => total + value, 0);

/** How far what is told may be from the truth. */
const half = ({ base }: Released): number => base / 2;

suite('What may be told of people', () => {
	const check = (values: readonly number[], expected: Released | null): void => {
		assert.deepEqual(released(new Map(values.map((value, index) => [`p${String(index)}`, value])), rules), expected);
	};

	test('is nothing of four', () => {
		check([1, 2, 3, 4], null);
	});
	test('is a rounded sum of five', () => {
		check([110, 120, 130, 140, 150], { value: 600, base: 200, people: 5 });
	});
	test('does not tell that all of them have none', () => {
		check([0, 0, 0, 0, 0], { value: 0, base: 5, people: 5 });
	});
	test('does not count who is named', () => {
		const parts = new Map([['named Ada', 1], ...['a', 'b', 'c', 'd'].map(key => [key, 1] as const)]);
		assert.equal(released(parts, rules), null);
	});

	test('is within half a base of the truth, and a base is no less than any part, and not much more than the largest', () => {
		fc.assert(
			fc.property(someParts, parts => {
				const told = released(parts, rules);
				const largest = Math.max(rules.leastBase, ...parts.values());
				assert.ok(largest <= baseFor([...parts.values()], rules) && baseFor([...parts.values()], rules) <= 2.5 * largest);
				assert.equal(told === null, unnamed(parts).length > 0 && unnamed(parts).length < FEWEST_PEOPLE);
				assert.ok(told === null || Math.abs(told.value - sum(parts)) <= half(told) * (1 + 1e-9));
				assert.ok(told === null || (told.people <= parts.size && told.people % FEWEST_PEOPLE === 0));
			}),
			{ numRuns: 1_000 },
		);
	});

	test('leaves five unnamed people or none in what is not told of a table', () => {
		fc.assert(
			fc.property(fc.array(someParts, { maxLength: 8 }), rows => {
				const told = releasedRows(rows, rules);
				const hidden = new Set(rows.filter((_, index) => told[index] === null).flatMap(unnamed));
				const all = new Set(rows.flatMap(unnamed));
				assert.ok(hidden.size === 0 || hidden.size >= FEWEST_PEOPLE || hidden.size === all.size);
				for (const [index, parts] of rows.entries()) {
					assert.ok(told[index] === null || unnamed(parts).length === 0 || unnamed(parts).length >= FEWEST_PEOPLE);
				}
			}),
			{ numRuns: 1_000 },
		);
	});
});

/** A person's part in each of the groups: groups are cut by time, project, kind, outcome, or by what was there when the report was made. */
interface Cell {
	readonly person: string;
	readonly groups: readonly boolean[];
	readonly value: number;
}
const GROUPS = 6;
const cells: fc.Arbitrary<Cell[]> = fc.array(
	fc.record({ person, groups: fc.array(fc.boolean(), { minLength: GROUPS, maxLength: GROUPS }), value: part }),
	{ minLength: 5, maxLength: 60 },
);
const partsIn = (all: readonly Cell[], group: number): Parts => {
	const parts = new Map<string, number>();
	for (const cell of all.filter(({ groups }) => groups[group])) {
		parts.set(cell.person, (parts.get(cell.person) ?? 0) + cell.value);
	}
	return parts;
};

suite('An attack', () => {
	test('by any sums and differences of what is told, over any groups and reports, leaves at least half of a person’s figure in doubt', () => {
		const factors = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: GROUPS, maxLength: GROUPS });
		fc.assert(
			fc.property(cells, factors, person, (all, attack, victim) => {
				const told = attack.map((factor, group) => ({ factor, told: released(partsIn(all, group), rules), group }));
				const used = told.flatMap(one => (one.told === null || one.factor === 0 ? [] : [{ ...one, told: one.told }]));
				// What would be had of the victim if the others cancelled out: whether they do makes it no better.
				const had = used.reduce((total, { factor, group }) => total + factor * (partsIn(all, group).get(victim) ?? 0), 0);
				const doubt = used.reduce((total, { factor, told: { base } }) => total + (Math.abs(factor) * base) / 2, 0);
				assert.ok(doubt >= Math.abs(had) / 2, `${String(had)} is known to ±${String(doubt)}`);
			}),
			{ numRuns: 3_000 },
		);
	});

	test('by the difference of a report and one with one person more leaves it open whether that person did anything, or more', () => {
		fc.assert(
			fc.property(someParts, part, (others, value) => {
				const before = released(others, rules);
				const after = released(new Map([...others, ['the new one', value]]), rules);
				if (before !== null && after !== null) {
					const difference = after.value - before.value;
					const doubt = half(before) + half(after);
					assert.ok(difference - doubt <= value && value <= difference + doubt, 'what is true is possible');
					assert.ok(doubt >= value / 2 && doubt >= rules.leastBase, 'and so is much else');
				}
			}),
			{ numRuns: 3_000 },
		);
	});

	test('by who knows all others leaves a person’s figure as wide as it is large', () => {
		fc.assert(
			fc.property(someParts, parts => {
				const told = released(parts, rules);
				for (const [victim, value] of told === null ? [] : parts) {
					const others = sum(new Map([...parts].filter(([key]) => key !== victim)));
					const [low, high] = told === null ? [0, 0] : [told.value - half(told) - others, told.value + half(told) - others];
					assert.ok(high - low >= value * (1 - 1e-9) && high - low >= rules.leastBase);
				}
			}),
			{ numRuns: 1_000 },
		);
	});
});
