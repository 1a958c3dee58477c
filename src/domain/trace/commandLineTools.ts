/** Programs whose arguments say what they are for. */
import type { CommandClass } from './command.ts';
import { asked, cargoSpecial, environments, formatCheck, goSpecial, nxTarget, yarnWorkspace, type Special } from './commandLineSpecials.ts';
import { byClass } from './commandLineTables.ts';

/** A program whose first plain word says what it does. */
export interface Tool {
	readonly subcommands: ReadonlyMap<string, CommandClass>;
	/** Subcommands after which a script or program is named: `npm run …`. */
	readonly runs: ReadonlySet<string>;
	/** Options that are followed by a value. */
	readonly takes: ReadonlySet<string>;
	/** What it does without a subcommand. */
	readonly bare: CommandClass | undefined;
	/** Words that are no subcommand name a script: `yarn lint`. */
	readonly othersAreScripts: boolean;
	/** Takes several tasks at once: `gradle clean test`. */
	readonly manyTasks: boolean;
	/** What the arguments say whatever the subcommand; undefined where they say nothing. */
	readonly special: Special | undefined;
}

interface ToolSpec extends Partial<Record<Exclude<CommandClass, 'vcs'>, string>> {
	readonly runs?: string;
	readonly takes?: string;
	readonly bare?: CommandClass;
	readonly othersAreScripts?: true;
	readonly manyTasks?: true;
	readonly special?: Special;
}

const packageChores =
	'install i ci add remove rm uninstall update up upgrade link audit outdated ls list why init config publish pack cache set view info dedupe prune rebuild import';
const packages: ToolSpec = {
	takes: '--prefix -w --workspace -C --filter -F --dir --cwd',
	runs: 'run run-script',
	run: 'start',
	test: 'test t tst',
	other: packageChores,
};

const gradle: ToolSpec = {
	manyTasks: true,
	test: 'check',
	run: 'bootRun run',
	takes: '-x -p -b --tests',
	special: asked('tasks', 'dependencies', 'projects'),
};
const mvn: ToolSpec = {
	manyTasks: true,
	test: 'verify',
	run: 'spring-boot:run',
	lint: 'checkstyle:check',
	build: 'install',
	takes: '-pl -f -P -T',
	special: args => (args.some(word => /^-D(?:skipTests|maven\.test\.skip)/.test(word)) ? 'build' : undefined),
};

