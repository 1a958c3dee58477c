import type { SessionSummary } from '../../../../src/protocol/sessions.ts';

/** A session of an hour on 18 November 2026, with whatever is of interest changed. */
export function sessionWith(changes: Partial<SessionSummary>): SessionSummary {
	return {
		id: 'claude-code:1',
		agent: 'claude-code',
		agentName: 'Claude Code',
		title: 'Season prices',
		day: '2026-11-18',
		startedAt: Date.parse('2026-11-18T14:20:00Z'),
		endedAt: Date.parse('2026-11-18T15:20:00Z'),
		agentSeconds: 1_860,
		project: '/home/sam/harbour',
		projectLabel: 'harbour',
		branch: 'season-prices',
		models: ['claude-opus-4-8'],
		turns: 3,
		subagents: 0,
		responses: 33,
		tokens: 1_900_000,
		costUsd: 4.2,
		unpricedTokens: 0,
		lowerBoundResponses: 0,
		sessionTotals: 0,
		estimatedResponses: 0,
		recordedUsd: null,
		recordedResponses: 0,
		edits: 14,
		editedFiles: 5,
		linesAdded: 120,
		linesRemoved: 30,
		runs: [],
		kind: { kind: 'feature', why: 'Source grew.', mark: null },
		outcome: null,
		transcript: '/home/sam/.claude/projects/harbour/1.jsonl',
		...changes,
	};
}
