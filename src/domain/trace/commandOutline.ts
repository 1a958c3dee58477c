import { verificationClasses } from './command.ts';
import { callsOfLine } from './commandLine.ts';
import { plainWords } from './commandLinePrograms.ts';
import { knownScriptClass } from './commandLineScripts.ts';
import { checkers } from './commandLineTables.ts';
import { tools, type Tool } from './commandLineTools.ts';

/**
 * What may be kept of a command line: the verification runs in it, each as its program, subcommands and flags. A value of an argument is
 * never part of it, nor is an assignment, a path, an address or a word whose meaning is not known. Null where nothing is verified.
 */
export function outlineOf(commandLine: string): string | null {
	const outlines = callsOfLine(commandLine)
		.filter(call => verificationClasses.has(call.class))
		.map(({ words }) => outlineOfCall(words));
	const line = [...new Set(outlines)].filter(outline => outline !== '').join('; ');
	return line === '' ? null : line.slice(0, MOST_CHARACTERS);
}

/** More than a line on a page. Chosen. */
const MOST_CHARACTERS = 200;

function outlineOfCall([program, ...args]: readonly [string, ...string[]]): string {
	const name = baseName(program);
	if (!/^[A-Za-z][\w.+-]{0,39}$/.test(name)) {
		return '';
	}
	const tool = tools.get(name);
	const kept = tool === undefined ? hostedProgram(args) : subcommands(tool, args);
	const flags = args.map(word => flagName(name, word)).filter(flag => flag !== '');
	return [...new Set([name, ...kept, ...flags])].join(' ');
}

/** The word that says what the tool does, and the script or task that it is told to do. */
function subcommands(tool: Tool, args: readonly string[]): readonly string[] {
	if (tool.manyTasks) {
		return leadingWords(args).filter(word => tool.subcommands.has(word) || isScriptName(word));
	}
	const [first = ''] = plainWords(args, tool.takes);
	if (tool.runs.has(first)) {
		return [first, args[args.indexOf(first) + 1] ?? ''].filter(word => word === first || isProgramOrScript(word));
	}
	// Behind a flag that is not known, a word may be the flag's value.
	const isScript = tool.othersAreScripts && args[0] === first && isProgramOrScript(first);
	return isScript || tool.subcommands.has(first) ? [first] : [];
}

function leadingWords(args: readonly string[]): readonly string[] {
	const flag = args.findIndex(word => word.startsWith('-'));
	return flag < 0 ? args : args.slice(0, flag);
}

function isProgramOrScript(word: string): boolean {
	return checkers.has(word) || tools.has(word) || isScriptName(word);
}

/** A name like `test:unit`, which says what it is for, and is made of nothing but short words: a key that holds "test" is not. */
function isScriptName(word: string): boolean {
	return word.length <= 40 && /^[A-Za-z]{1,16}\d?(?:[:._-][A-Za-z]{1,16}\d?){0,3}$/.test(word) && knownScriptClass(word) !== null;
}

/** `python -m pytest`, `php artisan test`: what an interpreter is told to start, where that is known by name. */
function hostedProgram(args: readonly string[]): readonly string[] {
	const at = args.findIndex(word => !word.startsWith('-'));
	const [hosted = '', task = ''] = at < 0 ? [] : args.slice(at);
	const name = baseName(hosted);
	const tool = tools.get(name);
	if (tool === undefined) {
		return checkers.has(name) || testModules.has(name) ? [name] : [];
	}
	return tool.subcommands.has(task) ? [name, task] : [name];
}

const testModules = new Set(['unittest', 'doctest', 'manage.py', 'setup.py']);

/** The flag without its value, be it behind `=`, behind `:`, or attached as in `-pSECRET`. Empty for what is no flag. */
function flagName(program: string, word: string): string {
	const long = /^--[a-z][a-z-]{1,38}(?=$|[=:\s])/i.exec(word)?.[0];
	if (long !== undefined) {
		return long;
	}
	const short = oneDash.has(program) ? /^-[a-z]{1,20}(?=$|=)/.exec(word) : /^-[A-Za-z]{1,2}(?=$|=)/.exec(word);
	return short?.[0] ?? '';
}

/** Programs whose long options have one dash, and never a value attached. */
const oneDash = new Set(['go', 'terraform', 'xcodebuild', 'javac']);

function baseName(path: string): string {
	return path.split('/').at(-1) ?? path;
}
