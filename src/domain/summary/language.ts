/** Which language a file is written in, by its ending. An ending that is not listed may be somebody's own word, and is not told. */
const endings = {
	c: ['c', 'h'],
	clojure: ['clj', 'cljc', 'cljs', 'edn'],
	cpp: ['cc', 'cpp', 'cxx', 'hh', 'hpp', 'hxx'],
	csharp: ['cs', 'csx'],
	css: ['css', 'less', 'sass', 'scss'],
	dart: ['dart'],
	elixir: ['ex', 'exs', 'heex'],
	elm: ['elm'],
	erlang: ['erl', 'hrl'],
	fsharp: ['fs', 'fsi', 'fsx'],
	gherkin: ['feature'],
	go: ['go'],
	graphql: ['gql', 'graphql'],
	groovy: ['gradle', 'groovy'],
	haskell: ['hs', 'lhs'],
	html: ['astro', 'htm', 'html', 'svelte', 'vue'],
	java: ['java'],
	javascript: ['cjs', 'js', 'jsx', 'mjs'],
	json: ['json', 'json5', 'jsonc', 'jsonl'],
	julia: ['jl'],
	kotlin: ['kt', 'kts'],
	lua: ['lua'],
	markdown: ['adoc', 'markdown', 'md', 'mdx', 'rst'],
	nix: ['nix'],
	notebook: ['ipynb'],
	objectivec: ['m', 'mm'],
	ocaml: ['ml', 'mli'],
	perl: ['pl', 'pm'],
	php: ['php'],
	powershell: ['ps1', 'psm1'],
	protobuf: ['proto'],
	python: ['py', 'pyi'],
	r: ['r', 'rmd'],
	ruby: ['erb', 'rake', 'rb'],
	rust: ['rs'],
	scala: ['sc', 'scala'],
	shell: ['bash', 'fish', 'sh', 'zsh'],
	solidity: ['sol'],
	sql: ['sql'],
	swift: ['swift'],
	terraform: ['hcl', 'tf', 'tfvars'],
	text: ['csv', 'log', 'tsv', 'txt'],
	toml: ['toml'],
	typescript: ['cts', 'mts', 'ts', 'tsx'],
	visualbasic: ['vb'],
	xml: ['plist', 'svg', 'xml', 'xsd', 'xsl'],
	yaml: ['yaml', 'yml'],
	zig: ['zig'],
	other: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Language = keyof typeof endings;
export const languages = Object.keys(endings) as [Language, ...Language[]];

const byEnding = new Map<string, Language>(languages.flatMap(language => endings[language].map(ending => [ending, language] as const)));

/** Separators of Windows and POSIX both serve. */
export function languageOf(path: string): Language {
	const ending = /\.([^./\\]+)$/.exec(path)?.[1] ?? '';
	return byEnding.get(ending.toLowerCase()) ?? 'other';
}
