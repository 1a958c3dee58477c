/**
 * Asks for each text only once, as long as the answer is remembered: what comes again and again is mostly short. `read` has to be pure, so
 * that nobody can tell but by the time that it takes.
 */
export function remembering<T>(read: (text: string) => T, { longest, most }: Memory): (text: string) => T {
	const answers = new Map<string, { readonly answer: T }>();
	return text => {
		if (text.length > longest) {
			return read(text);
		}
		const known = answers.get(text);
		if (known !== undefined) {
			return known.answer;
		}
		const answer = read(text);
		if (answers.size >= most) {
			answers.clear();
		}
		answers.set(ownText(text), { answer });
		return answer;
	};
}

/** What is remembered at most. */
export interface Memory {
	/** Longer texts are not remembered, in characters. */
	readonly longest: number;
	/** With so many texts, all are forgotten. */
	readonly most: number;
}

/** The same text in memory of its own: as a part of a larger one it would keep all of that alive. */
function ownText(text: string): string {
	return ` ${text}`.slice(1);
}
