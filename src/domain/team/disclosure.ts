/**
 * What may be told of a group of people, so that nothing can be told of one of them. Three rules of statistical disclosure control, as
 * offices for statistics use them (Hundepool and others, "Statistical Disclosure Control", 2012):
 *
 * 1. A threshold: nothing is told of a group of fewer than five people. Who is shown under their own name anyway is not counted, since
 *    their part can be taken off.
 * 2. Complementary suppression: where some rows of a table are not told, those that are not told have five people together, or none.
 *    Otherwise the total less the rows that are told would tell of fewer. Rows with the fewest people go until that is so.
 * 3. Rounding: every sum is rounded to a multiple of a base that is no less than anybody's part in it. Whatever figures are added and
 *    taken off, of this report or of others (another time, another filter, one more person), a person's part x can only be had as
 *    x = Σ cᵢ·Tᵢ, over sums Tᵢ of which each is known to ± bᵢ/2. Since x = Σ cᵢ·xᵢ ≤ Σ |cᵢ|·xᵢ ≤ Σ |cᵢ|·bᵢ, what is had is uncertain
 *    by at least x/2: no difference gives a person's figure nearer than by half of it. This needs no memory of what was told before.
 *    Bases are 1, 2 or 5 times a power of ten (of hours, for time), so that a base tells the largest part only to a factor of two or so; and they have a
 *    least, so that not even "all of them have none" is told.
 *
 * Everything else that is told (shares, averages, trends) is reckoned from sums that were so rounded, and so tells no more than they do.
 */

/** Chosen, and told in every report: the least number of people of whom anything is told. */
export const FEWEST_PEOPLE = 5;

/** What each person has part in, by the person. Nobody whose part is not known is in it. */
export type Parts = ReadonlyMap<PersonKey, number>;

/** Stands for a person while a report is made; never told. */
export type PersonKey = string;

export interface Released {
	/** A multiple of `base`, by which the true sum is at most half wrong. */
	readonly value: number;
	readonly base: number;
	/** There are at least so many: a multiple of `FEWEST_PEOPLE`. */
	readonly people: number;
}

export interface Rules extends Rounding {
	/** Whether a person is shown apart in the report, as they chose. */
	readonly isNamed: (person: PersonKey) => boolean;
}

export interface Rounding {
	/** The least base of figures of this unit. */
	readonly leastBase: number;
	/** Bases are 1, 2 or 5 times a power of ten of this: hours, where figures are seconds. */
	readonly grain: number;
}

/** Null where it must not be told. */
export function released(parts: Parts, rules: Rules): Released | null {
	if (!isEnough(unnamedIn(parts, rules))) {
		return null;
	}
	const base = baseFor([...parts.values()], rules);
	const sum = [...parts.values()].reduce((total, part) => total + part, 0);
	return {
		value: Math.round(sum / base) * base,
		base,
		people: Math.floor(parts.size / FEWEST_PEOPLE) * FEWEST_PEOPLE,
	};
}

/** The rows of a table whose total is told too; null for those that must not be told. */
export function releasedRows(rows: readonly Parts[], rules: Rules): readonly (Released | null)[] {
	const hidden = rows.map(parts => !isEnough(unnamedIn(parts, rules)));
	while (!isEnough(unionOf(rows.filter((_, index) => hidden[index]).map(parts => unnamedIn(parts, rules))))) {
		const next = fewest(rows, hidden, rules);
		if (next === undefined) {
			break;
		}
		hidden[next] = true;
	}
	return rows.map((parts, index) => (hidden[index] === true || parts.size === 0 ? null : released(parts, rules)));
}

/** The base that sums of these parts are rounded to. */
export function baseFor(parts: readonly number[], { leastBase, grain }: Rounding): number {
	const largest = parts.reduce((most, part) => Math.max(most, Math.abs(part)), leastBase);
	const power = 10 ** Math.floor(Math.log10(largest / grain)) * grain;
	return [1, 2, 5].map(step => step * power).find(base => largest <= base) ?? 10 * power;
}

/** A group of nobody tells of nobody. */
function isEnough(people: ReadonlySet<PersonKey>): boolean {
	return people.size === 0 || people.size >= FEWEST_PEOPLE;
}

function unnamedIn(parts: Parts, { isNamed }: Rules): ReadonlySet<PersonKey> {
	return new Set([...parts.keys()].filter(person => !isNamed(person)));
}

function unionOf(sets: readonly ReadonlySet<PersonKey>[]): ReadonlySet<PersonKey> {
	return new Set(sets.flatMap(set => [...set]));
}

/** Of the rows that are told so far and have unnamed people. */
function fewest(rows: readonly Parts[], hidden: readonly boolean[], rules: Rules): number | undefined {
	const sizes = rows.flatMap((parts, index) => (hidden[index] === true ? [] : [{ index, size: unnamedIn(parts, rules).size }]));
	const [first] = sizes.filter(({ size }) => size > 0).sort((a, b) => a.size - b.size || b.index - a.index);
	return first?.index;
}
