/** Reports on the wire: the document model of `domain/report` as schemas. A test holds the two together. */
import * as z from 'zod/mini';
import { count, quantity } from './numbers.ts';
import { figureBases, units } from '../domain/report/document.ts';
import { outcomeAnswers } from '../domain/value/outcomeSplit.ts';
import { reportLooks } from '../domain/report/looks.ts';

const list = <T extends z.ZodMiniType>(item: T): z.ZodMiniReadonly<z.ZodMiniArray<T>> => z.readonly(z.array(item));

const time = z.number();
const text = z.string();
const line = count;
const look = z.enum(reportLooks);
const unit = z.enum(units);
const basis = z.enum(figureBases);
const known = z.nullable(z.number());

export const reportDaysSchema = z.discriminatedUnion('unit', [
	z.object({ unit: z.enum(['day', 'week', 'month']), of: z.nullable(z.iso.date()) }),
	z.object({ unit: z.literal('days'), first: z.iso.date(), last: z.iso.date() }),
]);

export const reportRequestSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('coverage'), days: z.int().check(z.minimum(1), z.maximum(366)) }),
	z.object({ kind: z.literal('day'), day: z.nullable(z.iso.date()) }),
	// A page that was kept before outcomes were told shows all work.
	z.object({ kind: z.literal('period'), days: reportDaysSchema, outcome: z._default(z.nullable(z.enum(outcomeAnswers)), null) }),
	z.object({ kind: z.literal('comparison'), first: reportDaysSchema, second: reportDaysSchema }),
	z.object({ kind: z.literal('session'), session: text }),
	z.object({ kind: z.literal('allocation') }),
	z.object({ kind: z.literal('team'), places: list(text) }),
	z.object({ kind: z.literal('line'), uri: text, line }),
]);

export const reportActionSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('openSession'), session: text }),
	z.object({ kind: z.literal('openFile'), uri: text, line }),
	z.object({ kind: z.literal('review'), uri: text, line }),
	z.object({ kind: z.literal('openReport'), report: reportRequestSchema }),
	z.object({ kind: z.literal('retag'), start: time, end: time, mark: z.nullable(text) }),
]);

const figure = z.object({
	unit,
	value: known,
	basis,
	n: z.nullable(count),
	range: z.nullable(z.object({ low: z.number(), high: z.number() })),
});

const span = z.discriminatedUnion('kind', [
	z.object({ kind: z.enum(['text', 'strong', 'quiet', 'code']), text }),
	z.object({ kind: z.literal('tag'), text }),
	z.object({ kind: z.literal('swatch'), look }),
	z.object({ kind: z.literal('link'), text, shared: text, action: reportActionSchema }),
]);
const prose = list(span);

const cell = z.discriminatedUnion('kind', [z.object({ kind: z.literal('prose'), prose }), z.object({ kind: z.literal('figure'), figure })]);

const series = z.object({ label: text, look });
const plot = z.object({ label: text, basis });

const block = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('prose'), prose }),
	z.object({
		kind: z.literal('table'),
		caption: text,
		columns: list(z.object({ title: text, align: z.enum(['left', 'right']) })),
		rows: list(list(cell)),
		more: count,
	}),
	z.extend(plot, {
		kind: z.literal('columns'),
		unit,
		series: list(series),
		columns: list(z.object({ short: text, title: text, values: list(known) })),
	}),
	z.extend(plot, {
		kind: z.literal('lines'),
		unit,
		series: list(z.extend(series, { isFilled: z.boolean(), values: list(known) })),
		places: list(z.object({ short: text, title: text })),
	}),
	z.extend(plot, { kind: z.literal('bar'), unit, parts: list(z.extend(series, { value: quantity })) }),
	z.extend(plot, { kind: z.literal('intervals'), unit, rows: list(z.object({ label: text, figure })) }),
	z.extend(plot, {
		kind: z.literal('strip'),
		from: time,
		to: time,
		hours: list(z.object({ at: time, label: text })),
		slices: list(
			z.object({
				start: time,
				end: time,
				look,
				title: text,
				text,
				open: z.nullable(reportActionSchema),
				change: z.nullable(reportActionSchema),
			}),
		),
	}),
]);

export const reportSchema = z.object({
	title: text,
	period: text,
	lead: list(prose),
	figures: list(z.object({ label: text, figure, note: prose })),
	sections: list(z.object({ title: text, explanation: prose, blocks: list(block), width: z.enum(['half', 'full']) })),
	notes: list(prose),
	generatedAt: time,
	timeZone: text,
	ways: list(z.object({ label: text, action: reportActionSchema })),
	sample: z.boolean(),
});

/** The forms in which a report can leave. */
export const exportFormats = ['markdown', 'html', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
