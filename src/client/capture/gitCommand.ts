import { callsOfLine } from '../../domain/trace/commandLine.ts';
import type { Deed } from './gitDeeds.ts';

const deeds: ReadonlyMap<string | undefined, Deed> = new Map<string, Deed>([
	['commit', 'commit'],
	['add', 'stage'],
	['stage', 'stage'],
	['checkout', 'checkout'],
	['switch', 'checkout'],
]);

/** Options of git's that stand before the subcommand and take a value. */
const valued = new Set(['-C', '-c', '--git-dir', '--work-tree', '--namespace']);

/** What a command line does to a repository. */
export function deedsIn(line: string): readonly Deed[] {
	const found = callsOfLine(line)
		.filter(({ words: [program] }) => program === 'git')
		.map(({ words: [, ...args] }) => deeds.get(args.find((word, index) => !word.startsWith('-') && !valued.has(args[index - 1] ?? ''))));
	return [...new Set(found.filter(deed => deed !== undefined))];
}
