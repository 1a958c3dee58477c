/** A period's figures as metrics: the names of OpenTelemetry's conventions for generative AI where there are some, ours where not. */
import { isKnown, type Block, type ModelCount, type SummaryFigures } from '../../domain/summary/summary.ts';
import { inputTokens } from '../../domain/spend/usage.ts';
import type { FigureBasis } from '../../domain/report/document.ts';
import { modelAttributes } from './models.ts';
import type { Attributes, Metric } from './telemetry.ts';

/** All that there are, in the order in which they are told. What nobody knows is not told: it is not 0. */
export function metricsOf(figures: SummaryFigures): readonly Metric[] {
	return instruments.map(({ points, ...about }) => ({ ...about, points: points(figures) })).filter(({ points }) => points.length > 0);
}

export interface Instrument extends Omit<Metric, 'points'> {
	readonly points: (figures: SummaryFigures) => Metric['points'];
}

type Points = Metric['points'];

const tokens = (of: (count: ModelCount) => number) => (figures: SummaryFigures) =>
	known(figures.models, ({ counts }) => perModel(counts, count => of(count)));

/** Only these are told; documentation and dashboards are held to them. */
export const instruments: readonly Instrument[] = [
	{
		name: 'gen_ai.client.inference.usage.input_tokens',
		description: 'Tokens that models were given, with those from the cache.',
		unit: '{token}',
		kind: 'counter',
		points: tokens(({ tokens }) => inputTokens(tokens)),
	},
	{
		name: 'gen_ai.client.inference.usage.output_tokens',
		description: 'Tokens that models gave, with those of reasoning.',
		unit: '{token}',
		kind: 'counter',
		points: tokens(({ tokens }) => tokens.output),
	},
	{
		name: 'gen_ai.client.inference.usage.cache_read.input_tokens',
		description: 'Of the input, tokens that were read from the cache.',
		unit: '{token}',
		kind: 'counter',
		points: tokens(({ tokens }) => tokens.cacheRead),
	},
	{
		name: 'gen_ai.client.inference.usage.cache_write.input_tokens',
		description: 'Of the input, tokens that were written to the cache.',
		unit: '{token}',
		kind: 'counter',
		points: tokens(({ tokens }) => tokens.cacheWrite5m + tokens.cacheWrite1h),
	},
	{
		name: 'gen_ai.client.inference.usage.reasoning.output_tokens',
		description: 'Of the output, tokens of reasoning.',
		unit: '{token}',
		kind: 'counter',
		points: tokens(({ tokens }) => tokens.reasoning),
	},
	{
		name: 'bookend.cost',
		description: 'What the tokens cost at list prices, in US dollars. A subscription is billed otherwise.',
		unit: '{USD}',
		kind: 'sum',
		points: ({ models }) => known(models, ({ counts }) => perModel(counts, ({ usd }) => usd)),
	},
	{
		name: 'bookend.tokens.unpriced',
		description: 'Tokens that no list price is known of, and that are no part of the cost.',
		unit: '{token}',
		kind: 'sum',
		points: ({ cost }) => known(cost, ({ unpricedTokens }) => one(unpricedTokens)),
	},
	{
		name: 'bookend.sessions',
		description: 'Sessions with agents, by kind of work.',
		unit: '{session}',
		kind: 'sum',
		points: ({ kinds }) => known(kinds, ({ counts }) => counts.map(({ kind, sessions }) => point(sessions, { 'bookend.kind': kind }))),
	},
	{
		name: 'bookend.outcomes',
		description: 'Sessions by what the engineer said came of them.',
		unit: '{session}',
		kind: 'sum',
		points: ({ outcomes }) =>
			known(outcomes, ({ counts }) => counts.map(({ outcome, sessions }) => point(sessions, { 'bookend.outcome': outcome }))),
	},
	{
		name: 'bookend.prompts',
		description: 'Prompts to agents.',
		unit: '{prompt}',
		kind: 'sum',
		points: ({ prompts }) => known(prompts, ({ count }) => one(count)),
	},
	{
		name: 'bookend.corrections',
		description: 'Prompts that report something wrong with what was done.',
		unit: '{prompt}',
		kind: 'sum',
		points: ({ corrections }) => known(corrections, ({ count }) => one(count)),
	},
	{
		name: 'bookend.engineer.time',
		description: 'Time of engineers with agents, by phase.',
		unit: 's',
		kind: 'sum',
		points: ({ engineerTime }) => known(engineerTime, ({ seconds }) => byName(seconds, 'bookend.phase')),
	},
	{
		name: 'bookend.agent.time',
		description: 'Time that agents worked, summed over all of them.',
		unit: 's',
		kind: 'sum',
		points: ({ agentTime }) => known(agentTime, ({ seconds }) => one(seconds)),
	},
	{
		name: 'bookend.runs',
		description: 'Runs of tests, type checks, linters, builds and other commands, by who started them.',
		unit: '{run}',
		kind: 'sum',
		points: ({ runs }) =>
			known(runs, ({ counts }) =>
				counts.map(({ by, class: command, result, count }) =>
					point(count, { 'bookend.run.by': by, 'bookend.run.class': command, 'bookend.run.result': result }),
				),
			),
	},
	{
		name: 'bookend.edits',
		description: 'Edits by agents, by language.',
		unit: '{edit}',
		kind: 'sum',
		points: ({ edits }) =>
			known(edits, ({ languages }) => languages.map(({ language, count }) => point(count, { 'bookend.language': language }))),
	},
	{
		name: 'bookend.lines.alive',
		description: 'Agent-written lines that stand in the open folders.',
		unit: '{line}',
		kind: 'state',
		points: ({ coverage }) => known(coverage, ({ alive, bar }) => [point(alive, { 'bookend.verification.bar': bar })]),
	},
	{
		name: 'bookend.lines.verified',
		description: 'Of the agent-written lines that stand, those that are verified.',
		unit: '{line}',
		kind: 'state',
		points: ({ coverage }) => known(coverage, ({ verified, bar }) => [point(verified, { 'bookend.verification.bar': bar })]),
	},
	{
		name: 'bookend.lines.by_machine',
		description: 'Agent-written lines that stand, by the highest step that machines took to check them.',
		unit: '{line}',
		kind: 'state',
		points: ({ coverage }) => known(coverage, ({ byMachine }) => byName(byMachine, 'bookend.evidence')),
	},
	{
		name: 'bookend.lines.by_engineer',
		description: 'Agent-written lines that stand, by what the engineer did to check them.',
		unit: '{line}',
		kind: 'state',
		points: ({ coverage }) => known(coverage, ({ byEngineer }) => byName(byEngineer, 'bookend.evidence')),
	},
	{
		name: 'bookend.lines.self_graded',
		description: 'Agent-written lines that only tests of the same session speak for, which nobody has reviewed.',
		unit: '{line}',
		kind: 'state',
		points: ({ coverage }) => known(coverage, ({ selfGraded }) => one(selfGraded)),
	},
	{
		name: 'bookend.changes',
		description: 'Commits with agent-written lines in the open folders, by what became of them.',
		unit: '{commit}',
		kind: 'state',
		points: ({ changes }) => known(changes, ({ landed, open, reverted }) => byName({ landed, open, reverted }, 'bookend.change.state')),
	},
	{
		name: 'bookend.lines.landed',
		description: 'Agent-written lines that came into a default branch of the open folders.',
		unit: '{line}',
		kind: 'state',
		points: ({ changes }) => known(changes, ({ landedLines }) => one(landedLines)),
	},
	{
		name: 'bookend.lines.surviving',
		description: 'Of the lines that landed, those that are still there.',
		unit: '{line}',
		kind: 'state',
		points: ({ changes }) => known(changes, ({ survivingLines }) => one(survivingLines)),
	},
];

function known<T extends object>(block: Block<T>, points: (figures: { readonly basis: FigureBasis } & T) => Points): Points {
	return isKnown<{ readonly basis: FigureBasis } & T>(block) ? points(block) : [];
}

function one(value: number): Points {
	return [point(value, {})];
}

function point(value: number, attributes: Attributes): Points[number] {
	return { value, attributes };
}

function byName(values: Readonly<Record<string, number>>, attribute: string): Points {
	return Object.entries(values).map(([name, value]) => point(value, { [attribute]: snakeCase(name) }));
}

/** Null where nobody knows. */
function perModel(counts: readonly ModelCount[], of: (count: ModelCount) => number | null): Points {
	return counts.flatMap(count => {
		const value = of(count);
		return value === null ? [] : [point(value, modelAttributes(count.model))];
	});
}

/** As OpenTelemetry writes names. */
export function snakeCase(name: string): string {
	return name.replace(/(?<=[a-z])[A-Z]|(?<=[a-z])\d/g, letter => `_${letter.toLowerCase()}`);
}
