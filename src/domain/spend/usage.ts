/**
 * Tokens of one or more responses. `input` excludes what came from or went to the cache; `output` includes `reasoning`;
 * `cacheWrite5m` and `cacheWrite1h` do not overlap. All are whole numbers of at least 0.
 */
export interface Usage {
	readonly input: number;
	readonly output: number;
	readonly cacheRead: number;
	readonly cacheWrite5m: number;
	readonly cacheWrite1h: number;
	readonly reasoning: number;
}

export const noUsage: Usage = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, reasoning: 0 };

export const usageKeys = Object.keys(noUsage) as readonly (keyof Usage)[];

export function addUsage(a: Usage, b: Usage): Usage {
	return {
		input: a.input + b.input,
		output: a.output + b.output,
		cacheRead: a.cacheRead + b.cacheRead,
		cacheWrite5m: a.cacheWrite5m + b.cacheWrite5m,
		cacheWrite1h: a.cacheWrite1h + b.cacheWrite1h,
		reasoning: a.reasoning + b.reasoning,
	};
}

/** Every token that went in or came out, once: reasoning is inside output. */
export function totalTokens(usage: Usage): number {
	return inputTokens(usage) + usage.output;
}

/** Everything the model was given: fresh, written to the cache and read from it. */
export function inputTokens(usage: Usage): number {
	return usage.input + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h;
}
