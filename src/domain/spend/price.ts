import type { Usage } from './usage.ts';

/** A cost we can stand behind, or the reason we have none. Never zero for "unknown". */
export type Cost =
	| { readonly kind: 'known'; readonly usd: number }
	/** No table has a price for the model, or no record names one (null). */
	| { readonly kind: 'unpriced'; readonly model: string | null };

/** The list price of one response, at the time it was given. */
export type PriceOf = (model: string | null, usage: Usage, at: number) => Cost;
