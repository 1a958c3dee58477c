/** What a session came to, as an event: the figures of its summary, and nothing that the engineer may choose to add to one. */
import { DAY_MS } from '../../base/units.ts';
import { inputTokens } from '../../domain/spend/usage.ts';
import { blockNames, isKnown, type BlockName, type SummaryFigures, type Summary } from '../../domain/summary/summary.ts';
import { snakeCase } from './metrics.ts';
import type { Attributes, AttributeValue, TelemetryEvent } from './telemetry.ts';

export const SESSION_EVENT = 'bookend.session';

/** Which session is told of, and this telling of it. */
export interface EventIds {
	/** The same for all tellings of a session, of which the last one counts. */
	readonly session: string;
	/** The same for this telling, however often it is sent. */
	readonly event: string;
}

/** Its time is the end of the session's last day: at which hour somebody worked is not told. */
export function sessionEvent(summary: Omit<Summary, 'chosen'>, ids: EventIds): TelemetryEvent {
	return {
		id: ids.event,
		name: SESSION_EVENT,
		at: Date.parse(summary.period.last) + DAY_MS - 1,
		attributes: {
			'bookend.session.id': ids.session,
			'bookend.session.first_day': summary.period.first,
			'bookend.session.last_day': summary.period.last,
			'bookend.agents': summary.agents.map(({ agent }) => agent),
			...usageAttributes(summary.tokens),
			...Object.fromEntries(blockNames.flatMap(name => blockAttributes(name, summary))),
		},
	};
}

function usageAttributes(tokens: SummaryFigures['tokens']): Attributes {
	return isKnown(tokens)
		? {
				'gen_ai.usage.input_tokens': inputTokens(tokens),
				'gen_ai.usage.output_tokens': tokens.output,
				'gen_ai.usage.cache_read.input_tokens': tokens.cacheRead,
				'gen_ai.usage.cache_write.input_tokens': tokens.cacheWrite5m + tokens.cacheWrite1h,
				'gen_ai.usage.reasoning.output_tokens': tokens.reasoning,
			}
		: {};
}

type Named = readonly [name: string, value: AttributeValue];

/** How a block is known stands with its figures, and why there are none where there are none. */
function blockAttributes(name: BlockName, figures: SummaryFigures): readonly Named[] {
	return flattened(`bookend.${snakeCase(name)}`, { ...figures[name], ...lists[name]?.(figures) });
}

/** Lists of a session are names; of runs, which are many, there is a figure each. */
const lists: Partial<Record<BlockName, (figures: SummaryFigures) => object>> = {
	runs: ({ runs }) =>
		isKnown(runs) ? Object.fromEntries(runs.counts.map(run => [`${run.by}.${run.class}.${run.result}`, run.count])) : {},
	edits: ({ edits }) => (isKnown(edits) ? { languages: edits.languages.map(({ language }) => language) } : {}),
	kinds: ({ kinds }) => (isKnown(kinds) ? { names: kinds.counts.map(({ kind }) => kind) } : {}),
	outcomes: ({ outcomes }) => (isKnown(outcomes) ? { names: outcomes.counts.map(({ outcome }) => snakeCase(outcome)) } : {}),
	models: ({ models }) => (isKnown(models) ? { names: models.counts.flatMap(({ model }) => model ?? []) } : {}),
};

function flattened(prefix: string, value: unknown): readonly Named[] {
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
		return [[prefix, value]];
	}
	if (Array.isArray(value)) {
		const names = value.filter(one => typeof one === 'string');
		return names.length === value.length ? [[prefix, names]] : [];
	}
	return typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([name, inner]) => flattened(`${prefix}.${snakeCase(name)}`, inner))
		: [];
}
