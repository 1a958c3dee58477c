import { remembering } from '../../base/remembering.ts';
import { commandClasses, type CommandClass } from './command.ts';
import { classOfCall } from './commandLinePrograms.ts';
import { readShell, type ShellChain, type ShellLink, type ShellList, type ShellNode } from './commandLineShell.ts';
import { unwrap } from './commandLineUnwrap.ts';

/** What a shell command line is for, and whether its exit code is the result of that part of it. */
export interface CommandReading {
	readonly class: CommandClass;
	/** False where the exit code is another command's: `npm test | tail`, `npm test || true`, `npm test; echo done`. */
	readonly exitSpeaks: boolean;
}

/**
 * The strongest class among the commands that the line really starts: words in quotes, file names and heredocs are not commands.
 * Of `lint && test` exit code 0 speaks for both; another exit code may be the other's, and is taken for a failure all the same:
 * something that had to pass did not.
 */
export const classifyCommand = remembering(readCommand, { longest: 200, most: 500 });

function readCommand(commandLine: string): CommandReading {
	const calls = callsOfLine(commandLine);
	for (const strongest of commandClasses) {
		const those = calls.filter(call => call.class === strongest);
		if (those.length > 0) {
			return { class: strongest, exitSpeaks: those.every(call => call.exitSpeaks) };
		}
	}
	return { class: 'other', exitSpeaks: true };
}

/** A program that a command line starts, without what stands around it: assignments, `sudo`, `npx`. */
export interface CommandCall extends CommandReading {
	readonly words: readonly [string, ...string[]];
}

/** Every program that the line starts, in its order; those in `$(…)` before the one that they are an argument of. */
export function callsOfLine(commandLine: string): readonly CommandCall[] {
	return callsIn(readShell(commandLine), { options: { errexit: false, pipefail: false }, exitSpeaks: true, depth: 0 });
}

/** What `set -e` and `set -o pipefail` have switched on so far. */
interface ShellOptions {
	readonly errexit: boolean;
	readonly pipefail: boolean;
}

interface Surroundings {
	readonly options: ShellOptions;
	/** Whether the exit code of the list is the exit code that is recorded. */
	readonly exitSpeaks: boolean;
	/** How many `bash -c` it stands in. */
	readonly depth: number;
}

const MAX_DEPTH = 8;

function callsIn(list: ShellList, around: Surroundings): readonly CommandCall[] {
	let options = around.options;
	const calls: CommandCall[] = [];
	for (const [index, chain] of list.entries()) {
		const isLast = index === list.length - 1;
		for (const place of placesIn(chain)) {
			const speaks = around.exitSpeaks && exitOf(place, isLast, options);
			for (const call of callsOf(place.node, { ...around, options, exitSpeaks: speaks })) {
				calls.push(call);
			}
			options = optionsAfter(place.node, options);
		}
	}
	return calls;
}

/** A command and where in its chain it stands. */
interface Place {
	readonly node: ShellNode;
	readonly endsPipeline: boolean;
	readonly endsChain: boolean;
	/** It runs whatever happens, and after it nothing runs because it failed. */
	readonly isDecisive: boolean;
}

function placesIn({ links, background }: ShellChain): readonly Place[] {
	const lastOr = links.findLastIndex(link => link.after === '||');
	const inLink = ({ pipeline }: ShellLink, link: number): readonly Place[] =>
		pipeline.map((node, index) => ({
			node,
			endsPipeline: index === pipeline.length - 1,
			endsChain: link === links.length - 1,
			isDecisive: !background && link > lastOr,
		}));
	return links.flatMap(inLink);
}

/** Whether the command's exit code becomes that of the line. Of a chain, `set -e` stops only for its last command. */
function exitOf({ endsPipeline, endsChain, isDecisive }: Place, isLastChain: boolean, options: ShellOptions): boolean {
	return isDecisive && (isLastChain || (options.errexit && endsChain)) && (endsPipeline || options.pipefail);
}

function callsOf(node: ShellNode, around: Surroundings): readonly CommandCall[] {
	if (node.kind === 'group') {
		return callsIn(node.list, around);
	}
	const inner = node.inner.flatMap(list => callsIn(list, { ...around, exitSpeaks: false }));
	return [...inner, ...callsOfWords(node.words, around)];
}

function callsOfWords(words: readonly string[], around: Surroundings): readonly CommandCall[] {
	const unwrapped = unwrap(words);
	switch (unwrapped.kind) {
		case 'nothing':
			return [];
		case 'call': {
			const exitSpeaks = around.exitSpeaks && words[0] !== '!';
			return [{ class: classOfCall(unwrapped.words), exitSpeaks, words: unwrapped.words }];
		}
		case 'script':
			return around.depth < MAX_DEPTH ? callsIn(readShell(unwrapped.text), { ...around, depth: around.depth + 1 }) : [];
	}
}

function optionsAfter(node: ShellNode, options: ShellOptions): ShellOptions {
	if (node.kind === 'group' || node.words[0] !== 'set') {
		return options;
	}
	const given = node.words.slice(1);
	const errexit = given.some(word => /^-[a-z]*e/.test(word) || word === 'errexit');
	const off = given.some(word => /^\+[a-z]*e/.test(word));
	return { errexit: (options.errexit || errexit) && !off, pipefail: options.pipefail || given.includes('pipefail') };
}
