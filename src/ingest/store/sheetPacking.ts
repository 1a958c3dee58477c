/** Rows as one blob of columns, and for each text where it stands in a list that has it once. */
import { columnsIn, packColumns } from '../../base/numberColumns.ts';
import type { Cell, Column, Field } from './shape.ts';

export interface Packed {
	/** As JSON; null is one of them. */
	readonly texts: string;
	/** Instead of a text its place among the texts, instead of no number NaN. */
	readonly numbers: Uint8Array<ArrayBuffer>;
}

export type Texts = readonly (string | null)[];

/** From the columns of a sheet, in their order, to what makes each of its rows. */
export type RowIn<Row> = <At extends number>(columns: Columns<At>, texts: Texts) => (row: At) => Row;

/** As many as any sheet has; what stands behind a sheet's own is nothing to it. */
type Columns<At extends number> = readonly [C<At>, C<At>, C<At>, C<At>, C<At>, C<At>, C<At>, C<At>, C<At>, C<At>, C<At>];
/** Every column has a number on every row. */
type C<At extends number> = Readonly<Record<At, number>>;

export function packRows<Row>(field: Field<Row>, rows: readonly Row[]): Packed {
	const written = rows.map(row => {
		const cells: Cell[] = [];
		field.write(row, cells);
		return cells;
	});
	const places = new Map<Cell, number>();
	const columns = field.columns.map((column, index) => written.map(cells => numberFor(cells[index] ?? null, column, places)));
	return { texts: JSON.stringify([...places.keys()]), numbers: packColumns(columns) };
}

export function unpackRows<Row>(rowIn: RowIn<Row>, packed: Packed): readonly Row[] {
	const { rows: count, columns } = columnsIn(packed.numbers);
	const rowAt = rowIn(columns as readonly C<number>[] as Columns<number>, JSON.parse(packed.texts) as Texts);
	const rows: Row[] = [];
	for (let row = 0; row < count; row++) {
		rows.push(rowAt(row));
	}
	return rows;
}

export function orNull(number: number): number | null {
	return Number.isNaN(number) ? null : number;
}

export function textAt<T extends string | null>(texts: Texts, place: number): Text<T> {
	return texts[place] as T;
}

/** A text of a kind that whoever asks for it knows. */
type Text<T extends string | null> = T;

/** No number that is kept is NaN. */
function numberFor(cell: Cell, { type }: Column, places: Map<Cell, number>): number {
	if (type === 'REAL') {
		return typeof cell === 'number' ? cell : NaN;
	}
	const place = places.get(cell) ?? places.size;
	places.set(cell, place);
	return place;
}
