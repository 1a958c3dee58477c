/** The same JSON, written in other ways: a reader that takes short cuts has to read all of them alike. */
import fc from 'fast-check';
import type { Json } from '../../src/base/json.ts';

export interface Form {
	/** Where each object's names begin: any order. */
	readonly order: number;
	readonly space: '' | ' ' | '\t';
	/** Characters that are written as `\uXXXX`, though they need not be. */
	readonly escapes: 'none' | 'notAscii' | 'some' | 'names';
	/** Put into long texts. */
	readonly filling: string;
	readonly times: number;
}

export const form: fc.Arbitrary<Form> = fc.record({
	order: fc.nat({ max: 1_000 }),
	space: fc.constantFrom('', '', '', ' ', '\t'),
	escapes: fc.constantFrom('none', 'none', 'notAscii', 'some', 'names'),
	filling: fc.oneof(
		fc.constantFrom(
			'',
			'x',
			'"',
			'\\',
			'\\"',
			'"}],"type":"assistant","usage":{',
			'\u0000',
			'é',
			'日本',
			'🚀',
			'\ud800',
			'\n\t',
			'},"uuid":"u"',
		),
		fc.string({ unit: 'binary', maxLength: 12 }),
	),
	times: fc.constantFrom(0, 1, 7, 40, 900),
});

export function written(value: Json, form: Form, depth = 0): string {
	const gap = form.space;
	if (Array.isArray(value)) {
		return `[${gap}${value.map((one: Json) => written(one, form, depth + 1)).join(`${gap},${gap}`)}${gap}]`;
	}
	if (typeof value === 'object' && value !== null) {
		const parts = turned(Object.entries(value as Record<string, Json>), form.order + depth).map(
			([name, one]) => `${quoted(name, form, form.escapes === 'names')}${gap}:${gap}${written(one, form, depth + 1)}`,
		);
		return `{${gap}${parts.join(`${gap},${gap}`)}${gap}}`;
	}
	return typeof value === 'string' ? quoted(value, form, false) : JSON.stringify(value);
}

/** Texts of some length with the filling in their middle and at their end; ids, times and paths stay what they are. */
export function filled(value: Json, form: Form): Json {
	if (Array.isArray(value)) {
		return value.map((one: Json) => filled(one, form));
	}
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(Object.entries(value as Record<string, Json>).map(([name, one]) => [name, filled(one, form)]));
	}
	return typeof value === 'string' && /\s/.test(value)
		? `${value.slice(0, 3)}${form.filling}${value.slice(3)}${form.filling.repeat(form.times)}`
		: value;
}

/** With another value at one place, however deep. */
export function replaced(value: Json, at: number, by: Json): Json {
	if (value === null || typeof value !== 'object') {
		return by;
	}
	const entries = Object.entries(value as Record<string, Json>);
	const chosen = entries.length === 0 ? 0 : at % entries.length;
	const changed = entries.map(([name, one], index): [string, Json] => [
		name,
		index === chosen ? replaced(one, Math.floor(at / entries.length), by) : one,
	]);
	return Array.isArray(value) ? changed.map(([, one]) => one) : Object.fromEntries(changed);
}

function turned<T>(entries: readonly T[], by: number): readonly T[] {
	const at = entries.length === 0 ? 0 : by % entries.length;
	const moved = [...entries.slice(at), ...entries.slice(0, at)];
	return by % 2 === 0 ? moved : moved.reverse();
}

function quoted(text: string, { escapes }: Form, isEscaped: boolean): string {
	const json = JSON.stringify(text);
	if (isEscaped && text !== '') {
		return `"${escaped(text.charAt(0))}${JSON.stringify(text.slice(1)).slice(1)}`;
	}
	switch (escapes) {
		case 'none':
		case 'names':
			return json;
		case 'notAscii':
			return json.replace(/[^\x20-\x7e]/g, escaped);
		case 'some':
			return json.replace(/\\.|[acé日]/g, found => (found.length === 1 ? escaped(found) : found));
	}
}

function escaped(char: string): string {
	return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
