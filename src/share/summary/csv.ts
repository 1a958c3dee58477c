/** A summary as one table for spreadsheets: a row a figure, and how it is known. */
import { stringify } from 'csv-stringify/sync';
import { blockNames, type Summary } from '../../domain/summary/summary.ts';

/** A text that a spreadsheet would take for a formula is kept from being one. */
export function summaryCsv(summary: Summary): string {
	return stringify([['part', 'item', 'figure', 'value', 'basis'], ...headRows(summary), ...blockRows(summary), ...chosenRows(summary)], {
		escape_formulas: true,
	});
}

type Row = readonly [part: string, item: string, figure: string, value: string | number, basis: string];

function headRows({ schema, id, contributor, bookend, made, of, period, sessions, agents }: Summary): Row[] {
	const head = { schema, id, contributor: contributor ?? '', bookend, made, of, first: period.first, last: period.last, sessions };
	return [
		...Object.entries(head).map(([name, value]): Row => ['summary', '', name, value, '']),
		...agents.map(({ agent, sessions: count }): Row => ['agents', agent, 'sessions', count, 'measured']),
	];
}

function blockRows(summary: Summary): Row[] {
	return blockNames.flatMap((name): readonly Row[] => {
		const block = summary[name];
		if ('unknown' in block) {
			return [[name, '', '', '', `unknown: ${block.unknown}`]];
		}
		const { basis, ...figures } = block;
		return Object.entries<unknown>(figures).flatMap(([figure, value]) => figureRows(name, figure, value, basis));
	});
}

function figureRows(part: string, figure: string, value: unknown, basis: string): readonly Row[] {
	if (typeof value === 'string' || typeof value === 'number') {
		return [[part, '', figure, value, basis]];
	}
	if (Array.isArray(value)) {
		return value.flatMap((entry: object) => entryRows(part, entry, basis));
	}
	return numbersIn(value as object).map(([item, number]): Row => [part, item, figure, number, basis]);
}

/** The words of an entry name it, and the numbers are its figures, those one level down too. */
function entryRows(part: string, entry: object, basis: string): readonly Row[] {
	const values = Object.values<unknown>({ ...entry });
	const item = values.filter(value => typeof value === 'string').join(' ');
	const figures = [entry, ...values.filter(value => typeof value === 'object' && value !== null)].flatMap(numbersIn);
	return figures.map(([figure, value]): Row => [part, item, figure, value, figure === 'usd' ? 'estimated' : basis]);
}

function numbersIn(entry: object): readonly (readonly [string, number])[] {
	return Object.entries<unknown>({ ...entry }).filter((pair): pair is [string, number] => typeof pair[1] === 'number');
}

function chosenRows({ chosen }: Summary): Row[] {
	return Object.entries(chosen).flatMap(([name, value]: readonly [string, string | readonly string[] | undefined]) =>
		[value ?? []].flat().map((text): Row => ['chosen', '', name, text, '']),
	);
}
