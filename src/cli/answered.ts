export type Answer =
	{ readonly kind: 'text'; readonly text: string } | { readonly kind: 'failed' | 'wrongUsage'; readonly sentence: string };
