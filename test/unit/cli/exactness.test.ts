import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { cliJson } from '../../support/cli.ts';
import { sharedPath } from '../../support/shared.ts';

const figures = z.object({
	responses: z.number(),
	input: z.number(),
	output: z.number(),
	cacheRead: z.number(),
	cacheWrite: z.number(),
	cacheWrite1h: z.number(),
	reasoning: z.number(),
	costUsd: z.number().optional(),
	lowerBoundResponses: z.number(),
});
const answer = z.object({ totals: figures, agents: z.record(z.string(), figures), rows: z.array(figures.extend({ key: z.string() })) });

const tokens = {
	responses: z.number(),
	input: z.number(),
	output: z.number(),
	cacheRead: z.number(),
	cache5m: z.number(),
	cache1h: z.number(),
	reasoning: z.number(),
	cost: z.number(),
};
const truthFile = z.object({ claude: z.object(tokens), codex: z.object(tokens), days: z.array(z.object({ ...tokens, date: z.string() })) });
type Truth = z.infer<typeof truthFile>['claude'];

const COST_TOLERANCE_USD = 1e-6;

suite('exactness', function () {
	this.timeout(180_000);

	test('real sessions: the figures of the Claude Code fixtures, to the token', function () {
		const home = sharedPath('fixtures', 'home') ?? this.skip();
		const { responses, input, output, cacheRead, cacheWrite, cacheWrite1h, lowerBoundResponses } =
			spend(home).agents['claude-code'] ?? assert.fail('no Claude Code');
		assert.deepEqual(
			{ responses, input, output, cacheRead, cacheWrite, cacheWrite1h, lowerBoundResponses },
			{
				responses: 1_196,
				input: 854_084,
				output: 263_540,
				cacheRead: 134_485_441,
				cacheWrite: 6_730_101,
				cacheWrite1h: 1_869_197,
				lowerBoundResponses: 734,
			},
		);
	});

	for (const seed of [1, 2, 3]) {
		test(`generated sessions, seed ${String(seed)}: every token field, each day and the cost equal the truth`, function () {
			const generator = sharedPath('bench', 'gen-transcripts.mjs') ?? this.skip();
			const home = mkdtempSync(path.join(tmpdir(), 'bookend-exact-'));
			try {
				execFileSync(process.execPath, [generator, '--out', home, '--size', '100MB', '--seed', String(seed)]);
				checkAgainst(truthFile.parse(JSON.parse(readFileSync(path.join(home, 'truth.json'), 'utf8'))), spend(home));
			} finally {
				rmSync(home, { recursive: true });
			}
		});
	}
});

function spend(home: string): z.infer<typeof answer> {
	return answer.parse(cliJson(['spend', '--home', home, '--no-store']));
}

function checkAgainst(truth: z.infer<typeof truthFile>, told: z.infer<typeof answer>): void {
	same('claude-code', truth.claude, told.agents['claude-code']);
	same('codex', truth.codex, told.agents['codex']);
	const days = Map.groupBy(truth.days, day => day.date);
	assert.deepEqual(
		told.rows.map(row => row.key),
		[...days.keys()].sort(),
	);
	for (const row of told.rows) {
		same(row.key, (days.get(row.key) ?? []).reduce(sum), row);
	}
}

function sum(a: Truth & { date: string }, b: Truth): Truth & { date: string } {
	const add = (key: keyof Truth): number => a[key] + b[key];
	return {
		date: a.date,
		responses: add('responses'),
		input: add('input'),
		output: add('output'),
		cacheRead: add('cacheRead'),
		cache5m: add('cache5m'),
		cache1h: add('cache1h'),
		reasoning: add('reasoning'),
		cost: add('cost'),
	};
}

function same(what: string, truth: Truth, told: z.infer<typeof figures> | undefined): void {
	assert.ok(told, what);
	const { responses, input, output, cacheRead, cacheWrite, cacheWrite1h, reasoning } = told;
	assert.deepEqual(
		{ responses, input, output, cacheRead, cacheWrite, cacheWrite1h, reasoning },
		{ ...only(truth), cacheWrite: truth.cache5m + truth.cache1h, cacheWrite1h: truth.cache1h },
		what,
	);
	assert.ok(
		Math.abs((told.costUsd ?? NaN) - truth.cost) < COST_TOLERANCE_USD,
		`${what}: ${String(told.costUsd)} is not ${String(truth.cost)}`,
	);
}

function only({ responses, input, output, cacheRead, reasoning }: Truth) {
	return { responses, input, output, cacheRead, reasoning };
}
