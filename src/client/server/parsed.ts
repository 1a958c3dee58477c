import type { Logger } from '../../base/log.ts';

/** A schema as this room needs it: nothing that comes over a wire is believed unparsed. */
export interface Schema<T> {
	safeParse(
		raw: unknown,
	): { readonly success: true; readonly data: T } | { readonly success: false; readonly error: { readonly message: string } };
}

/** The message, or undefined with a line in the log. The log names what was wrong with it, never what it said. */
export function parsed<T>(schema: Schema<T>, raw: unknown, what: string, log: Logger): T | undefined {
	const result = schema.safeParse(raw);
	if (!result.success) {
		log.warn(`Ignored ${what}.`, result.error.message);
		return undefined;
	}
	return result.data;
}

/** The items that can be understood: one that cannot does not take the others with it. */
export function parsedItems<T>(schema: Schema<T>, raw: unknown, what: string, log: Logger): readonly T[] | undefined {
	if (!Array.isArray(raw)) {
		log.warn(`Ignored ${what}.`, 'It is no list.');
		return undefined;
	}
	return raw.map(item => parsed(schema, item, `one of ${what}`, log)).filter(item => item !== undefined);
}
