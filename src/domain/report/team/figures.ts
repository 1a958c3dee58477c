/** Sums over people, as figures of a report: each says how far it was rounded. */
import type { Measure } from '../../team/measures.ts';
import type { Released } from '../../team/disclosure.ts';
import type { Cell, Figure, NamedFigure, Unit } from '../document.ts';
import { figure, prose, proseCell, quiet } from '../prose.ts';
import { valueText } from '../words.ts';

/** Stands for what would tell of too few people. */
export const WITHHELD = 'too few people';

/** Estimated, because it is rounded: the note says between what the true sum is. */
export function namedSum(label: string, unit: Unit, { value, base }: Released): NamedFigure {
	const [low, high] = [Math.max(0, value - base / 2), value + base / 2].map(end => valueText(unit, end));
	return { label, figure: figureOf(unit, value), note: prose(`${low ?? ''} to ${high ?? ''}`) };
}

export function namedRatio(label: string, unit: Unit, ratio: number): NamedFigure {
	return { label, figure: figureOf(unit, ratio), note: [] };
}

export function sumCell({ unit }: Measure, sum: Released | null | undefined): Cell {
	return sum ? { kind: 'figure', figure: figureOf(unit, sum.value) } : withheld();
}

/** One sum as a part of another. */
export function ratioCell(unit: Unit, part: Released | null | undefined, of: Released | null | undefined): Cell {
	const ratio = ratioOf(unit, part, of);
	return ratio === null ? withheld() : { kind: 'figure', figure: figureOf(unit, ratio) };
}

/** Null where it must not be told, or there is nothing to be a part of. A share is none above 1, though both sums are rounded. */
export function ratioOf(unit: Unit, part: Released | null | undefined, of: Released | null | undefined): number | null {
	if (!part || !of || of.value === 0) {
		return null;
	}
	const ratio = part.value / of.value;
	return unit === 'share' ? Math.min(1, ratio) : ratio;
}

/** "5 or more" */
export function peopleCell(sum: Released | null | undefined): Cell {
	return sum ? proseCell(`${String(sum.people)} or more`) : withheld();
}

function withheld(): Cell {
	return proseCell(quiet(WITHHELD));
}

function figureOf(unit: Unit, value: number): Figure {
	return figure(unit, value, 'estimated');
}
