/** The Overview's numbers twice: as they stand on the page, and as the command line gives them, written the same way. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import * as z from 'zod';
import { root } from '../../scripts/lib/places.mjs';
import { formatDuration, formatTokens, formatUsd } from '../../src/base/format.ts';
import { phaseNames } from '../../src/domain/time/phaseNames.ts';
import { dayBefore, now, timeZone } from '../support/home/day.ts';
import { clockScript, turnedClock } from '../support/host/clock.ts';

export const daysIn = { today: 1, week: 7, month: 30 } as const;
export type Period = keyof typeof daysIn;

/** As a person reads them. */
export interface Figures {
	readonly money: string;
	readonly tokens: string;
	/** Of each model, highest first. */
	readonly models: readonly string[];
	readonly lowerBound: string | null;
	readonly time: Readonly<Record<string, string>>;
	readonly agents: string | null;
}

const tally = z.object({
	input: z.number(),
	output: z.number(),
	cacheRead: z.number(),
	cacheWrite: z.number(),
	costUsd: z.number().optional(),
	lowerBoundResponses: z.number(),
});
const spend = z.object({ totals: tally, rows: z.array(tally) });
const time = z.object({ engineerSeconds: z.record(z.string(), z.number()), agentSeconds: z.number() });

/** What the command line says of a period that ends today. */
export function figuresOfCommandLine(home: string, period: Period): Figures {
	const { totals, rows } = spend.parse(ask(home, period, ['spend', '--by', 'model']));
	const { engineerSeconds, agentSeconds } = time.parse(ask(home, period, ['time']));
	return {
		money: formatUsd(totals.costUsd ?? null),
		tokens: formatTokens(totals.input + totals.output + totals.cacheRead + totals.cacheWrite),
		models: rows.map(({ costUsd }) => formatUsd(costUsd ?? null)),
		lowerBound: totals.lowerBoundResponses === 0 ? null : String(totals.lowerBoundResponses),
		time: Object.fromEntries(listedPhases(engineerSeconds).map(([name, seconds]) => [name, formatDuration(seconds)])),
		agents: agentSeconds === 0 ? null : formatDuration(agentSeconds),
	};
}

/** What stands on the page. */
export async function figuresOfPage(overview: FrameLocator): Promise<Figures> {
	const money = overview.locator('section.spend');
	const time = overview.locator('section.time');
	const note = await money.locator('.note').last().innerText();
	const [tokens = ''] = (await money.locator('.hero span').first().innerText()).split(' tokens');
	const [names, amounts] = [await texts(time.locator('.rows dt')), await texts(time.locator('.rows dd:not(.share)'))];
	const agents = time.locator('.note .figure').first();
	return {
		money: await money.locator('.hero b').innerText(),
		tokens,
		models: await texts(money.locator('.models dd:not(.share)')),
		lowerBound: /Usage of ([\d,]+) responses? is a lower bound/.exec(note)?.[1] ?? null,
		time: Object.fromEntries(names.map((name, index) => [name, amounts[index] ?? ''])),
		agents: (await agents.count()) === 0 ? null : await agents.innerText(),
	};
}

export async function choosePeriod(overview: FrameLocator, period: Period): Promise<void> {
	await overview.locator(`.periods label:has(input[value=${period}])`).click();
}

function ask(home: string, period: Period, command: readonly string[]): unknown {
	const span = ['--since', dayBefore(daysIn[period] - 1), '--until', dayBefore(0)];
	const cli = path.join(root, 'dist', 'cli.js');
	const env = { ...process.env, ...turnedClock(now, timeZone) };
	return JSON.parse(
		execFileSync(process.execPath, ['--require', clockScript, cli, ...command, '--home', home, '--no-store', '--json', ...span], {
			encoding: 'utf8',
			env,
		}),
	);
}

/** The page leaves out work by hand where there is none: a transcript cannot show it. */
function listedPhases(seconds: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
	const all = Object.entries(phaseNames).map(([phase, name]) => [name, seconds[phase] ?? 0] as const);
	return all.filter(([name, amount]) => name !== phaseNames.byHand || amount > 0);
}

async function texts(locator: Locator): Promise<readonly string[]> {
	return (await locator.allInnerTexts()).map(text => text.trim());
}
