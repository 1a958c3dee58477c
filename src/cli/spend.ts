/** `bookend spend`: tokens and list-price estimate. */
import { noTally, sumBy, sumOf, tallyBy, tokensOf, type Tally } from '../domain/spend/tally.ts';
import { usageNotes } from '../domain/spend/usageNotes.ts';
import { agentOf, type AgentId } from '../domain/trace/ids.ts';
import { formatShare, formatTokens, formatUsd } from '../base/format.ts';
import type { Engine } from '../server/engine.ts';
import type { Choice } from '../server/book.ts';
import type { Spent } from '../server/spending.ts';
import { isoOrNull } from './json.ts';
import { table } from './table.ts';
import type { SpendKey } from './usage.ts';

export function spendJson(engine: Engine, choice: Choice, by: SpendKey | null): object {
	const spent = engine.book.spent(choice);
	const agents = sumBy(spent, ({ session }) => agentOf(session));
	return {
		schema: 'bookend/spend/1',
		period: { since: isoOrNull(choice.span.since), until: isoOrNull(choice.span.until) },
		totals: figures(sumOf(spent.map(({ tally }) => tally))),
		agents: Object.fromEntries(chosenAgents(engine, choice).map(agent => [agent, figures(agents.get(agent) ?? noTally)])),
		rows: rowsBy(engine, choice, spent, by ?? 'day').map(([key, sum]) => ({ key, ...figures(sum) })),
		skipped: engine.skipped(),
	};
}

export function spendText(engine: Engine, choice: Choice, by: SpendKey | null, width: number | null): string {
	const spent = engine.book.spent(choice);
	const rows = rowsBy(engine, choice, spent, by ?? 'day');
	const sum = sumOf(spent.map(({ tally }) => tally));
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

function rowsBy(engine: Engine, choice: Choice, spent: readonly Spent[], by: SpendKey): (readonly [string | null, Tally])[] {
	const rows = [...sumsBy(engine, choice, spent, by)];
	if (by === 'day') {
		return rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
	}
	return rows.sort(([, a], [, b]) => (b.costUsd ?? -1) - (a.costUsd ?? -1) || tokensOf(b) - tokensOf(a));
}

/** What is added up by session does not tell branches apart. */
function sumsBy({ book }: Engine, choice: Choice, spent: readonly Spent[], by: SpendKey): Map<string | null, Tally> {
	switch (by) {
		case 'day':
			return sumBy(spent, ({ day }) => day);
		case 'model':
			return sumBy(spent, ({ model }) => model);
		case 'project':
			return sumBy(spent, ({ session }) => book.projectOf(session));
		case 'branch':
			return tallyBy(book.responses(choice), ({ branch }) => branch, book.ports.priceOf);
		case 'agent':
			return sumBy(spent, ({ session }) => agentOf(session));
		case 'session':
			return sumBy(spent, ({ session }) => book.rootOf(session));
	}
}
