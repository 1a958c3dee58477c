/** Made-up homes whose truth is known, kept in the cache folder. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { cacheFolder } from '../../scripts/lib/places.mjs';
import { sharedPath } from '../support/shared.ts';

export interface Corpus {
	/** To be used as a home folder. */
	readonly home: string;
	readonly bytes: number;
	/** What is in it; a corpus of one growing session says it of that one. */
	readonly truth: Truth;
}

/** The last day of every corpus: the clock is turned to it where that matters. */
export const CORPUS_END = Date.parse('2026-10-01T00:00:00Z');

const tokens = { input: z.number(), output: z.number(), cacheRead: z.number(), cache5m: z.number(), cache1h: z.number(), cost: z.number() };
const agentTruth = z.object(tokens);
const truthSchema = z.object({ bytes: z.number(), claude: agentTruth, codex: agentTruth });
export type Truth = z.infer<typeof truthSchema>;

/** Made where it is missing. Throws where there is nothing to make it with. */
export function corpus(size: string, seed: string, shape: 'home' | 'oneSession' = 'home'): Corpus {
	const home = path.join(cacheFolder(), 'bench', `${shape}-${size}-${seed}`);
	if (!existsSync(home)) {
		make(home, ['--size', size, '--seed', seed, ...(shape === 'oneSession' ? ['--one-session'] : [])]);
	}
	const truth = truthSchema.parse(JSON.parse(readFileSync(path.join(home, 'truth.json'), 'utf8')));
	return { home, bytes: truth.bytes, truth };
}

function make(home: string, options: readonly string[]): void {
	const generator = sharedPath('bench', 'gen-transcripts.mjs');
	if (generator === undefined) {
		throw new Error('There is nothing to make transcripts with: ../shared/bench/gen-transcripts.mjs is not there.');
	}
	const draft = `${home}.draft-${String(process.pid)}`;
	rmSync(draft, { recursive: true, force: true });
	mkdirSync(path.dirname(home), { recursive: true });
	execFileSync(process.execPath, [generator, '--out', draft, ...options], { stdio: 'ignore' });
	renameSync(draft, home);
}
