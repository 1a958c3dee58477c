/** Rows as one blob: numbers as this machine writes them, and for each text where it stands in a list that has it once. */
import { numbersIn, packNumbers } from '../../base/numberBytes.ts';
import type { Cell, Cells, Field } from './shape.ts';

export interface Packed {
	/** As JSON. */
	readonly texts: string;
	readonly numbers: Uint8Array;
}

export function packRows<Row>(field: Field<Row>, rows: readonly Row[]): Packed {
	const places = new Map<Cell, number>();
	const numbers: number[] = [];
	for (const row of rows) {
		const cells: Cell[] = [];
		field.write(row, cells);
		for (const cell of cells) {
			numbers.push(numberFor(cell, places));
		}
	}
	return { texts: JSON.stringify([...places.keys()]), numbers: packNumbers(numbers) };
}

export function unpackRows<Row>(field: Field<Row>, { texts: json, numbers: bytes }: Packed): readonly Row[] {
	const texts = JSON.parse(json) as readonly string[];
	const numbers = numbersIn(bytes);
	const { columns } = field;
	// One object for all of them: the row that is made of it keeps nothing of it.
	const cells: Record<string, unknown> & Cells = {};
	return Array.from({ length: numbers.length / columns.length }, (_, row) => {
		columns.forEach(({ name, type }, column) => {
			const number = numbers[row * columns.length + column] ?? NaN;
			cells[name] = Number.isNaN(number) ? null : type === 'TEXT' ? texts[number] : number;
		});
		return field.read(cells);
	});
}

/** No number that is kept is none. */
function numberFor(cell: Cell, places: Map<Cell, number>): number {
	if (typeof cell === 'number') {
		return cell;
	}
	if (cell === null) {
		return NaN;
	}
	const place = places.get(cell) ?? places.size;
	places.set(cell, place);
	return place;
}
