import type { Day } from '../../domain/calendar.ts';
import { modelLabel } from '../../domain/spend/modelLabel.ts';
import { noTally, sumBy, sumOf, tokensOf, type Tally } from '../../domain/spend/tally.ts';
import { inputTokens } from '../../domain/spend/usage.ts';
import { daysIn, type Money, type Overview } from '../../protocol/overview.ts';
import type { Book, Choice } from '../book.ts';
import { priceTable } from '../prices.ts';
import type { Spent } from '../spending.ts';
import type { PeriodDays } from './period.ts';

/** The columns reach back at least this far, so that today has something to stand beside. As the design draws it. */
const COLUMN_DAYS = 14;

export function spendBlock(book: Book, choice: Choice, days: PeriodDays): Overview['spend'] {
	const first = firstColumn(book, days);
	const shown = book.spent({ ...choice, span: { since: book.ports.calendar.startOf(first), until: days.to } });
	const spent = shown.filter(({ day }) => days.first <= day);
	const total = sumOf(spent.map(({ tally }) => tally));
	const input = inputTokens(total.usage);
	return {
		money: moneyOf(total),
		tokens: tokensOf(total),
		responses: total.responses,
		cachedShare: input === 0 ? null : total.usage.cacheRead / input,
		lowerBoundResponses: total.lowerBoundResponses,
		sessionTotals: total.sessionTotals,
		estimatedResponses: total.estimatedResponses,
		days: columns(book, shown, first, days),
		models: models(
			sumBy(spent, ({ model }) => model),
			total,
		),
		pricesOf: priceTable.publishedOn,
	};
}

export function moneyOf(tally: Tally): Money {
	return { usd: tally.costUsd, unpricedTokens: tally.unpricedTokens };
}

/** Not after the period's. */
function firstColumn({ ports: { calendar } }: Book, period: PeriodDays): Day {
	const back = Math.max(COLUMN_DAYS, calendar.days(period.first, period.last).length);
	return calendar.addDays(period.last, 1 - Math.min(back, daysIn.month));
}

function columns(book: Book, spent: readonly Spent[], first: Day, period: PeriodDays): Overview['spend']['days'] {
	const { calendar } = book.ports;
	const byDay = sumBy(spent, ({ day }) => day);
	return calendar.days(first, period.last).map(day => {
		const sum = byDay.get(day) ?? noTally;
		const label = calendar.format(calendar.startOf(day), 'EEEE, d MMMM');
		return { day, label, money: moneyOf(sum), tokens: tokensOf(sum), inPeriod: period.first <= day };
	});
}

function models(byModel: ReadonlyMap<string | null, Tally>, total: Tally): Overview['spend']['models'] {
	const rows = [...byModel].map(([model, sum]) => ({
		model: model ?? '',
		label: modelLabel(model),
		money: moneyOf(sum),
		tokens: tokensOf(sum),
		share: sum.costUsd === null || !total.costUsd ? null : Math.min(1, sum.costUsd / total.costUsd),
	}));
	return rows.sort((a, b) => (b.money.usd ?? -1) - (a.money.usd ?? -1) || b.tokens - a.tokens);
}
