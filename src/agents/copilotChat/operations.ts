/** Puts a chat session together from its operation log. */
import { parseJson } from '../../base/json.ts';
import { unknownRecord, unreadable, type LineReading } from '../agent.ts';
import { operation, type Operation } from './schema.ts';

export interface Replayed {
	/** What the log comes to; undefined where no line told all of a session. */
	readonly state: unknown;
	/** Lines that could not be used. The last one is none of them while it is being written. */
	readonly misses: readonly LineReading[];
}

export function replayed(log: string): Replayed {
	const lines = log.split('\n');
	const misses: LineReading[] = [];
	let state: unknown;
	for (const [index, line] of lines.entries()) {
		if (line.trim() === '') {
			continue;
		}
		const value = parseJson(line);
		const parsed = operation.safeParse(value).data;
		const applied = parsed === undefined ? undefined : parsed.kind === 0 ? { state: parsed.v } : change(state, parsed);
		if (applied !== undefined) {
			state = applied.state;
		} else if (index < lines.length - 1 || value !== undefined) {
			misses.push(missOf(value));
		}
	}
	return { state, misses };
}

function missOf(value: unknown): LineReading {
	const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
	if (typeof kind === 'number') {
		return kind <= DELETE ? unreadable(`an operation of kind ${kind} in another shape, or on nothing`) : unknownRecord(`kind:${kind}`);
	}
	return unreadable(value === undefined ? 'not JSON' : 'a line without a kind');
}

const DELETE = 3;

/** Changes the state in place. Undefined where there is nothing in it that the operation could be on. */
function change(state: unknown, { k: path, ...told }: Exclude<Operation, { readonly kind: 0 }>): { readonly state: unknown } | undefined {
	const last = path.at(-1);
	const holder = holderAt(state, path.slice(0, -1));
	if (holder === undefined || last === undefined || !mayHold(holder, last)) {
		return undefined;
	}
	const slots = holder as Record<string | number, unknown>;
	switch (told.kind) {
		case 1:
			slots[last] = told.v;
			return { state };
		case 2: {
			const list = Array.isArray(slots[last]) ? (slots[last] as unknown[]) : [];
			slots[last] = [...list.slice(0, told.i ?? list.length), ...(told.v ?? [])];
			return { state };
		}
		case 3:
			Reflect.deleteProperty(holder, last);
			return { state };
	}
}

function holderAt(state: unknown, path: readonly (string | number)[]): object | undefined {
	let holder: unknown = state;
	for (const step of path) {
		holder = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, step) ? Reflect.get(holder, step) : undefined;
	}
	return typeof holder === 'object' && holder !== null ? holder : undefined;
}

/** A hostile log must neither reach what objects have in common nor make a list of a billion holes. */
function mayHold(holder: object, key: string | number): boolean {
	return Array.isArray(holder) ? typeof key === 'number' && key <= holder.length : key !== '__proto__';
}
