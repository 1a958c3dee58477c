/** What a schema did not let in. */
import { unknownRecord, unreadable, type LineReading } from './agent.ts';

/** `what` says what was expected: "a block". Of a kind that is known it is unreadable, and so it is without one; others are unknown. */
export function misread(value: unknown, what: string, known: ReadonlySet<string>, tag: 'type' | 'kind' = 'type'): LineReading {
	const kind: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, tag) : undefined;
	return typeof kind !== 'string' || known.has(kind) ? unreadable(`${what} in another shape`) : unknownRecord(kind);
}
