/** Programs that are for one thing, whatever they are told. */
import type { CommandClass } from './command.ts';

export const checkers: ReadonlyMap<string, CommandClass> = byClass({
	test: `jest vitest mocha ava tap tape jasmine karma pytest py.test nosetests nose2 rspec cucumber behave phpunit pest paratest
		codecept behat ctest bats gotestsum ginkgo busted prove web-test-runner wtr testcafe wdio elm-test cargo-nextest Invoke-Pester uvu`,
	typecheck: 'tsc tsgo vue-tsc svelte-check mypy dmypy pyright basedpyright pytype pyre ty pyrefly sorbet srb flow steep dialyzer',
	lint: `eslint eslint_d oxlint tslint stylelint standard standardrb xo flake8 pylint pycodestyle pydocstyle bandit rubocop erblint
		staticcheck revive gosec govulncheck shellcheck hadolint yamllint markdownlint markdownlint-cli2 actionlint ansible-lint tflint
		swiftlint ktlint detekt clang-tidy cppcheck cpplint luacheck selene phpcs phpstan psalm vale codespell cspell knip depcruise
		dependency-cruiser lint-staged semgrep commitlint zizmor publint attw vulture markuplint html-validate golangci-lint`,
	build: `webpack rollup rolldown esbuild tsup tsdown ninja javac gcc g++ clang clang++ cc c++ rustc kotlinc scalac swiftc ghc
		sphinx-build electron-builder ncc unbuild microbundle`,
	vcs: 'git gh hg jj svn glab git-lfs sl',
});

/** Formatters are checks only when they are told to change nothing. */
export const formatters: ReadonlyMap<string, RegExp> = new Map([
	['prettier', /^(?:--check|-c|--list-different|-l)$/],
	['black', /^(?:--check|--diff)$/],
	['isort', /^(?:--check|--check-only|-c|--diff)$/],
	['rustfmt', /^--check$/],
	['clang-format', /^(?:--dry-run|-n)$/],
	['php-cs-fixer', /^(?:--dry-run|check)$/],
	['pint', /^--test$/],
	['swiftformat', /^--lint$/],
	['dprint', /^check$/],
	['yapf', /^(?:--diff|-d)$/],
	['taplo', /^(?:check|lint|--check)$/],
]);

/** Words of each class, as one map from word to class. */
export function byClass(words: Partial<Record<CommandClass, string>>): ReadonlyMap<string, CommandClass> {
	const entries = Object.entries(words) as [CommandClass, string][];
	return new Map(entries.flatMap(([meaning, list]) => list.split(/\s+/).map(word => [word, meaning] as const)));
}
