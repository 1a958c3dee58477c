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

/**
 * Models of the table whose prices it has in full under another one's name. Claude Sonnet 4 costs what Sonnet 4.5
 * does, also above 200,000 tokens of input, for which the table has no price of it.
 */
const pricedAs: Readonly<Record<string, string>> = { 'claude-sonnet-4-0': 'claude-sonnet-4-5' };

const TOKENS_PER_PRICE_UNIT = 1_000_000;

/** A model's rates: of all times, or those of the days that were asked for. */
type Known =
	| { readonly kind: 'always'; readonly rates: Rates | undefined }
	| { readonly kind: 'byDay'; readonly days: Map<number, Rates | undefined> };

/** Prices of one process: a model's rates are looked up once, or once a day of the responses' time where they have changed. */
export function makePriceOf(overrides: PriceOverrides): PriceOf {
	const models = new Map<string, Known>();
	return (model, usage, at) => {
		const rates = model === null ? undefined : ratesAt(models, overrides, model, at);
		return rates === undefined ? { kind: 'unpriced', model } : { kind: 'known', usd: usdOf(usage, rates) };
	};
}

function ratesAt(models: Map<string, Known>, overrides: PriceOverrides, model: string, at: number): Rates | undefined {
	const known = models.get(model) ?? knownOf(overrides, model, at);
	models.set(model, known);
	if (known.kind === 'always') {
		return known.rates;
	}
	const day = Math.floor(at / DAY_MS);
	if (!known.days.has(day)) {
		known.days.set(day, listed(firstPriced(model, at)));
	}
	return known.days.get(day);
}

function knownOf(overrides: PriceOverrides, model: string, at: number): Known {
	const own = overridden(overrides, model);
	const found = own === undefined ? firstPriced(model, at) : undefined;
	const hasChanged = Array.isArray(found?.model.prices);
	return hasChanged ? { kind: 'byDay', days: new Map() } : { kind: 'always', rates: own ?? listed(found) };
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

function listed(found: Priced | undefined): Rates | undefined {
	return found === undefined ? undefined : ratesOf(found.model_price);
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

type Priced = NonNullable<ReturnType<typeof calcPrice>>;

function firstPriced(model: string, at: number): Priced | undefined {
	for (const name of namesOf(model)) {
		const timestamp = new Date(at);
		const found = calcPrice({}, name, { timestamp });
		if (found !== null) {
			const other = pricedAs[found.model.id];
			return (other === undefined ? null : calcPrice({}, other, { timestamp })) ?? found;
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
