/**
 * How a value lies in the columns of a table. A table is described once, as the shape of its row;
 * its columns, what is written into them and what is read from them follow from that.
 */

/** What one cell of a table holds. */
export type Cell = string | number | Uint8Array | null;
/** One row as SQLite gives it: its cells in the order of the columns. */
export type Cells = readonly unknown[];

export interface Column {
	readonly name: string;
	readonly type: 'TEXT' | 'REAL' | 'BLOB';
	readonly isNullable: boolean;
}

/** A value of one row: it lies in one column, or in several. */
export interface Field<T> {
	readonly columns: readonly Column[];
	write(value: T, into: Cell[]): void;
	/** Its cells begin at the index. */
	read(cells: Cells, at: number): T;
}

/** Gives the field of a name. */
export type Shape<T> = (name: string) => Field<T>;

/** A shape for each field of an object. */
export type Shapes<T> = { readonly [K in keyof T]-?: Shape<T[K]> };

/** The database is ours and its version was checked, so its cells hold what was written into them. */
function cellShape<T extends string | number | Uint8Array>(type: Column['type']): Shape<T> {
	return name => ({
		columns: [{ name, type, isNullable: false }],
		write: (value, into) => {
			into.push(value);
		},
		read: (cells, at) => cells[at] as T,
	});
}

export const text = <T extends string>(): Shape<T> => cellShape<T>('TEXT');
/** Numbers are REAL throughout: SQLite keeps whole ones as small as integers, and reads none back as too large. */
export const number: Shape<number> = cellShape<number>('REAL');

export const blob: Shape<Uint8Array> = cellShape<Uint8Array>('BLOB');

export const flag: Shape<boolean> = converted(number, Number, value => value !== 0);

export function json<T>(): Shape<T> {
	return converted(
		text(),
		(value: T) => JSON.stringify(value),
		cell => JSON.parse(cell) as T,
	);
}

/** A shape for values that are kept as others. */
export function converted<T, Kept>(shape: Shape<Kept>, to: (value: T) => Kept, from: (kept: Kept) => T): Shape<T> {
	return name => {
		const field = shape(name);
		return {
			columns: field.columns,
			write: (value, into) => {
				field.write(to(value), into);
			},
			read: (cells, at) => from(field.read(cells, at)),
		};
	};
}

/** Null where the first column is. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
	return name => {
		const field = shape(name);
		const columns = field.columns.map(column => ({ ...column, isNullable: true }));
		return {
			columns,
			write: (value, into) => {
				if (value === null) {
					into.push(...columns.map(() => null));
				} else {
					field.write(value, into);
				}
			},
			read: (cells, at) => (cells[at] === null ? null : field.read(cells, at)),
		};
	};
}

/** An object whose fields lie in columns of their own. */
export function object<T extends object>(shapes: Shapes<T>): Shape<T> {
	return name => {
		const entries = Object.entries(shapes) as [keyof T & string, Shape<unknown>][];
		const fields = entries.map(([key, shape]) => [key, shape(name === '' ? key : `${name}_${key}`)] as const);
		return {
			columns: fields.flatMap(([, field]) => field.columns),
			write: (value, into) => {
				for (const [key, field] of fields) {
					field.write(value[key], into);
				}
			},
			read: (cells, at) => {
				const value: Partial<Record<keyof T, unknown>> = {};
				let next = at;
				for (const [key, field] of fields) {
					value[key] = field.read(cells, next);
					next += field.columns.length;
				}
				return value as T;
			},
		};
	};
}
