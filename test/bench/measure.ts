/** What a process costs, as the system counts it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Command {
	readonly program: string;
	readonly args: readonly string[];
	readonly env: Readonly<Record<string, string>>;
}

export interface Cost {
	readonly wallSeconds: number;
	/** User and system together. */
	readonly cpuSeconds: number;
	readonly peakMegabytes: number;
	readonly stdout: string;
}

const TIME = '/usr/bin/time';
const MAX_OUTPUT_BYTES = 2 ** 28;
const BYTES_A_MEGABYTE = 1_000_000;
const KIB = 1_024;

/** Throws where the system has no `time` that tells memory, and where the command fails. */
export function measure({ program, args, env }: Command): Cost {
	if (!existsSync(TIME) || process.platform === 'win32') {
		throw new Error(`${TIME} is missing: without it nothing says what a process has cost.`);
	}
	const told = path.join(tmpdir(), `bookend-bench-${String(process.pid)}`);
	const isMac = process.platform === 'darwin';
	const begun = performance.now();
	const run = spawnSync(TIME, [...(isMac ? ['-l'] : ['-f', '%U %S %M']), '-o', told, program, ...args], {
		encoding: 'utf8',
		maxBuffer: MAX_OUTPUT_BYTES,
		env: { ...process.env, ...env },
	});
	const wallSeconds = (performance.now() - begun) / 1_000;
	const text = readFileSync(told, 'utf8');
	rmSync(told);
	if (run.status !== 0) {
		throw new Error(`${program} ${args.join(' ')} failed: ${run.stderr}`);
	}
	return { wallSeconds, stdout: run.stdout, ...(isMac ? macCost(text) : linuxCost(text)) };
}

function linuxCost(text: string): Pick<Cost, 'cpuSeconds' | 'peakMegabytes'> {
	const [user = NaN, system = NaN, kilobytes = NaN] = (text.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
	return { cpuSeconds: user + system, peakMegabytes: (kilobytes * KIB) / BYTES_A_MEGABYTE };
}

function macCost(text: string): Pick<Cost, 'cpuSeconds' | 'peakMegabytes'> {
	const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1]);
	return {
		cpuSeconds: number(/([\d.]+) user/) + number(/([\d.]+) sys/),
		peakMegabytes: number(/(\d+)\s+maximum resident set size/) / BYTES_A_MEGABYTE,
	};
}
