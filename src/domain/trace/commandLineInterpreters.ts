import type { CommandClass } from './command.ts';
import { knownScriptClass } from './commandLineScripts.ts';

/** What a call of an interpreter, a network client or a script by its name is for; null for a program that is none of these. */
export function classOfInterpreter(program: string, args: readonly string[], classOf: ClassOfWords): CommandClass | null {
	const reader = readers.get(program.replace(/^python[\d.]+$/, 'python'));
	if (reader !== undefined) {
		return reader(args, classOf);
	}
	return runners.has(program) || /^[\w-]+\.(?:py|rb|js|ts)$/.test(program) ? 'run' : null;
}

/** The class of a program that an interpreter starts by name, as `python -m pytest` does; null where it is not known. */
export type ClassOfWords = (words: readonly string[]) => CommandClass | null;
type Reader = (args: readonly string[], classOf: ClassOfWords) => CommandClass;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	...['python', 'py'].map(name => [name, classOfPython] as const),
	...['node', 'nodejs'].map(name => [name, classOfNode] as const),
	...['php', 'ruby'].map(name => [name, classOfHosted] as const),
	...['bash', 'sh', 'zsh', 'dash', 'ksh', 'fish'].map(name => [name, classOfShell] as const),
	...['curl', 'wget', 'http', 'xh', 'grpcurl', 'websocat'].map(name => [name, classOfClient] as const),
]);
const runners = new Set(
	(
		'lua julia Rscript java tsx ts-node nodemon electron uvicorn gunicorn hypercorn daphne flask streamlit ' +
		'http-server serve live-server foreman overmind ipython irb k6 wrk locust'
	).split(' '),
);

const pythonValued = new Set(['-W', '-X']);

function classOfPython(args: readonly string[], classOf: ClassOfWords): CommandClass {
	const at = args.findIndex((word, index) => /^-[mc]?$|^[^-]/.test(word) && !pythonValued.has(args[index - 1] ?? ''));
	const [first, second = '', ...more] = at < 0 ? [] : args.slice(at);
	if (first === undefined) {
		return args.length === 0 ? 'run' : 'other';
	}
	if (first === '-m') {
		return pythonModules.get(second) ?? classOf([second, ...more]) ?? 'run';
	}
	return projectTasks.get(`${baseName(first)} ${second}`) ?? 'run';
}

const pythonModules: ReadonlyMap<string, CommandClass> = new Map<string, CommandClass>([
	['unittest', 'test'],
	['doctest', 'test'],
	['py_compile', 'lint'],
	['compileall', 'lint'],
	['build', 'build'],
	['pip', 'other'],
	['venv', 'other'],
	['json.tool', 'other'],
]);

const projectTasks: ReadonlyMap<string, CommandClass> = new Map<string, CommandClass>([
	['manage.py test', 'test'],
	['manage.py check', 'lint'],
	['manage.py makemigrations', 'other'],
	['manage.py migrate', 'other'],
	['setup.py test', 'test'],
	['setup.py build', 'build'],
	['setup.py bdist_wheel', 'build'],
	['setup.py sdist', 'build'],
]);

function classOfNode(args: readonly string[], classOf: ClassOfWords): CommandClass {
	const found = args.findIndex(word => !word.startsWith('-'));
	const at = found < 0 ? args.length : found;
	const options = args.slice(0, at);
	if (options.includes('--test')) {
		return 'test';
	}
	if (options.includes('--check') || options.includes('-c')) {
		return 'lint';
	}
	const script = args[at] ?? '';
	const installed = script.includes('node_modules/') ? baseName(script).replace(/\.[cm]?js$/, '') : '';
	return classOf([installed, ...args.slice(at + 1)]) ?? (options.includes('-v') ? 'other' : 'run');
}

/** `php artisan test`, `ruby bin/rspec`. */
function classOfHosted(args: readonly string[], classOf: ClassOfWords): CommandClass {
	const [script = '', ...rest] = args;
	return script === '-l' || script === '-c' ? 'lint' : (classOf([baseName(script), ...rest]) ?? 'run');
}

/** `bash -n` reads a script without running it. */
function classOfShell(args: readonly string[]): CommandClass {
	const script = args.find(word => !word.startsWith('-'));
	if (script === undefined || args[0] === '-n') {
		return script === undefined ? 'other' : 'lint';
	}
	return knownScriptClass(baseName(script).replace(/\.\w+$/, '')) ?? 'run';
}

const ownMachine = /(?:^|[/@])(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?:[:/]|$)|^:\d+/;

/** Asking a server on the same machine is trying out what was built. */
function classOfClient(args: readonly string[]): CommandClass {
	return args.some(argument => ownMachine.test(argument)) ? 'run' : 'other';
}

function baseName(path: string): string {
	return path.split('/').at(-1) ?? path;
}
