/** Made-up summaries: what is not given is as in an ordinary session of one morning. */
import type { Day } from '../../src/domain/calendar.ts';
import type { Usage } from '../../src/domain/spend/usage.ts';
import { SUMMARY_SCHEMA, type ContributorId, type Summary, type SummaryId } from '../../src/domain/summary/summary.ts';

export function summaryWith(more: Partial<Summary> = {}): Summary {
	return {
		schema: SUMMARY_SCHEMA,
		id: '0123456789abcdef0123456789abcdef' as SummaryId,
		contributor: 'fedcba9876543210fedcba9876543210' as ContributorId,
		bookend: '0.1.0',
		made: '2026-11-20' as Day,
		of: 'session',
		period: { first: '2026-11-20' as Day, last: '2026-11-20' as Day },
		...figures,
		chosen: {},
		...more,
	};
}

const usage: Usage = { input: 12_000, output: 30_000, cacheRead: 2_000_000, cacheWrite5m: 150_000, cacheWrite1h: 0, reasoning: 4_000 };

const figures: Omit<Summary, 'schema' | 'id' | 'contributor' | 'bookend' | 'made' | 'of' | 'period' | 'chosen'> = {
	sessions: 1,
	agents: [{ agent: 'claude-code', sessions: 1 }],
	prompts: { basis: 'measured', count: 6 },
	corrections: { basis: 'inferred', count: 1 },
	engineerTime: {
		basis: 'inferred',
		seconds: { spec: 900, delegate: 1500, verify: 1200, byHand: 300, unknown: 60 },
		observedSeconds: 2400,
	},
	agentTime: { basis: 'measured', seconds: 2700 },
	tokens: {
		basis: 'measured',
		responses: 40,
		...usage,
		lowerBoundResponses: 2,
		sessionTotals: 0,
		estimatedResponses: 0,
	},
	cost: { basis: 'estimated', usd: 2.75, unpricedTokens: 0, pricesOf: '2026-11-15' as Day },
	coverage: {
		basis: 'measured',
		bar: 'standard',
		alive: 120,
		verified: 80,
		byMachine: { none: 20, checked: 10, tested: 20, exercised: 65, proved: 5 },
		byEngineer: { none: 60, seen: 30, reviewed: 30 },
		selfGraded: 8,
		notApplicable: 14,
		placed: 118,
	},
	runs: {
		basis: 'measured',
		counts: [
			{ by: 'agent', class: 'test', result: 'passed', count: 5 },
			{ by: 'agent', class: 'test', result: 'failed', count: 2 },
			{ by: 'engineer', class: 'test', result: 'passed', count: 1 },
		],
	},
	edits: {
		basis: 'measured',
		count: 18,
		files: 6,
		added: 210,
		removed: 40,
		languages: [
			{ language: 'typescript', count: 15, added: 190, removed: 38 },
			{ language: 'markdown', count: 3, added: 20, removed: 2 },
		],
	},
	kinds: { basis: 'inferred', counts: [{ kind: 'feature', sessions: 1, said: 0, usd: 2.75 }] },
	outcomes: { basis: 'measured', counts: [{ outcome: 'shipped', sessions: 1 }] },
	models: { basis: 'measured', counts: [{ model: 'claude-opus-4-5', responses: 40, tokens: usage, usd: 2.75 }] },
	changes: { basis: 'measured', landed: 1, open: 0, reverted: 0, landedLines: 130, survivingLines: 120 },
};
