/** The SQL of a table, from its description. */
import type { Layout } from './tables.ts';
import type { Column } from './shape.ts';

/** Rows lie in the order in which they came, not by their keys: those are hashes as a rule, and each would land on another page. */
export function createSql(table: Layout): string {
	const columns = table.columns.map(columnSql).join(', ');
	const indexes = table.indexed.map(
		names => `CREATE INDEX ${quoted([table.name, ...names].join('_'))} ON ${quoted(table.name)} (${list(names)});`,
	);
	return [`CREATE TABLE ${quoted(table.name)} (${columns}, PRIMARY KEY (${list(table.key)})) STRICT;`, ...indexes].join('\n');
}

export function insertNewSql(table: Layout): string {
	return `INSERT INTO ${valuesSql(table)} ON CONFLICT DO NOTHING`;
}

export function replaceSql(table: Layout): string {
	return `REPLACE INTO ${valuesSql(table)}`;
}

/** `condition` is SQL with `?` for its values. */
export function selectSql(table: Layout, condition = 'TRUE'): string {
	return `SELECT ${list(namesOf(table))} FROM ${quoted(table.name)} WHERE ${condition} ORDER BY ${list(table.order)}`;
}

/** Some columns of the rows whose time in a column is between two, the first of them included. */
export function sheetSql(table: Layout, columns: readonly Column[], time: string): string {
	return `SELECT ${list(namesOf({ columns }))} FROM ${quoted(table.name)} WHERE ${quoted(time)} >= ? AND ${quoted(time)} < ? ORDER BY ${quoted(time)}, ${list(table.key)}`;
}

export function selectByKeySql(table: Layout): string {
	return `SELECT ${list(namesOf(table))} FROM ${quoted(table.name)} WHERE ${table.key.map(column => `${quoted(column)} = ?`).join(' AND ')}`;
}

function valuesSql(table: Layout): string {
	const names = namesOf(table);
	return `${quoted(table.name)} (${list(names)}) VALUES (${names.map(() => '?').join(', ')})`;
}

function columnSql({ name, type, isNullable }: Column): string {
	return `${quoted(name)} ${type}${isNullable ? '' : ' NOT NULL'}`;
}

const namesOf = ({ columns }: Pick<Layout, 'columns'>): readonly string[] => columns.map(({ name }) => name);
const quoted = (name: string): string => `"${name}"`;
const list = (names: readonly string[]): string => names.map(quoted).join(', ');
