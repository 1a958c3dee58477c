/** Names and sentences for what a summary holds. */
import type { VerificationBar } from '../ledger/lineState.ts';
import type { CommandClass, CommandResult } from '../trace/command.ts';
import type { Language } from './language.ts';
import type { BlockName, UnknownReason } from './summary.ts';

export const blockTitles: Readonly<Record<BlockName, string>> = {
	prompts: 'Prompts',
	corrections: 'Corrections',
	engineerTime: 'Engineer’s time',
	agentTime: 'Agents worked',
	tokens: 'Tokens',
	cost: 'Spend',
	coverage: 'Verification',
	runs: 'Checks and other commands',
	edits: 'Edits',
	kinds: 'Kinds of work',
	outcomes: 'Outcomes',
	models: 'Models',
	changes: 'Changes',
};

/** Why there are no figures, to follow a title and a colon. */
export const unknownSentences: Readonly<Record<UnknownReason, string>> = {
	notRecorded: 'no record tells.',
	noFolder: 'no folder was open to look at.',
	notLooked: 'the folders had not been looked at yet.',
	noRepository: 'the open folders are in no repository.',
	elsewhere: 'the work was in other folders than those that were looked at.',
	noDefaultBranch: 'no default branch can be told from the others.',
	noPrice: 'none of the models has a known price.',
	notSaid: 'the engineer has not said.',
};

/** What it takes for a line to be verified, as others read it. */
export const barMeanings: Readonly<Record<VerificationBar, string>> = {
	standard: 'A line is verified when the engineer reviewed it, when a passing test ran it, or when its tests killed every mutant of it.',
	strict: 'A line is verified when the engineer reviewed it and a passing test ran it.',
	loose: 'A line is verified when the engineer reviewed it, or when the tests of its package passed after it last changed.',
};

export const commandClassNames: Readonly<Record<CommandClass, string>> = {
	test: 'tests',
	typecheck: 'type checks',
	lint: 'linters',
	build: 'builds',
	run: 'programs',
	vcs: 'version control',
	other: 'other commands',
};

export const commandResultNames: Readonly<Record<CommandResult, string>> = {
	passed: 'passed',
	failed: 'failed',
	unknown: 'result not known',
};

/** As their makers write them. */
export const languageNames: Readonly<Record<Language, string>> = {
	c: 'C',
	clojure: 'Clojure',
	cpp: 'C++',
	csharp: 'C#',
	css: 'CSS',
	dart: 'Dart',
	elixir: 'Elixir',
	elm: 'Elm',
	erlang: 'Erlang',
	fsharp: 'F#',
	gherkin: 'Gherkin',
	go: 'Go',
	graphql: 'GraphQL',
	groovy: 'Groovy',
	haskell: 'Haskell',
	html: 'HTML and components',
	java: 'Java',
	javascript: 'JavaScript',
	json: 'JSON',
	julia: 'Julia',
	kotlin: 'Kotlin',
	lua: 'Lua',
	markdown: 'Markdown',
	nix: 'Nix',
	notebook: 'notebooks',
	objectivec: 'Objective-C',
	ocaml: 'OCaml',
	perl: 'Perl',
	php: 'PHP',
	powershell: 'PowerShell',
	protobuf: 'Protocol Buffers',
	python: 'Python',
	r: 'R',
	ruby: 'Ruby',
	rust: 'Rust',
	scala: 'Scala',
	shell: 'shell',
	solidity: 'Solidity',
	sql: 'SQL',
	swift: 'Swift',
	terraform: 'Terraform',
	text: 'plain text',
	toml: 'TOML',
	typescript: 'TypeScript',
	visualbasic: 'Visual Basic',
	xml: 'XML',
	yaml: 'YAML',
	zig: 'Zig',
	other: 'other',
};
