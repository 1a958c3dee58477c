import type { CommandClass } from './command.ts';

/**
 * What a project's own script or task is for, by its name alone: `test:ci`, `typecheck`, `compileJava`, `run-tests.sh`.
 * The first word that means something decides; `check` and `run` only where no other does. Others are `run`: something of the project is started.
 */
export function classOfScript(name: string): CommandClass {
	const words = wordsIn(name);
	if (words.some(word => formatting.has(word))) {
		return words.some(word => checking.has(word)) ? 'lint' : 'other';
	}
	for (const meanings of [strong, weak]) {
		const meaning = words.map(word => meanings.get(word)).find(found => found !== undefined);
		if (meaning !== undefined) {
			return meaning;
		}
	}
	return 'run';
}

/** As `classOfScript`, but null where the name says nothing. */
export function knownScriptClass(name: string): CommandClass | null {
	const words = wordsIn(name);
	return words.some(word => formatting.has(word) || strong.has(word) || weak.has(word)) ? classOfScript(name) : null;
}

const formatting = new Set(['format', 'fmt', 'formatter', 'prettier', 'spotless', 'gofmt']);
const checking = new Set(['check', 'verify', 'ci', 'diff', 'lint']);

const strong = meaningsOf({
	test: 'test tests testing spec specs e2e unit integration jest vitest pytest mocha cypress playwright coverage cov rspec phpunit nextest',
	typecheck: 'typecheck typechecks typing types tsc mypy pyright checktypes',
	lint: 'lint lints linter linting eslint oxlint ruff clippy stylelint biome flake8 pylint rubocop golangci ktlint detekt checkstyle vet knip',
	build: 'build builds compile bundle dist assemble package webpack',
	run: 'start dev serve server preview demo storybook',
	other: 'clean install setup bootstrap prepare generate gen codegen seed migrate migration deploy publish release update upgrade watchman',
});
const weak = meaningsOf({
	typecheck: 'type',
	lint: 'check checks verify validate ci qa preflight precommit',
	build: 'all',
	run: 'run watch',
});

function meaningsOf(words: Partial<Record<CommandClass, string>>): ReadonlyMap<string, CommandClass> {
	const entries = Object.entries(words) as [CommandClass, string][];
	return new Map(entries.flatMap(([meaning, list]) => list.split(' ').map(word => [word, meaning] as const)));
}

function wordsIn(name: string): readonly string[] {
	const spaced = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
	return spaced
		.replace(/type[-_: ]check/g, 'typecheck')
		.split(/[^a-z\d]+/)
		.filter(word => word !== '');
}
