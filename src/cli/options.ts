/** The options that there are, and how they are read. */
import { parseArgs } from 'node:util';

/** Wrong usage, as a sentence. */
export class UsageError extends Error {}

export type StoreChoice = { readonly kind: 'default' } | { readonly kind: 'none' } | { readonly kind: 'file'; readonly path: string };

const options = {
	home: { type: 'string' },
	store: { type: 'string' },
	'no-store': { type: 'boolean' },
	since: { type: 'string' },
	until: { type: 'string' },
	agent: { type: 'string', multiple: true },
	project: { type: 'string' },
	json: { type: 'boolean', default: false },
	by: { type: 'string' },
	slices: { type: 'boolean', default: false },
	repo: { type: 'string' },
	lines: { type: 'boolean', default: false },
	period: { type: 'string' },
	format: { type: 'string' },
	outcome: { type: 'string' },
	session: { type: 'string' },
	out: { type: 'string' },
	preview: { type: 'boolean', default: false },
	force: { type: 'boolean', default: false },
	with: { type: 'string', multiple: true },
	author: { type: 'string' },
	note: { type: 'string' },
	'no-pseudonym': { type: 'boolean', default: false },
	stdio: { type: 'boolean', default: false },
	help: { type: 'boolean', short: 'h' },
	version: { type: 'boolean', short: 'v' },
} as const;

export type Values = ReturnType<typeof parsed>['values'];

/** Throws a UsageError for what is none of them. */
export function parsed(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true });
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

export function storeOf(values: Values): StoreChoice {
	if (values['no-store'] === true) {
		if (values.store !== undefined) {
			throw new UsageError('--store and --no-store exclude each other.');
		}
		return { kind: 'none' };
	}
	return values.store === undefined ? { kind: 'default' } : { kind: 'file', path: values.store };
}

/** As `oneOf`, where it may be left out. */
export function oneOfOrNull<T extends string>(option: string, value: string | undefined, keys: readonly T[]): T | null {
	return value === undefined ? null : oneOf(option, value, keys);
}

/** Picks a key of a list, or says which there are. */
export function oneOf<T extends string>(option: string, value: string, keys: readonly T[]): T {
	const key = keys.find(one => one === value);
	if (key === undefined) {
		throw new UsageError(`${option} cannot be "${value}". It can be: ${keys.join(', ')}.`);
	}
	return key;
}
