import type { OutcomeAnswer } from '../value/outcomeSplit.ts';

/** Which report is wanted. A page remembers it over reloads. */
export type ReportRequest =
	/** Why coverage is what it is; its change is over a period of so many days. */
	| { readonly kind: 'coverage'; readonly days: number }
	/** One day of the engineer's: an ISO date, or null for today. */
	| { readonly kind: 'day'; readonly day: string | null }
	/** What a period came to: all of its work, or that of one outcome. */
	| { readonly kind: 'period'; readonly days: ReportDays; readonly outcome: OutcomeAnswer | null }
	/** Two periods side by side. */
	| { readonly kind: 'comparison'; readonly first: ReportDays; readonly second: ReportDays }
	/** One session, with its subagents. */
	| { readonly kind: 'session'; readonly session: string }
	/** What each kind of work cost with each model. */
	| { readonly kind: 'allocation' }
	/** A team's figures, over the summaries that are in files and folders: their paths. */
	| { readonly kind: 'team'; readonly places: readonly string[] }
	/** Who wrote a line and what speaks for it; it counts from 0. */
	| { readonly kind: 'line'; readonly uri: string; readonly line: number };

/** Which days. Dates are ISO dates. */
export type ReportDays =
	/** The day, week or month that a date is in; null is today's, up to today. */
	| { readonly unit: 'day' | 'week' | 'month'; readonly of: string | null }
	/** From the first to the last, both included. */
	| { readonly unit: 'days'; readonly first: string; readonly last: string };
