/** What each program says of a home. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { root } from '../../../scripts/lib/places.mjs';
import { installed } from '../installed.ts';
import { installPeer, PEER_VERSION } from '../peer.ts';

export const CODEBURN_VERSION = '0.9.15';

/** Tokens by kind, and dollars; null where a program has no price. */
export interface Figures {
	readonly input: number;
	readonly output: number;
	readonly cacheRead: number;
	readonly cacheWrite: number;
	readonly usd: number | null;
}

export interface Said {
	readonly program: string;
	readonly figures: Figures;
}

/** Asks all that know the agent. */
export type Ask = (agent: string, home: string) => readonly Said[];

/** The views of ccusage that are asked for an agent: its days and, where they differ, its sessions. */
const peerViews: Readonly<Record<string, readonly string[]>> = {
	'claude-code': ['claude daily', 'claude session'],
	codex: ['codex daily'],
	'copilot-cli': ['copilot daily'],
	'gemini-cli': ['gemini daily'],
	'qwen-code': ['qwen daily'],
	pi: ['pi daily'],
	droid: ['droid daily'],
	amp: ['amp daily'],
	kimi: ['kimi daily'],
	opencode: ['opencode daily'],
	goose: ['goose daily'],
};

/** Agents that codeburn does not read. */
const notInCodeburn: ReadonlySet<string> = new Set(['amp']);

/** Installs what is missing. */
export async function programs(): Promise<Ask> {
	const peer = await installPeer();
	const codeburn = path.join(await installed('codeburn', CODEBURN_VERSION), 'node_modules/codeburn/dist/cli.js');
	return (agent, home) => [
		{ program: 'Bookend', figures: bookend(agent, home) },
		...(peerViews[agent] ?? []).map(view => ({ program: `ccusage ${PEER_VERSION}, \`${view}\``, figures: ccusage(peer, view, home) })),
		...(notInCodeburn.has(agent) ? [] : [{ program: `codeburn ${CODEBURN_VERSION}`, figures: codeburnFigures(codeburn, home) }]),
	];
}

const spend = z.object({
	agents: z.record(
		z.string(),
		z.object({
			input: z.number(),
			output: z.number(),
			cacheRead: z.number(),
			cacheWrite: z.number(),
			costUsd: z.number().nullish(),
		}),
	),
});

function bookend(agent: string, home: string): Figures {
	const answer = told(process.execPath, ['--no-warnings', 'src/cli/main.ts', 'spend', '--home', home, '--no-store', '--json'], {});
	const { costUsd, ...tokens } = spend.parse(answer).agents[agent] ?? { ...nothing, costUsd: null };
	return { ...nothing, ...tokens, usd: costUsd ?? null };
}

const totals = z.object({
	inputTokens: z.number(),
	outputTokens: z.number(),
	cacheReadTokens: z.number(),
	cacheCreationTokens: z.number(),
	totalCost: z.number().optional(),
	costUSD: z.number().optional(),
});

function ccusage(program: string, view: string, home: string): Figures {
	const answer = told(program, [...view.split(' '), '--offline', '--json'], { HOME: home, TZ: 'UTC' });
	const { totals: sum } = z.object({ totals: totals.nullish() }).parse(answer);
	if (sum === undefined || sum === null) {
		return nothing;
	}
	const { inputTokens, outputTokens, cacheReadTokens, cacheCreationTokens, totalCost, costUSD } = sum;
	const usd = totalCost ?? costUSD ?? null;
	return { input: inputTokens, output: outputTokens, cacheRead: cacheReadTokens, cacheWrite: cacheCreationTokens, usd };
}

/** JSON has no NaN: it says null. */
const counted = z
	.number()
	.nullable()
	.transform(tokens => tokens ?? NaN);
const audited = z.array(
	z.object({
		displayed: z.object({
			inputTokens: counted,
			outputTokens: counted,
			cacheReadTokens: counted,
			cacheWriteTokens: counted,
		}),
		attributedCostUSD: z.number(),
	}),
);

/** Its audit is asked, as its other reports leave out what costs little. It keeps what it has read: not here. */
function codeburnFigures(program: string, home: string): Figures {
	const cache = mkdtempSync(path.join(tmpdir(), 'bookend-codeburn-'));
	try {
		const period = ['--from', '2000-01-01', '--to', '2039-12-31', '--timezone', 'UTC'];
		const rows = audited.parse(
			told(process.execPath, [program, 'audit', '--format', 'json', ...period], { HOME: home, TZ: 'UTC', CODEBURN_CACHE_DIR: cache }),
		);
		return rows.reduce<Figures>(
			(sum, { displayed, attributedCostUSD }) => ({
				input: sum.input + displayed.inputTokens,
				output: sum.output + displayed.outputTokens,
				cacheRead: sum.cacheRead + displayed.cacheReadTokens,
				cacheWrite: sum.cacheWrite + displayed.cacheWriteTokens,
				usd: (sum.usd ?? 0) + attributedCostUSD,
			}),
			nothing,
		);
	} finally {
		rmSync(cache, { recursive: true });
	}
}

const nothing: Figures = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, usd: null };

const MOST_OUTPUT_BYTES = 100_000_000;

function told(program: string, args: readonly string[], env: Readonly<Record<string, string>>): unknown {
	const options = { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'], ...env }, maxBuffer: MOST_OUTPUT_BYTES } as const;
	const { status, stdout, stderr } = spawnSync(program, args, options);
	if (status !== 0) {
		throw new Error(`${path.basename(program)} ${args.join(' ')} failed: ${stderr}`);
	}
	return JSON.parse(stdout);
}
