export const pathKinds = ['plan', 'spec', 'test', 'source', 'config', 'prose'] as const;
/** What a file is for, as far as its path says. */
export type PathKind = (typeof pathKinds)[number];

/** Goes by the path alone, on the general habits of the common languages; separators of Windows and POSIX both serve. */
export function pathKind(path: string): PathKind {
	const parts = path
		.toLowerCase()
		.split(/[\\/]+/)
		.filter(part => part !== '');
	const name = parts.at(-1) ?? '';
	const ending = endingOf(name);
	const place: Place = { name, ending, folders: parts.slice(0, -1), isProse: proseEndings.has(ending) && !buildText.test(name) };
	return rules.find(([, fits]) => fits(place))?.[0] ?? 'source';
}

/** As `pathKind`, found out once for each path: agents edit the same files again and again. */
export function kindsOfPaths(): (path: string) => PathKind {
	const kinds = new Map<string, PathKind>();
	return path => {
		const kind = kinds.get(path) ?? pathKind(path);
		kinds.set(path, kind);
		return kind;
	};
}

interface Place {
	readonly name: string;
	/** Without its dot; empty where the name has none. */
	readonly ending: string;
	readonly folders: readonly string[];
	/** Written for people, and not a text file that builds read. */
	readonly isProse: boolean;
}

function endingOf(name: string): string {
	const dot = name.lastIndexOf('.');
	return dot <= 0 ? '' : name.slice(dot + 1);
}

const proseEndings = new Set(['md', 'mdx', 'markdown', 'rst', 'adoc', 'asciidoc', 'txt', 'org', 'tex', 'docx', 'pdf']);
const configEndings = new Set([
	'json',
	'jsonc',
	'json5',
	'yaml',
	'yml',
	'toml',
	'ini',
	'cfg',
	'conf',
	'properties',
	'lock',
	'env',
	'xml',
	'plist',
	'editorconfig',
]);
const agentFolders = new Set(['.claude', '.codex', '.cursor', '.kiro', '.gemini', '.opencode', '.windsurf']);
const planFolders = new Set(['plan', 'plans']);
const specFolders = new Set([
	'specs',
	'spec',
	'specification',
	'specifications',
	'requirements',
	'rfcs',
	'rfc',
	'adr',
	'adrs',
	'proposals',
	'prds',
	'features',
	'steering',
]);
const testFolders = new Set([
	'test',
	'tests',
	'__tests__',
	'spec',
	'specs',
	'e2e',
	'testing',
	'testdata',
	'__mocks__',
	'fixtures',
	'cypress',
	'playwright',
]);
const briefs = new Set([
	'agents.md',
	'claude.md',
	'claude.local.md',
	'gemini.md',
	'codex.md',
	'.cursorrules',
	'.windsurfrules',
	'copilot-instructions.md',
]);

/** The first that fits decides. */
const rules: readonly (readonly [PathKind, (place: Place) => boolean])[] = [
	['plan', ({ isProse, folders }) => isProse && folders.some(folder => planFolders.has(folder))],
	['plan', ({ name, isProse }) => isProse && /(?:^|[-_. ])(?:plan|todo|roadmap)(?:[-_. ]|$)/.test(name)],
	['spec', ({ name, ending }) => ending === 'feature' || briefs.has(name)],
	['spec', ({ isProse, folders }) => isProse && folders.some(folder => specFolders.has(folder) || agentFolders.has(folder))],
	['spec', ({ name, isProse }) => isProse && specName.test(name)],
	['prose', ({ name, isProse }) => isProse || wordless.test(name)],
	[
		'test',
		({ folders, ending }) => !configEndings.has(ending) && folders.some(folder => testFolders.has(folder) || /[.-]tests?$/.test(folder)),
	],
	['test', ({ name }) => testName.test(name)],
	['config', ({ name, ending }) => configEndings.has(ending) || buildText.test(name) || configName.test(name)],
];

const specName = /(?:^|[-_. ])(?:spec|specs|specification|design|requirements|prd|rfc|adr|proposal|stor(?:y|ies))(?:[-_. ]|$)/;
const wordless = /^(?:readme|license|licence|changelog|authors|contributing|notice|copying)$/;
/** Suffixes and prefixes: JavaScript, Go, Python, Ruby, Rust, Dart, Elixir, C++; JVM and .NET join "test" to a word. */
const testName =
	/(?:[._-](?:test|tests|spec|cy|e2e|stories)\.\w+|_(?:test|spec|unittest)\.\w+|^test_.+\.\w+|^conftest\.py|.(?:tests?|spec|it)\.(?:java|kt|kts|scala|groovy|cs|fs|vb|swift|php))$/;
const configName = /^(?:\..*rc|\.env.*|\.git\w+|dockerfile.*|makefile|justfile|procfile|gemfile|go\.(?:mod|sum)|.*\.config\.[cm]?[jt]s)$/;

/** Text files that builds and machines read. */
const buildText = /^(?:cmakelists|requirements[\w.-]*|constraints|robots)\.txt$/;
