/** How long things take and how many tokens they cost: plausible, uneven, and the same every time. */
import { createHash } from 'node:crypto';

/** What a step takes: seconds, tokens that the model writes, tokens that the conversation grows by. */
const costs = {
	read: { seconds: 34, output: 900, growth: 12_500 },
	edit: { seconds: 165, output: 5_200, growth: 9_500 },
	write: { seconds: 210, output: 6_400, growth: 11_000 },
	run: { seconds: 48, output: 700, growth: 6_500 },
	task: { seconds: 20, output: 1_100, growth: 5_000 },
	present: { seconds: 120, output: 5_800, growth: 8_000 },
	say: { seconds: 40, output: 1_500, growth: 1_800 },
};

/** A session's clock, its growing conversation, and its source of evenly spread numbers and ids. */
export class Pace {
	#key;
	#count = 0;
	#at;
	/** Tokens of the conversation so far; the start is what an agent is told before the first prompt. */
	#context;

	constructor(key, startsAt, context = 46_000) {
		this.#key = key;
		this.#at = Date.parse(startsAt);
		this.#context = context;
	}

	get at() {
		return this.#at;
	}

	timestamp() {
		return new Date(this.#at).toISOString();
	}

	wait(seconds) {
		this.#at += Math.round(seconds * 1_000);
	}

	/** Lets the time of a step pass, give or take a third. */
	pass(kind) {
		this.wait(costs[kind].seconds * this.#spread());
	}

	/** The tokens of one response that takes this step; the conversation so far comes from the cache. */
	usage(kind) {
		const { output, growth } = costs[kind];
		const [cached, written] = [this.#context, Math.round(growth * this.#spread())];
		this.#context += written;
		return { input: 4 + (this.#count % 9), output: Math.round(output * this.#spread()), cacheRead: cached, cacheWrite: written };
	}

	/** An id in the form of a UUID. */
	uuid() {
		const hex = this.#hash();
		return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
	}

	id(prefix) {
		return `${prefix}${this.#hash().slice(0, 12)}`;
	}

	#spread() {
		return 0.67 + (Number.parseInt(this.#hash().slice(0, 4), 16) / 0xffff) * 0.66;
	}

	#hash() {
		return createHash('sha256').update(`${this.#key} ${this.#count++}`).digest('hex');
	}
}
