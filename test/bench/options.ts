import { parseArgs } from 'node:util';

/** What is measured, and how often. */
export interface Options {
	/** Sizes of corpora, as the generator reads them. */
	readonly size: string;
	readonly large: string;
	readonly live: string;
	/** How many pairs are run of the corpus, and of the large one. */
	readonly rounds: number;
	readonly largeRounds: number;
	/** Lines appended to a transcript, each waited for. */
	readonly appends: number;
	readonly seed: string;
	/** Whether RESULTS.md is written. */
	readonly isKept: boolean;
}

export const help = `npm run bench -- [options]

  --size SIZE      the corpus that is read cold (1GB)
  --large SIZE     the corpus of a warm start (4GB)
  --live SIZE      the transcript that grows (100MB)
  --rounds N       pairs of runs over the corpus (5)
  --appends N      lines appended to the transcript that grows (60)
  --seed N         another corpus of the same kind (1)
  --short          100MB, 400MB, 20MB and three rounds: a minute, and test/bench/RESULTS.md stays as it is
  --dry            test/bench/RESULTS.md stays as it is

Corpora and ccusage are kept in the cache folder, by size and version.`;

const usual = { size: '1GB', large: '4GB', live: '100MB', rounds: '5', appends: '60', seed: '1' };
const short: typeof usual = { ...usual, size: '100MB', large: '400MB', live: '20MB', rounds: '3', appends: '20' };
const LARGE_ROUNDS = 5;

/** Null asks for help. Throws for words that are no options. */
export function optionsIn(args: readonly string[]): Options | null {
	const { help, short: isShort, dry, ...chosen } = parseArgs({ args: [...args], options: known }).values;
	if (help === true) {
		return null;
	}
	const { rounds, appends, ...words } = { ...(isShort === true ? short : usual), ...chosen };
	return {
		...words,
		rounds: Number(rounds),
		largeRounds: Math.min(Number(rounds), LARGE_ROUNDS),
		appends: Number(appends),
		isKept: isShort !== true && dry !== true,
	};
}

const known = {
	size: { type: 'string' },
	large: { type: 'string' },
	live: { type: 'string' },
	rounds: { type: 'string' },
	appends: { type: 'string' },
	seed: { type: 'string' },
	short: { type: 'boolean' },
	dry: { type: 'boolean' },
	help: { type: 'boolean' },
} as const;
