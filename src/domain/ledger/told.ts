/**
 * Lines of which another program says that an agent wrote them, where there is no transcript. It says so of a file as a commit has it; from
 * there a line diff carries it on.
 */
import type { LineKey } from '../trace/lineKey.ts';
import { matchLines } from './lineDiff.ts';
import { NEW_LINE } from './lineMatches.ts';
import type { LedgerLine, Origin } from './origin.ts';

export type AgentOrigin = Extract<Origin, { kind: 'agent' }>;

/** A file as a commit has it, and what is said of its lines. */
export interface ToldState {
	readonly at: number;
	readonly keys: readonly LineKey[];
	/** From the first line to the last, counted from 1; null for lines of which a person is said to be the author. */
	readonly ranges: readonly { readonly from: number; readonly to: number; readonly origin: AgentOrigin | null }[];
}

/**
 * Gives the ledger's lines with what is told of those whose author it does not know: what was seen here goes before what is told. The
 * states are gone through once, for a file that is asked about again and again while it changes.
 */
export function toldFor(states: readonly ToldState[]): (lines: readonly LedgerLine[]) => readonly LedgerLine[] {
	const told = toldLines(states);
	return lines => {
		if (told.keys.length === 0 || !lines.some(({ origin }) => origin.kind === 'unknown')) {
			return lines;
		}
		const origins = carried(
			told,
			lines.map(({ key }) => key),
		);
		return lines.map((line, index) => {
			const origin = origins[index] ?? null;
			return origin === null || line.origin.kind !== 'unknown' ? line : { key: line.key, origin, since: origin.at };
		});
	};
}

interface Told {
	readonly keys: readonly LineKey[];
	readonly origins: readonly (AgentOrigin | null)[];
}

/** After the last of the states; what is told later holds. */
function toldLines(states: readonly ToldState[]): Told {
	let told: Told = { keys: [], origins: [] };
	for (const { keys, ranges } of states.toSorted((a, b) => a.at - b.at)) {
		const origins = [...carried(told, keys)];
		for (const { from, to, origin } of ranges) {
			origins.fill(origin, from - 1, Math.min(to, keys.length));
		}
		told = { keys, origins };
	}
	return told;
}

function carried({ keys: old, origins }: Told, keys: readonly LineKey[]): readonly (AgentOrigin | null)[] {
	return Array.from(matchLines(old, keys), match => (match === NEW_LINE ? null : (origins[match] ?? null)));
}
