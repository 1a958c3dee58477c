/** Counts what became of a transcript's lines. */
import { noLines, type LineCounts } from './store/store.ts';

/** Type names are the agent's, not ours: a hostile file must not fill the store with them. */
const MAX_TYPES = 50;
const MAX_TYPE_CHARS = 60;
const OTHER_TYPES = '(other)';

export class Tally {
	#lines: number;
	#torn: number;
	#oversized: number;
	#unreadable: number;
	readonly #unknown: Map<string, number>;

	constructor(counts: LineCounts = noLines) {
		this.#lines = counts.lines;
		this.#torn = counts.torn;
		this.#oversized = counts.oversized;
		this.#unreadable = counts.unreadable;
		this.#unknown = new Map(Object.entries(counts.unknown));
	}

	read(): void {
		this.#lines += 1;
	}

	torn(): void {
		this.#torn += 1;
	}

	oversized(): void {
		this.#lines += 1;
		this.#oversized += 1;
	}

	unreadable(): void {
		this.#lines += 1;
		this.#unreadable += 1;
	}

	unknown(type: string): void {
		this.#lines += 1;
		const short = type.slice(0, MAX_TYPE_CHARS);
		const name = this.#unknown.has(short) || this.#unknown.size < MAX_TYPES ? short : OTHER_TYPES;
		this.#unknown.set(name, (this.#unknown.get(name) ?? 0) + 1);
	}

	counts(): LineCounts {
		return {
			lines: this.#lines,
			torn: this.#torn,
			oversized: this.#oversized,
			unreadable: this.#unreadable,
			unknown: Object.fromEntries(this.#unknown),
		};
	}
}
