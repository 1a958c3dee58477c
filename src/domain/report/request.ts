/** Which report is wanted. A page remembers it over reloads. */
export type ReportRequest =
	/** Why coverage is what it is; its change is over a period of so many days. */
	| { readonly kind: 'coverage'; readonly days: number }
	/** One day of the engineer's: an ISO date, or null for today. */
	| { readonly kind: 'day'; readonly day: string | null };
