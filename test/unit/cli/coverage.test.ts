import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { sharedPath } from '../../support/shared.ts';

const figures = z.object({
	uniqueLines: z.number(),
	commonLines: z.number(),
	agentPrecision: z.number(),
	agentRecall: z.number(),
	exercisedPrecision: z.number(),
	exercisedRecall: z.number(),
});
type Figures = z.infer<typeof figures>;

const seeds = [1, 2, 3, 4, 5];
const LEAST = 0.99;
const LEAST_OF_COMMON_LINES = 0.95;
const main = path.resolve(import.meta.dirname, '../../../src/cli/main.ts');

suite('coverage of generated workspaces, of which the author of every line is known', function () {
	this.timeout(120_000);

	test('lines that stand once are told in every workspace, and those that stand often on average', function () {
		const measured = seeds.map(seed => measure(seed) ?? this.skip());
		for (const key of ['agentPrecision', 'agentRecall', 'exercisedPrecision', 'exercisedRecall'] as const) {
			assert.ok(
				measured.every(one => one[key] >= LEAST),
				`${key}: ${measured.map(one => one[key]).join(', ')}`,
			);
		}
		const common = measured.reduce((sum, one) => sum + one.commonLines, 0) / measured.length;
		assert.ok(common >= LEAST_OF_COMMON_LINES, `common lines: ${String(common)}`);
	});
});

/** Undefined where the generator is not there. */
function measure(seed: number): Figures | undefined {
	const [generator, checker] = [sharedPath('bench', 'gen-workspace.mjs'), sharedPath('bench', 'check-workspace.mjs')];
	if (generator === undefined || checker === undefined) {
		return undefined;
	}
	const folder = mkdtempSync(path.join(tmpdir(), 'bookend-coverage-'));
	try {
		execFileSync(process.execPath, [generator, '--out', folder, '--seed', String(seed), '--steps', '120']);
		return figures.parse(JSON.parse(execFileSync(process.execPath, [checker, folder, main], { encoding: 'utf8' })));
	} finally {
		rmSync(folder, { recursive: true });
	}
}
