/** Rows as one blob: numbers as this machine writes them, and for each text where it stands in a list that has it once. */
import { numbersIn, packNumbers } from '../../base/numberBytes.ts';
import type { Cell, Field } from './shape.ts';

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

/** `rowIn` takes the cells of a row in the order of its columns. */
export function unpackRows<Row>(columns: number, rowIn: (cells: PackedCells) => Row, packed: Packed): readonly Row[] {
	const cells = new PackedCells(packed);
	const rows: Row[] = [];
	for (let left = cells.count; left > 0; left -= columns) {
		rows.push(rowIn(cells));
	}
	return rows;
}

/** Cells one after the other. What they hold was packed by us, so that each is what it is taken for. */
export class PackedCells {
	readonly count: number;
	readonly #texts: readonly string[];
	readonly #numbers: Float64Array;
	#next = 0;

	constructor({ texts, numbers }: Packed) {
		this.#texts = JSON.parse(texts) as readonly string[];
		this.#numbers = numbersIn(numbers);
		this.count = this.#numbers.length;
	}

	number(): number {
		return this.#numbers[this.#next++] ?? NaN;
	}

	numberOrNull(): number | null {
		const number = this.number();
		return Number.isNaN(number) ? null : number;
	}

	text<T extends string>(): Text<T> {
		return this.#texts[this.number()] as T;
	}

	textOrNull<T extends string>(): Text<T> | null {
		const place = this.number();
		return Number.isNaN(place) ? null : (this.#texts[place] as T);
	}

	/** Leaves out as many cells where the next one is null, and says whether it was. */
	skipsNull(count: number): boolean {
		const isNull = Number.isNaN(this.#numbers[this.#next]);
		this.#next += isNull ? count : 0;
		return isNull;
	}
}

/** A text of a kind that whoever asks for it knows. */
type Text<T extends string> = T;

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
