/** How the tests inside of the extension host tell the runner outside what came of them. */
export type Result =
	| { readonly kind: 'passed'; readonly title: string; readonly ms: number | null }
	| { readonly kind: 'skipped'; readonly title: string }
	| { readonly kind: 'failed'; readonly title: string; readonly reason: string };

export function lineOf(result: Result): string {
	switch (result.kind) {
		case 'passed':
			return `  ✔ ${result.title}${result.ms === null ? '' : ` (${result.ms}ms)`}`;
		case 'skipped':
			return `  - ${result.title}`;
		case 'failed':
			return `  ✘ ${result.title}\n\n${result.reason.replaceAll(/^/gm, '      ')}\n`;
	}
}

export function countsOf(results: readonly Result[]): Readonly<Record<Result['kind'], number>> {
	const count = (kind: Result['kind']): number => results.filter(result => result.kind === kind).length;
	return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}
