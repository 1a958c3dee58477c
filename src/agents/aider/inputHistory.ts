/** What the engineer typed, and when: the only file of Aider's that tells when a prompt was given. */
import { timeOf } from './localTime.ts';

export interface Typed {
	readonly at: number;
	readonly words: string;
}

/** Entries begin with a time, and have their lines after a plus sign each. */
export function typedIn(content: string): readonly Typed[] {
	const typed: { at: number; lines: string[] }[] = [];
	for (const line of content.split('\n')) {
		const at = line.startsWith('# ') ? timeOf(line.slice(2)) : null;
		if (at !== null) {
			typed.push({ at, lines: [] });
		} else if (line.startsWith('+')) {
			typed.at(-1)?.lines.push(line.slice(1));
		}
	}
	return typed.map(({ at, lines }) => ({ at, words: lines.join('\n').trim() }));
}

/** Finds prompts in their order. */
export class PromptTimes {
	readonly #typed: readonly Typed[];
	#next = 0;

	constructor(typed: readonly Typed[]) {
		this.#typed = typed;
	}

	/** Null for a prompt that was not typed, as on the command line. */
	of(words: string, notBefore: number): number | null {
		const found = this.#typed.findIndex((one, index) => index >= this.#next && one.at >= notBefore && one.words === words);
		if (found < 0) {
			return null;
		}
		this.#next = found + 1;
		return this.#typed[found]?.at ?? null;
	}
}
