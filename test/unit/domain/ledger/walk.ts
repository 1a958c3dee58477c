/** A random walk of one file through the hands of agents and others, in which the author of every line is known. */
import { lineKeys, type LineKey } from '../../../../src/domain/trace/lineKey.ts';
import type { KeyedHunk } from '../../../../src/domain/trace/facts.ts';
import type { TraceRow } from '../../../../src/domain/trace/rows.ts';
import { edit } from '../../../support/ledger.ts';

interface Line {
	readonly key: LineKey;
	readonly author: 'agent' | 'other';
	/** Whether no other line is like it: only of such lines can it be said for certain whose they are. */
	readonly isUnique: boolean;
}

export interface Walk {
	readonly traces: readonly TraceRow[];
	/** The file at the end, and when that was. */
	readonly lines: readonly Line[];
	readonly at: number;
}

/** `random` gives numbers from 0 to below 1. */
export function walk(random: () => number, steps: number): Walk {
	const walker = new Walker(random);
	for (let step = 0; step < steps; step++) {
		walker.step();
	}
	return walker.walk();
}

const common = lineKeys(['}', '', 'return null;', '});', '{']);
const CONTEXT = 3;

class Walker {
	readonly #random: () => number;
	#lines: readonly Line[];
	#undo: (readonly Line[])[] = [];
	#serial = 0;
	#at = 0;
	readonly #traces: TraceRow[] = [];

	constructor(random: () => number) {
		this.#random = random;
		this.#lines = this.#block('other', this.#int(0, 40));
	}

	walk(): Walk {
		return { traces: this.#traces, lines: this.#lines, at: this.#at + 1 };
	}

	step(): void {
		this.#at++;
		const dice = this.#random();
		if (dice < 0.45) {
			this.#undo.push(this.#lines);
			this.#agentEdits();
		} else if (dice < 0.52) {
			this.#agentWrites();
		} else if (dice < 0.6) {
			this.#agentFails();
		} else if (dice < 0.9) {
			this.#replace('other', this.#int(0, 6));
		} else {
			this.#lines = this.#undo.pop() ?? this.#lines;
		}
	}

	/** Agents tell more or less: the file before, the place, or only the lines around. */
	#agentEdits(): void {
		const before = this.#lines;
		const { from, gone, came } = this.#replace('agent', this.#int(1, 8));
		const start = Math.max(0, from - CONTEXT);
		const told = this.#random();
		this.#tell({
			before: told < 0.5 ? keysOf(before) : null,
			hunks: [
				{
					oldStart: told < 0.9 ? start + 1 : null,
					lines: [
						...marked('keep', before.slice(start, from)),
						...marked('remove', before.slice(from, from + gone)),
						...marked('add', came),
						...marked('keep', before.slice(from + gone, from + gone + CONTEXT)),
					],
				},
			],
		});
	}

	#agentWrites(): void {
		const before = this.#lines;
		const head = before.slice(0, this.#int(0, before.length));
		this.#lines = [...head, ...this.#block('agent', this.#int(1, 10))];
		this.#tell({ before: keysOf(before), hunks: [{ oldStart: 'wholeFile', lines: marked('add', this.#lines) }] });
	}

	/** An edit that is on record although it was undone at once. */
	#agentFails(): void {
		const lines = this.#block('agent', 3).filter(line => line.isUnique);
		this.#tell({ hunks: [{ oldStart: null, lines: [...marked('remove', lines.slice(0, 1)), ...marked('add', lines.slice(1))] }] });
	}

	#tell(told: Partial<TraceRow>): void {
		this.#traces.push(edit(this.#at, told));
	}

	#replace(author: Line['author'], count: number): { readonly from: number; readonly gone: number; readonly came: readonly Line[] } {
		const from = this.#int(0, this.#lines.length);
		const gone = Math.min(this.#lines.length - from, this.#int(0, 5));
		const came = this.#block(author, count);
		this.#lines = [...this.#lines.slice(0, from), ...came, ...this.#lines.slice(from + gone)];
		return { from, gone, came };
	}

	#block(author: Line['author'], length: number): readonly Line[] {
		return Array.from({ length }, () => {
			const isUnique = this.#random() > 0.22;
			const key = isUnique ? FIRST_KEY + this.#serial++ : (common[this.#int(0, common.length - 1)] ?? 0);
			return { key: key as LineKey, author, isUnique };
		});
	}

	#int(from: number, to: number): number {
		return from + Math.floor(this.#random() * (to - from + 1));
	}
}

/** No common line has a key like this. */
const FIRST_KEY = 1000;

function keysOf(lines: readonly Line[]): readonly LineKey[] {
	return lines.map(line => line.key);
}

function marked(op: 'keep' | 'add' | 'remove', lines: readonly Line[]): KeyedHunk['lines'] {
	return lines.map(({ key }) => ({ op, key }));
}

/** The same numbers for the same seed. */
export function randomFrom(seed: number): () => number {
	let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}
