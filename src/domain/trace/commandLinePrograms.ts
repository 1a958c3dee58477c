import type { CommandClass } from './command.ts';
import { classOfInterpreter } from './commandLineInterpreters.ts';
import { classOfScript, knownScriptClass } from './commandLineScripts.ts';
import { checkers, formatters } from './commandLineTables.ts';
import { tools, type Tool } from './commandLineTools.ts';

/** What a program with its arguments is for. Wrappers such as `npx` have been taken away before. */
export function classOfCall(words: readonly [string, ...string[]]): CommandClass {
	const [program, ...args] = words;
	const found = classOfProgram(program, args) ?? (program.includes('/') ? classOfPath(program) : 'other');
	return found !== 'vcs' && args.some(argument => asksOnly.test(argument)) ? 'other' : found;
}

/** Arguments that make a program tell about itself or its work instead of doing it. */
const asksOnly =
	/^(?:--?help|-h|--?version|--collect-only|--co|--list|--listTests|--list-tests|--showConfig|--show-config|--print-config)$/;

/** Null for a program that is not known. */
function classOfProgram(program: string, args: readonly string[]): CommandClass | null {
	const checker = checkers.get(program);
	if (checker !== undefined) {
		return checker;
	}
	const formatter = formatters.get(program);
	if (formatter !== undefined) {
		return args.some(argument => formatter.test(argument)) ? 'lint' : 'other';
	}
	const tool = tools.get(program);
	return tool === undefined ? classOfInterpreter(program, args, classOfWords) : classOfTool(tool, args);
}

function classOfWords(words: readonly string[]): CommandClass | null {
	const [program, ...args] = words;
	return program === undefined ? null : classOfProgram(program, args);
}

function classOfTool(tool: Tool, args: readonly string[]): CommandClass {
	const words = plainWords(args, tool.takes);
	const special = tool.special?.(args);
	if (special !== undefined || words.length === 0) {
		return special ?? tool.bare ?? 'other';
	}
	return tool.manyTasks ? classOfTasks(tool, words) : classOfSubcommand(tool, words);
}

/** Words that are neither options nor their values. */
export function plainWords(args: readonly string[], takes: ReadonlySet<string>): readonly string[] {
	return args.filter((word, index) => !/^[-+]/.test(word) && !takes.has(args[index - 1] ?? ''));
}

function classOfSubcommand(tool: Tool, words: readonly string[]): CommandClass {
	const [first = ''] = words;
	const known = tool.subcommands.get(first);
	if (known !== undefined) {
		return known;
	}
	if (tool.runs.has(first)) {
		return classOfNamed(words.slice(1));
	}
	return tool.othersAreScripts ? classOfNamed(words) : 'other';
}

/** `yarn jest` and `npm run jest`: a program of that name, or else a script of the project's. */
function classOfNamed(words: readonly string[]): CommandClass {
	const [name = ''] = words;
	return name === '' ? 'other' : (classOfWords(words) ?? classOfScript(name));
}

const strongestFirst: readonly CommandClass[] = ['test', 'typecheck', 'lint', 'build', 'run', 'other'];

/** `gradle clean :app:test`: the strongest of the tasks. */
function classOfTasks(tool: Tool, words: readonly string[]): CommandClass {
	const tasks = words.filter(word => !/^\w+=/.test(word));
	const classes = tasks.map(task => tool.subcommands.get(task) ?? classOfScript(task.split(':').at(-1) ?? task));
	return strongestFirst.find(candidate => classes.includes(candidate)) ?? tool.bare ?? 'other';
}

/** A shell script says by its name what it is for; any other program of the project is run. */
function classOfPath(path: string): CommandClass {
	const [folder = '', name = ''] = path.split('/').slice(-2);
	const isScript = /\.(?:sh|bash|zsh|ps1)$/.test(name) || (/^\.?(?:scripts?|ci|hack|tools)$/.test(folder) && !name.includes('.'));
	return isScript ? (knownScriptClass(name.replace(/\.\w+$/, '')) ?? 'run') : 'run';
}
