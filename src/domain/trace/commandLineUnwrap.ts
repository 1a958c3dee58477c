/** Takes away what stands around a command: assignments, `sudo`, `timeout 60`, `npx`, `uv run`, `bash -lc "…"`. */

export type Unwrapped =
	| { readonly kind: 'nothing' }
	/** A program's plain name and its arguments. */
	| { readonly kind: 'call'; readonly words: readonly [string, ...string[]] }
	/** A command line of its own, handed to a shell. */
	| { readonly kind: 'script'; readonly text: string };

export function unwrap(words: readonly string[]): Unwrapped {
	const rest = unwrapped(words);
	const [program, ...args] = rest;
	if (program === undefined) {
		return { kind: 'nothing' };
	}
	const name = programName(program);
	const text = scriptOf(name, args);
	return text === null ? { kind: 'call', words: [programWord(program, name), ...args] } : { kind: 'script', text };
}

/** More than anybody puts around a command. */
const MOST_WRAPPERS = 32;

function unwrapped(words: readonly string[]): readonly string[] {
	let rest = words;
	for (let wrappers = 0; wrappers < MOST_WRAPPERS; wrappers++) {
		const shorter = peel(rest);
		if (shorter === null) {
			return rest;
		}
		rest = shorter;
	}
	return rest;
}

/** The name without its folder and Windows' endings. */
function programName(word: string): string {
	return (word.split('/').at(-1) ?? word).replace(/\.(?:exe|cmd|bat)$/i, '');
}

/** How many arguments stand before the wrapped command, not counting options, and which options take a value of their own. */
interface Wrapper {
	readonly skips?: number;
	readonly takes?: string;
}

/** Words after which the command proper begins. */
const wrappers: Readonly<Record<string, Wrapper>> = {
	if: {},
	then: {},
	else: {},
	elif: {},
	do: {},
	while: {},
	until: {},
	'!': {},
	time: { takes: '-o -f' },
	sudo: { takes: '-u -g -h -p -C' },
	doas: { takes: '-u' },
	env: { takes: '-u -C -S' },
	'cross-env': {},
	timeout: { skips: 1, takes: '-k -s --signal --kill-after' },
	gtimeout: { skips: 1, takes: '-k -s' },
	nice: { takes: '-n' },
	ionice: { takes: '-c -n' },
	nohup: {},
	setsid: {},
	command: {},
	builtin: {},
	exec: {},
	stdbuf: { takes: '-i -o -e' },
	caffeinate: { takes: '-t -w' },
	'xvfb-run': { takes: '-n -s --server-args' },
	arch: {},
	watch: { takes: '-n' },
	xargs: { takes: '-n -P -I -L -d -s -E' },
	direnv: { skips: 2 },
	npx: { takes: '-p --package' },
	bunx: { takes: '-p --package' },
	uvx: { takes: '--from --with -p --python' },
	pipx: { skips: 1, takes: '--spec' },
	c8: { takes: '-r --reporter -o --temp-directory -x -n' },
	nyc: { takes: '-r --reporter -x -n' },
	dotenv: { takes: '-e -c' },
	wireit: {},
};

/** Programs that wrap a command only with these words after them; the options as above. */
const wrappingPairs: Readonly<Record<string, Readonly<Record<string, Wrapper>>>> = {
	npm: { exec: { takes: '-p --package -w --workspace' }, x: {} },
	pnpm: { exec: {}, dlx: { takes: '--package' } },
	yarn: { exec: {}, dlx: { takes: '-p --package' } },
	bun: { x: {} },
	corepack: { npm: {}, pnpm: {}, yarn: {} },
	uv: { run: { takes: '--with --extra --group --python -p --package --project --directory --env-file --with-requirements' } },
	poetry: { run: {} },
	pipenv: { run: {} },
	bundle: { exec: {} },
	mise: { exec: {}, x: {} },
	conda: { run: { takes: '-n -p --name --prefix --cwd' } },
	mamba: { run: { takes: '-n -p --name' } },
	micromamba: { run: { takes: '-n -p --name' } },
	coverage: { run: { takes: '--source --rcfile --include --omit --data-file' } },
	doppler: { run: { takes: '-p -c' } },
	op: { run: { takes: '--env-file' } },
	nix: { develop: { takes: '-f --file' } },
	docker: { exec: { skips: 1, takes: '-e -w -u --env --workdir --user' } },
	podman: { exec: { skips: 1, takes: '-e -w -u --env --workdir --user' } },
	'docker-compose': { exec: { skips: 1, takes: '-e -w -u' }, run: { skips: 1, takes: '-e -w -u -v --name' } },
};