const specs: Readonly<Record<string, ToolSpec>> = {
	npm: packages,
	pnpm: { ...packages, othersAreScripts: true },
	yarn: { ...packages, othersAreScripts: true, special: yarnWorkspace },
	bun: { ...packages, build: 'build', othersAreScripts: true },
	deno: {
		test: 'test',
		typecheck: 'check',
		lint: 'lint',
		run: 'run serve',
		build: 'compile bundle',
		runs: 'task',
		special: formatCheck('fmt', '--check'),
	},
	turbo: { runs: 'run', othersAreScripts: true, takes: '--filter -F' },
	nx: { othersAreScripts: true, special: nxTarget },
	lerna: { runs: 'run' },
	rush: { othersAreScripts: true },
	composer: { othersAreScripts: true, other: packageChores, runs: 'run run-script' },
	just: { othersAreScripts: true, takes: '-f --justfile -d', bare: 'run' },
	task: { othersAreScripts: true, takes: '-t -d', bare: 'run' },
	mise: { runs: 'run r', othersAreScripts: true, other: 'install use trust ls exec x env settings' },
	pdm: { runs: 'run', other: packageChores, build: 'build' },
	hatch: { runs: 'run', test: 'test', build: 'build', special: formatCheck('fmt', '--check') },
	rye: { runs: 'run', test: 'test', lint: 'lint', build: 'build' },
	poe: { othersAreScripts: true },
	invoke: { othersAreScripts: true },
	nox: { bare: 'test', special: environments('-s', '--session') },
	tox: { bare: 'test', special: environments('-e') },
	rake: { othersAreScripts: true, bare: 'test' },
	make: { manyTasks: true, bare: 'build', test: 'check', takes: '-C -f', special: asked('-n', '--dry-run') },
	gradle,
	gradlew: gradle,
	mvn,
	mvnw: mvn,
	sbt: { manyTasks: true },
	ant: { manyTasks: true, bare: 'build' },
	cargo: {
		test: 'test t nextest tarpaulin llvm-cov mutants insta miri',
		typecheck: 'check c',
		lint: 'clippy deny audit machete udeps',
		build: 'build b doc rustc',
		run: 'run r bench',
		special: cargoSpecial,
		takes: '--manifest-path -p --package',
	},
	go: { test: 'test', lint: 'vet', build: 'build install', run: 'run', special: goSpecial, takes: '-C' },
	swift: { test: 'test', build: 'build', run: 'run', special: formatCheck('format', 'lint') },
	xcodebuild: {
		bare: 'build',
		manyTasks: true,
		lint: 'analyze',
		special: asked('-list', '-showBuildSettings', '-version'),
		takes: '-scheme -project -workspace -destination -configuration -sdk -derivedDataPath',
	},
	dotnet: {
		test: 'test vstest',
		build: 'build publish pack msbuild',
		run: 'run watch',
		special: formatCheck('format', '--verify-no-changes'),
	},
	bazel: { test: 'test coverage', build: 'build', run: 'run' },
	buck2: { test: 'test', build: 'build', run: 'run' },
	zig: {
		test: 'test',
		build: 'build build-exe build-lib',
		run: 'run',
		special: args => (args[0] === 'build' && args[1] === 'test' ? 'test' : undefined),
	},
	cmake: { special: args => (args.includes('--build') ? 'build' : 'other') },
	meson: { test: 'test', build: 'compile' },
	stack: { test: 'test', build: 'build', run: 'run exec' },
	cabal: { test: 'test', build: 'build', run: 'run' },
	mix: {
		test: 'test',
		lint: 'credo',
		typecheck: 'dialyzer',
		build: 'compile',
		run: 'run phx.server',
		special: formatCheck('format', '--check-formatted'),
	},
	rebar3: { test: 'eunit ct', typecheck: 'dialyzer', build: 'compile' },
	lein: { test: 'test', build: 'compile uberjar', run: 'run' },
	flutter: { test: 'test', lint: 'analyze', build: 'build', run: 'run' },
	dart: { test: 'test', lint: 'analyze', build: 'compile', run: 'run' },
	forge: { test: 'test', build: 'build' },
	hardhat: { test: 'test', build: 'compile', run: 'run node' },
	rails: { test: 'test spec', run: 'server s runner console' },
	artisan: { test: 'test', run: 'serve' },
	playwright: { test: 'test' },
	cypress: { test: 'run' },
	detox: { test: 'test', build: 'build' },
	maestro: { test: 'test' },
	stryker: { test: 'run' },
	biome: { lint: 'check lint ci' },
	ruff: { lint: 'check', special: formatCheck('format', '--check', '--diff') },
	buf: { lint: 'lint', build: 'build' },
	sqlfluff: { lint: 'lint' },
	'pre-commit': { lint: 'run' },
	lefthook: { lint: 'run' },
	terraform: { lint: 'validate', special: formatCheck('fmt', '-check') },
	helm: { lint: 'lint', build: 'package' },
	astro: { typecheck: 'check', build: 'build', run: 'dev preview' },
	vite: { bare: 'run', build: 'build', run: 'dev serve preview' },
	next: { build: 'build', lint: 'lint', run: 'dev start' },
	nuxt: { typecheck: 'typecheck', build: 'build generate', run: 'dev preview' },
	nuxi: { typecheck: 'typecheck', build: 'build generate', run: 'dev preview' },
	ng: { test: 'test e2e', lint: 'lint', build: 'build', run: 'serve' },
	'vue-cli-service': { test: 'test:unit test:e2e', lint: 'lint', build: 'build', run: 'serve' },
	'react-scripts': { test: 'test', build: 'build', run: 'start' },
	parcel: { bare: 'run', build: 'build', run: 'serve' },
	expo: { build: 'export', run: 'start' },
	tauri: { build: 'build', run: 'dev' },
	wrangler: { run: 'dev' },
	'wasm-pack': { test: 'test', build: 'build' },
	trunk: { build: 'build', run: 'serve', lint: 'check' },
	hugo: { bare: 'build', run: 'server' },
	jekyll: { build: 'build', run: 'serve' },
	mkdocs: { build: 'build', run: 'serve' },
	vsce: { build: 'package' },
	uv: { build: 'build' },
	poetry: { build: 'build' },
	docker: { build: 'build buildx', run: 'run start', special: args => (args[0] === 'buildx' && args[1] !== 'build' ? 'other' : undefined) },
	podman: { build: 'build', run: 'run start' },
	'docker-compose': { build: 'build', run: 'up start', takes: '-f --file -p --project-name --profile' },
	nix: { build: 'build', run: 'run' },
};

export const tools: ReadonlyMap<string, Tool> = new Map(Object.entries(specs).map(([name, spec]) => [name, toolOf(spec)]));

function toolOf(spec: ToolSpec): Tool {
	const { test, typecheck, lint, build, run, other } = spec;
	const classes = Object.entries({ test, typecheck, lint, build, run, other }).filter(
		(entry): entry is [string, string] => entry[1] !== undefined,
	);
	return {
		subcommands: byClass(Object.fromEntries(classes)),
		runs: wordSet(spec.runs),
		takes: wordSet(spec.takes),
		bare: spec.bare,
		othersAreScripts: spec.othersAreScripts === true,
		manyTasks: spec.manyTasks === true,
		special: spec.special,
	};
}

function wordSet(words: string | undefined): ReadonlySet<string> {
	return new Set(words?.split(' ') ?? []);
}
