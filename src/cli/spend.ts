/** `bookend spend`: tokens and list-price estimate. */
import { noTally, tally, tallyBy, tokensOf, type Tally } from '../domain/spend/tally.ts';
import { usageNotes } from '../domain/spend/usageNotes.ts';
import { agentOf, type AgentId } from '../domain/trace/ids.ts';
import type { ResponseRow } from '../domain/trace/rows.ts';
import { formatShare, formatTokens, formatUsd } from '../base/format.ts';
import type { Engine } from '../server/engine.ts';
import type { Choice } from '../server/book.ts';
import { isoOrNull } from './json.ts';
import { table } from './table.ts';
import type { SpendKey } from './usage.ts';

export function spendJson(engine: Engine, choice: Choice, by: SpendKey | null): object {
	const responses = engine.book.responses(choice);
	const totals = tally(responses, engine.book.ports.priceOf);
	const agents = tallyBy(responses, response => agentOf(response.session), engine.book.ports.priceOf);
	return {
		schema: 'bookend/spend/1',
		period: { since: isoOrNull(choice.span.since), until: isoOrNull(choice.span.until) },
		totals: figures(totals),
		agents: Object.fromEntries(chosenAgents(engine, choice).map(agent => [agent, figures(agents.get(agent) ?? noTally)])),
		rows: rowsBy(engine, responses, by ?? 'day').map(([key, sum]) => ({ key, ...figures(sum) })),
		skipped: engine.skipped(),
	};
}

export function spendText(engine: Engine, choice: Choice, by: SpendKey | null, width: number | null): string {
	const responses = engine.book.responses(choice);
	const rows = rowsBy(engine, responses, by ?? 'day');
	const sum = tally(responses, engine.book.ports.priceOf);
	if (sum.responses === 0) {
		return 'No responses on record for this choice.';
	}
	const lines = table<readonly [string | null, Tally]>(
		[
			{ title: by ?? 'day', align: 'left', text: ([key]) => key ?? 'unknown' },
			{ title: 'responses', align: 'right', text: ([, row]) => String(row.responses) },
			{ title: 'input', align: 'right', text: ([, row]) => formatTokens(row.usage.input) },
			{ title: 'cache write', align: 'right', text: ([, row]) => formatTokens(row.usage.cacheWrite5m + row.usage.cacheWrite1h) },
			{ title: 'cache read', align: 'right', text: ([, row]) => formatTokens(row.usage.cacheRead) },
			{ title: 'output', align: 'right', text: ([, row]) => formatTokens(row.usage.output) },
			{ title: 'estimate', align: 'right', text: ([, row]) => formatUsd(row.costUsd) },
		],
		[...rows, ['all', sum]],
		width,
	);
	return [lines, '', ...notes(sum)].join('\n');
}

function notes(sum: Tally): string[] {
	const notes = ['The estimate is at list price; a subscription is billed otherwise.'];
	if (sum.unpricedTokens > 0) {
		notes.push(
			`${formatTokens(sum.unpricedTokens)} tokens (${formatShare(sum.unpricedTokens / tokensOf(sum))}) have no list price and are not in it.`,
		);
	}
	return [...notes, ...usageNotes(sum)];
}

/** As CLI.md names them. A cost that is unknown is left out. */
function figures(sum: Tally): object {
	const { usage } = sum;
	return {
		responses: sum.responses,
		input: usage.input,
		output: usage.output,
		cacheRead: usage.cacheRead,
		cacheWrite: usage.cacheWrite5m + usage.cacheWrite1h,
		cacheWrite1h: usage.cacheWrite1h,
		reasoning: usage.reasoning,
		...(sum.costUsd === null ? {} : { costUsd: sum.costUsd }),
		unpricedTokens: sum.unpricedTokens,
		lowerBoundResponses: sum.lowerBoundResponses,
		sessionTotals: sum.sessionTotals,
		estimatedResponses: sum.estimatedResponses,
		...(sum.recordedUsd === null ? {} : { recordedUsd: sum.recordedUsd, recordedResponses: sum.recordedResponses }),
	};
}

function chosenAgents(engine: Engine, choice: Choice): readonly AgentId[] {
	return engine.agents.map(agent => agent.id).filter(id => choice.agents === null || choice.agents.has(id));
}

function rowsBy(engine: Engine, responses: readonly ResponseRow[], by: SpendKey): (readonly [string | null, Tally])[] {
	const rows = [...tallyBy(responses, keyFor(engine, by), engine.book.ports.priceOf)];
	if (by === 'day') {
		return rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
	}
	return rows.sort(([, a], [, b]) => (b.costUsd ?? -1) - (a.costUsd ?? -1) || tokensOf(b) - tokensOf(a));
}

function keyFor({ book }: Engine, by: SpendKey): (response: ResponseRow) => string | null {
	switch (by) {
		case 'day':
			return response => book.ports.calendar.dayOf(response.at);
		case 'model':
			return response => response.model;
		case 'project':
			return response => book.projectOf(response.session);
		case 'branch':
			return response => response.branch;
		case 'agent':
			return response => agentOf(response.session);
		case 'session':
			return response => book.rootOf(response.session);
	}
}
