/**
 * What the last message of a turn says of the work being right. Only this class is kept, never the words.
 *
 * - testsPass: that tests pass
 * - checked: that something else was tried and found right: the build, the types, "everything works"
 * - nothing: neither
 */
export const claims = ['testsPass', 'checked', 'nothing'] as const;
export type Claim = (typeof claims)[number];

/** What a message claims, and when. It is only looked for when it is asked for: of all that is said in a turn the last counts. */
export function claimIn(message: string, at: number): { readonly at: number; readonly value: Claim } {
	let words: string | null = message;
	let value: Claim = 'nothing';
	return {
		at,
		get value() {
			if (words !== null) {
				value = claimOf(words);
				words = null;
			}
			return value;
		},
	};
}

/** Works on the words alone, in general terms, in English; words of other languages claim nothing. */
export function claimOf(message: string): Claim {
	const end = message.slice(-MOST_CHARS);
	return wordOfClaims.test(plain(end)) ? claimOfStatements(end) : 'nothing';
}

/** As `claimOf`, but reads every statement, whatever its words. */
export function claimOfStatements(message: string): Claim {
	// Doubt is looked for last: it is the longest look, and few statements claim anything.
	const statements = statementsIn(message);
	const holds = (claim: RegExp): boolean => statements.some(statement => claim.test(statement) && !doubt.test(statement));
	return holds(testsPass) ? 'testsPass' : holds(checked) ? 'checked' : 'nothing';
}

/** Chosen: the end of a long message is where it sums up. */
const MOST_CHARS = 12_000;

/** Sentences, list items and table rows, without what is quoted: output that was pasted claims nothing by itself. */
function statementsIn(message: string): string[] {
	return message
		.replace(/```[\s\S]*?(?:```|$)/g, '\n')
		.replace(/^\s*>.*$/gm, '')
		.split(/\n+|;\s+|(?<=[.!?])\s+(?=[^\sa-z])|,?\s+(?:but|however|although|though)\s+/)
		.map(statement => plain(statement).replace(noFailure, ' '));
}

function plain(text: string): string {
	return text.toLowerCase().replace(/[‘’]/g, "'").replace(/[*_`]/g, '');
}

/** "0 failed" is no word of failing. */
const noFailure = /\b(?:no|zero|0|without(?: any)?)(?: \w+)? (?:failures?|failed|failing|errors?|regressions?)\b/g;

/** What no claim is without; most messages are, and need not be read statement by statement. The last is "3/3", also where `noFailure` stands in it. */
const wordOfClaims =
	/pass|succe|green|\bok|✅|clean|fine\b|correctly|expected|\bworks?\b|everything|it all|all of it|tested|verified|confirmed|validated|(?:compiles|checks|builds) now|\/(?<=(?:\d|failures?|failed|failing|errors?|regressions?)\s*\/)/;

/** What is only expected, asked for, conditional or partly untrue is no claim. */
const doubt = new RegExp(
	[
		"\\b(?:not|never|cannot|should|would|could|may|might|will|must|can|(?<!as )expect(?:ed|s)?|hopefully|likely|probably|i think)\\b|n't\\b|'ll\\b",
		'\\b(?:if|once|when|whenever|until|unless|after|before|assuming|provided|whether|to (?:make|get|see|have|let|verify|confirm|check|ensure))\\b',
		'\\b(?:make sure|ensure|verify|confirm|check|please|let me|you (?:can|may|need)|next steps?|todo|want me to)\\b',
		'\\b(?:fail(?:s|ed|ing|ures?)?|broken|errors?|skipped all|except|apart from|other than|unable|untested|unverified|pre-?existing|unrelated)\\b',
		'\\?\\s*$',
	].join('|'),
);

const runner =
	'(?:(?:npm|yarn|pnpm|bun|go|cargo|mvn|gradle|gradlew|dotnet|make|deno|mix|swift|flutter)(?: run)? test|pytest|vitest|jest|mocha|rspec|ctest|tox|phpunit|unittest)';
const tests = '(?:tests?|specs?|test suites?|suites?|test cases?|assertions)';
/** "The test passes a mock to it" is about something else. */
const pass =
	'(?:pass(?:es|ed|ing)?(?! (?:a|an|the|in|into|its|it|this|that|them|through|along|over|to|by|only)\\b)|succeed(?:s|ed)?|(?:is |are )?(?:all )?green)';
const between = '(?:[^.,;:]{0,40}?)';

export const testsPass = new RegExp(
	[
		`\\b${tests}\\b${between}\\b(?:now |still |all |also |both |continue to )?${pass}\\b`,
		`\\b(?:passing|green) ${tests}\\b`,
		`\\b\\d+(?:\\s*(?:\\/|of|out of)\\s*\\d+)? (?:\\w+ ){0,3}${tests}?\\s*(?:pass(?:ed|ing|es)?)\\b`,
		`\\b(?:all|every) (?:\\w+ ){0,3}${tests} (?:\\w+ )?(?:pass(?:ed|es|ing)?|succeed(?:s|ed)?|ok)\\b`,
		`\\b${tests}\\s*(?::|\\||-|–|—)\\s*(?:\\d+\\s*\\/\\s*\\d+|\\d+ pass(?:ed|ing)?|pass(?:ed|ing|es)?|all (?:pass|green)|green|ok|✅)`,
		`\\b${runner}\\b[^,;]{0,80}?(?:\\b${pass}|\\bok\\b|✅)`,
		`✅[^.\\n]{0,30}\\b${tests}\\b|\\b${tests}\\b[^.\\n]{0,30}✅`,
	].join('|'),
);

const gates =
	'(?:build|compilation|type ?-?check(?:s|er|ing)?|types|lint(?:er|ing)?|tsc|eslint|clippy|mypy|ruff|checks?|ci|pipeline|app|script|program|code)';
export const checked = new RegExp(
	[
		`\\b${gates}\\b${between}\\b(?:${pass}|is clean|are clean|runs? clean(?:ly)?|(?:compiles?|builds?|runs?|works?|finish(?:es|ed)) (?:successfully|cleanly|fine|correctly|as expected))\\b`,
		`\\b(?:everything|it all|all of it) (?:now )?(?:works?|is working|runs|compiles|builds)\\b`,
		`\\bworks? (?:now )?(?:as expected|as intended|correctly|perfectly|end[- ]to[- ]end|fine|properly)\\b`,
		`\\b(?:i(?:'ve| have)?|was|were|been|also|and|it|manually|then) (?:\\w+ )?(?:tested|verified|confirmed|validated|smoke[- ]tested)\\b|^\\W*(?:tested|verified|confirmed|validated)\\b`,
		`\\b(?:fix|change|behaviou?r|flow|output|result)s? (?:is |was |were |are )?(?:verified|confirmed|tested)\\b`,
		`\\b(?:compiles|typechecks|type-checks|builds) (?:cleanly|successfully|fine|now)\\b`,
	].join('|'),
);