/** The words without their first wrapper; null where there is none. */
function peel(words: readonly string[]): readonly string[] | null {
	const [first, second] = words;
	if (first === undefined) {
		return null;
	}
	if (/^[A-Za-z_]\w*\+?=/.test(first)) {
		return words.slice(1);
	}
	const name = programName(first);
	if (name === 'docker' && second === 'compose') {
		return ['docker-compose', ...words.slice(2)];
	}
	const wrapper = own(wrappers, name);
	if (wrapper !== undefined) {
		return afterOptions(words.slice(1), wrapper);
	}
	const pair = own(own(wrappingPairs, name) ?? {}, second ?? '');
	return pair === undefined ? null : pairPeeled(name, words.slice(2), pair);
}

/** `coverage run` runs what Python would run. */
function pairPeeled(name: string, args: readonly string[], wrapper: Wrapper): readonly string[] {
	const rest = name === 'coverage' || name === 'uv' ? keepingModule(args, wrapper) : afterOptions(args, wrapper);
	return name === 'nix' ? rest.filter((word, index) => index > 0 || word !== '-c') : rest;
}

/** `-m` stands for `python -m`. */
function keepingModule(args: readonly string[], wrapper: Wrapper): readonly string[] {
	const module = args.indexOf('-m');
	const rest = afterOptions(args, { ...wrapper, takes: `${wrapper.takes ?? ''} -m` });
	return module >= 0 && module < args.length - rest.length ? ['python', ...args.slice(module)] : rest;
}

function afterOptions(args: readonly string[], { skips = 0, takes = '' }: Wrapper): readonly string[] {
	const valued = new Set(takes.split(' '));
	let left = skips;
	for (let at = 0; at < args.length; at++) {
		const word = args[at] ?? '';
		if (valued.has(word)) {
			at++;
		} else if (!/^-./.test(word) && left-- === 0) {
			return args.slice(at);
		}
	}
	return [];
}

const shells = new Set(['bash', 'sh', 'zsh', 'dash', 'ksh', 'fish']);

/** The command line that a shell is given with `-c` and its like; null where there is none. */
function scriptOf(name: string, args: readonly string[]): string | null {
	if (shells.has(name)) {
		return posixScript(args);
	}
	if (name === 'powershell' || name === 'pwsh') {
		return wordsAfter(args, /^-c(?:ommand)?$/i);
	}
	if (name === 'cmd') {
		return wordsAfter(args, /^\/[ck]$/i);
	}
	return name === 'eval' ? args.join(' ') : null;
}

/** The shell's own options (`-e`, `-o pipefail`) are set in front. */
function posixScript(args: readonly string[]): string | null {
	const flag = args.findIndex(word => /^-[a-z]*c$/.test(word));
	const ownOptions = args.slice(0, flag + 1);
	const startsScript = flag >= 0 && ownOptions.every(word => /^[-+]/.test(word) || word === 'pipefail');
	return startsScript ? `set ${ownOptions.join(' ')}\n${args[flag + 1] ?? ''}` : null;
}

function wordsAfter(args: readonly string[], flag: RegExp): string | null {
	const at = args.findIndex(word => flag.test(word));
	return at < 0 ? null : args.slice(at + 1).join(' ');
}

/** `./test.sh` and `/usr/bin/git` differ: the folder says whether a program is the project's own. */
function programWord(word: string, name: string): string {
	const isInstalled = !word.includes('/') || /(?:^|\/)(?:\.?s?bin|Scripts)\/[^/]+$/.test(word);
	return isInstalled || name === 'gradlew' || name === 'mvnw' ? name : word;
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
	const value = record[key];
	return value !== undefined && Object.hasOwn(record, key) ? value : undefined; // most are in none, which is told faster so
}
