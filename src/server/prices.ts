/** List prices, from the table that `@pydantic/genai-prices` ships, and the engineer's own that win over it. */
import { calcPrice, type ModelPrice } from '@pydantic/genai-prices';
import { DAY_MS } from '../base/units.ts';
import type { PriceOf } from '../domain/spend/price.ts';
import { inputTokens, type Usage } from '../domain/spend/usage.ts';
import type { PriceOverrides } from '../protocol/settings.ts';

/** The price table's version and the day it was published; a test holds the version to the installed package. */
export const priceTable = { version: '0.1.8', publishedOn: '2026-09-23' } as const;

/** US dollars per million tokens, by how many tokens the whole input has: providers charge more for long ones. */
type Rate = (totalInput: number) => number;
type Rates = Readonly<Record<keyof Omit<Usage, 'reasoning'>, Rate>>;

const TOKENS_PER_PRICE_UNIT = 1_000_000;

/** Prices of one process: a model's rates are looked up once a day of the responses' time. */
export function makePriceOf(overrides: PriceOverrides): PriceOf {
	const known = new Map<string, Rates | undefined>();
	return (model, usage, at) => {
		if (model === null) {
			return { kind: 'unpriced', model };
		}
		const key = `${model} ${Math.floor(at / DAY_MS)}`;
		if (!known.has(key)) {
			known.set(key, overridden(overrides, model) ?? listed(model, at));
		}
		const rates = known.get(key);
		return rates === undefined ? { kind: 'unpriced', model } : { kind: 'known', usd: usdOf(usage, rates) };
	};
}

function usdOf(usage: Usage, rates: Rates): number {
	const input = inputTokens(usage);
	const units =
		usage.input * rates.input(input) +
		usage.output * rates.output(input) +
		usage.cacheRead * rates.cacheRead(input) +
		usage.cacheWrite5m * rates.cacheWrite5m(input) +
		usage.cacheWrite1h * rates.cacheWrite1h(input);
	return units / TOKENS_PER_PRICE_UNIT;
}

function overridden(overrides: PriceOverrides, model: string): Rates | undefined {
	const price = Object.hasOwn(overrides, model) ? overrides[model] : undefined;
	if (price === undefined) {
		return undefined;
	}
	const { input, output, cacheRead = input, cacheWrite = input, cacheWrite1h = cacheWrite } = price;
	return {
		input: () => input,
		output: () => output,
		cacheRead: () => cacheRead,
		cacheWrite5m: () => cacheWrite,
		cacheWrite1h: () => cacheWrite1h,
	};
}

function listed(model: string, at: number): Rates | undefined {
	const price = firstPriced(model, at)?.model_price;
	return price === undefined ? undefined : ratesOf(price);
}

/** What the table leaves out costs as what it is a kind of: cache tokens are input, 1-hour writes are writes. */
function ratesOf(price: ModelPrice): Rates | undefined {
	const input = rateOf(price['input_mtok']);
	const output = rateOf(price['output_mtok']);
	if (input === undefined || output === undefined) {
		return undefined;
	}
	const cacheWrite5m = rateOf(price['cache_write_mtok']) ?? input;
	return {
		input,
		output,
		cacheRead: rateOf(price['cache_read_mtok']) ?? input,
		cacheWrite5m,
		cacheWrite1h: rateOf(price['cache_write_1h_mtok']) ?? cacheWrite5m,
	};
}

function rateOf(price: ModelPrice[string]): Rate | undefined {
	if (typeof price === 'object') {
		return input => price.tiers.findLast(tier => tier.start < input)?.price ?? price.base;
	}
	return price === undefined ? undefined : () => price;
}

function firstPriced(model: string, at: number): NonNullable<ReturnType<typeof calcPrice>> | undefined {
	for (const name of namesOf(model)) {
		const found = calcPrice({}, name, { timestamp: new Date(at) });
		if (found !== null) {
			return found;
		}
	}
	return undefined;
}

/** The model's id, then the id without what providers and tools put around it: "copilot/", "us.anthropic.", "-v1:0", "@date", "[1m]". */
function namesOf(model: string): readonly string[] {
	const bare = model.slice(model.lastIndexOf('/') + 1).replace(/\[.*\]$/, '');
	const claude = /claude-[a-z0-9.-]+?(?=-v\d|@|:|$)/.exec(bare)?.[0];
	return [...new Set([model, bare, claude ?? bare])];
}
