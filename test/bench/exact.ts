/** A speed counts only where the figures are right. */
import assert from 'node:assert/strict';
import * as z from 'zod';
import type { Truth } from './corpora.ts';
import type { Cost } from './measure.ts';

const figures = z.object({
	input: z.number(),
	output: z.number(),
	cacheRead: z.number(),
	cacheWrite: z.number(),
	cacheWrite1h: z.number(),
	costUsd: z.number(),
});
const answer = z.object({ agents: z.object({ 'claude-code': figures, codex: figures }) });

const COST_TOLERANCE_USD = 1e-6;

/** Throws where a token is wrong, or the money by more than its rounding. */
export function checkSpend(truth: Truth): (cost: Cost) => void {
	return ({ stdout }) => {
		const { agents } = answer.parse(JSON.parse(stdout));
		same(truth.claude, agents['claude-code']);
		same(truth.codex, agents.codex);
	};
}

function same(truth: Truth['claude'], { costUsd, ...told }: z.infer<typeof figures>): void {
	const { input, output, cacheRead, cache5m, cache1h, cost } = truth;
	assert.deepEqual(told, { input, output, cacheRead, cacheWrite: cache5m + cache1h, cacheWrite1h: cache1h });
	assert.ok(Math.abs(costUsd - cost) < COST_TOLERANCE_USD, `${String(costUsd)} is not ${String(cost)}`);
}
