/** Looks for what must not be shared by mistake: passwords, keys, tokens. Better one too many than one too few. */
export interface Secret {
	/** "a web token", "what the rule “github” looks for". */
	readonly what: string;
	/** Counted from 1. */
	readonly line: number;
	readonly column: number;
}

/** From the first in the text. The secrets themselves are not told: what tells of them may be logged. */
export async function secretsIn(text: string): Promise<readonly Secret[]> {
	const { findByRules } = await import('./secretlint.ts');
	const byRules = (await findByRules(text)).map(({ rule, from }) => ({ what: `what the rule “${rule}” looks for`, from }));
	const byUs = rules.flatMap(({ what, pattern }) => [...text.matchAll(pattern)].map(({ index }) => ({ what, from: index })));
	return [...byRules, ...byUs].sort((a, b) => a.from - b.from).map(({ what, from }) => ({ what, ...placeOf(text, from) }));
}

/** What the rules of services leave out. */
const rules: readonly { readonly what: string; readonly pattern: RegExp }[] = [
	{ what: 'a web token', pattern: /\beyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?/g },
	{ what: 'an authorization header', pattern: /\b(?:authorization["']?\s*[:=]\s*\S|(?:bearer|basic)\s+(?=\S*\d)[\w.~+/-]{12})/gi },
	{
		what: 'a password or key with its value',
		pattern:
			/(?:password|passwd|pwd|passphrase|secret|token|credentials?|api[_-]?key|access[_-]?key)["']?\s*(?:=\s*[^\s=]{3,}|:\s*["'`]\S|:\s*\S*\d)/gi,
	},
	{ what: 'an address with a password', pattern: /\b[a-z][a-z\d+.-]*:\/\/[^\s/:@]+:[^\s/@]+@/gi },
	{ what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY/g },
];

function placeOf(text: string, from: number): Pick<Secret, 'line' | 'column'> {
	const before = text.slice(0, from).split(/\r\n|\n|\r/);
	return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
