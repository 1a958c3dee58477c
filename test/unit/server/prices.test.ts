import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { calcPrice } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { withTableAsJson } from '../../../scripts/lib/priceTable.mjs';
import { inputTokens, noUsage, type Usage } from '../../../src/domain/spend/usage.ts';
import { makePriceOf, priceTable } from '../../../src/server/prices.ts';

const at = Date.parse('2026-09-01T12:00:00Z');
const priced = [
	'claude-sonnet-4-5-20250929',
	'claude-opus-4-5-20251101',
	'claude-haiku-4-5-20251001',
	'gpt-5.4',
	'gpt-5.2-codex',
	'gemini-3-pro-preview',
];

suite('prices', () => {
	test('every usage costs what the price table itself computes', () => {
		const tokens = fc.integer({ min: 0, max: 150_000 });
		const usage = fc.record({
			input: tokens,
			output: tokens,
			cacheRead: tokens,
			cacheWrite5m: tokens,
			cacheWrite1h: tokens,
			reasoning: fc.constant(0),
		});
		const priceOf = makePriceOf({});
		fc.assert(
			fc.property(fc.constantFrom(...priced), usage, (model, used) => {
				const cost = priceOf(model, used, at);
				assert.equal(cost.kind, 'known');
				assert.ok(Math.abs(cost.usd - oracle(model, used)) < 1e-9, `${String(cost.usd)} is not ${String(oracle(model, used))}`);
			}),
		);
	});
	test('the long-context band begins above its limit, for the whole request', () => {
		const priceOf = makePriceOf({});
		for (const input of [199_999, 200_000, 200_001, 271_999, 272_000, 272_001]) {
			for (const model of priced) {
				const used = { ...noUsage, input, output: 10 };
				const cost = priceOf(model, used, at);
				assert.ok(cost.kind === 'known' && Math.abs(cost.usd - oracle(model, used)) < 1e-12, `${model} at ${String(input)}`);
			}
		}
	});
	test('Claude Sonnet 4 has the long-context band that the table lists for 4.5 only', () => {
		const priceOf = makePriceOf({});
		for (const input of [200_000, 200_001]) {
			const used = { ...noUsage, input: 5, cacheRead: input - 5, output: 10 };
			assert.deepEqual(priceOf('claude-sonnet-4-20250514', used, at), priceOf('claude-sonnet-4-5-20250929', used, at));
		}
		const cost = priceOf('claude-sonnet-4-20250514', { ...noUsage, cacheRead: 1_000_000 }, at);
		assert.ok(cost.kind === 'known' && Math.abs(cost.usd - 0.6) < 1e-9);
	});
	test('the table that is bundled gives every model the price that the package gives it', async () => {
		const source = readFileSync(new URL(import.meta.resolve('@pydantic/genai-prices')), 'utf8');
		const bundled = (await import(`data:text/javascript,${encodeURIComponent(withTableAsJson(source))}`)) as {
			calcPrice: typeof calcPrice;
		};
		const names = Array.from(source.matchAll(/^ {8}id: "(.+)"/gm), ([, name]) => name ?? '');
		assert.ok(names.length > 1_000);
		for (const name of names) {
			const usage = { input_tokens: 300_000, output_tokens: 10 };
			const [ours, theirs] = [bundled.calcPrice, calcPrice].map(price => price(usage, name, { timestamp: new Date(at) }));
			assert.deepEqual(
				[ours?.model.id, ours?.provider.id, ours?.model_price, ours?.total_price],
				[theirs?.model.id, theirs?.provider.id, theirs?.model_price, theirs?.total_price],
			);
		}
	});
	test('an unpriced model is unknown, not free', () => {
		assert.deepEqual(makePriceOf({})('nova', { ...noUsage, input: 1 }, at), { kind: 'unpriced', model: 'nova' });
	});
	test('no model is unknown, not free', () => {
		assert.deepEqual(makePriceOf({})(null, { ...noUsage, input: 1 }, at), { kind: 'unpriced', model: null });
	});
	test('what tools put around a model id does not hide its price', () => {
		const priceOf = makePriceOf({});
		const used = { ...noUsage, input: 1_000_000 };
		for (const name of [
			'copilot/claude-haiku-4.5',
			'anthropic/claude-haiku-4-5',
			'us.anthropic.claude-haiku-4-5-20251001-v1:0',
			'claude-haiku-4-5@20251001',
			'claude-haiku-4-5[1m]',
		]) {
			assert.deepEqual(priceOf(name, used, at), { kind: 'known', usd: 1 }, name);
		}
	});
	test("the engineer's own price wins, and its gaps cost as input", () => {
		const priceOf = makePriceOf({ nova: { input: 2, output: 10, cacheRead: 0.2 } });
		const used = { input: 1_000_000, output: 100_000, cacheRead: 1_000_000, cacheWrite5m: 500_000, cacheWrite1h: 500_000, reasoning: 0 };
		assert.deepEqual(priceOf('nova', used, at), { kind: 'known', usd: 2 + 1 + 0.2 + 1 + 1 });
	});
	test('a model named like a property of every object has no price of its own', () => {
		assert.equal(makePriceOf({})('constructor', noUsage, at).kind, 'unpriced');
	});
	test("the table's version is the installed package's", () => {
		const manifest = new URL('../../../node_modules/@pydantic/genai-prices/package.json', import.meta.url);
		assert.equal((JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version, priceTable.version);
	});
});

function oracle(model: string, usage: Usage): number {
	const tokens = {
		input_tokens: inputTokens(usage),
		cache_read_tokens: usage.cacheRead,
		cache_write_tokens: usage.cacheWrite5m + usage.cacheWrite1h,
		cache_write_1h_tokens: usage.cacheWrite1h,
		output_tokens: usage.output,
	};
	const noWritePrice = !model.startsWith('claude');
	const used = noWritePrice ? { ...tokens, cache_write_tokens: 0, cache_write_1h_tokens: 0 } : tokens;
	const price = calcPrice(used, model, { timestamp: new Date(at) });
	assert.ok(price);
	return price.total_price;
}
