/** Amounts of money, as people type and read them. */
import { formatCount } from '../../base/format.ts';
import type { Amount, SaidOutcome } from './outcome.ts';

const symbols: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR' };
const currency = '[A-Za-z]{3}|[$€£¥₹]';
const written = new RegExp(
	`^(?<before>${currency})?\\s*(?<value>\\d{1,3}(?:[, ]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s*(?<after>${currency})?$`,
);

/** "1,200 EUR", "$400.50". Undefined where it is none, or where it could be read in two ways. */
export function amountIn(text: string): Amount | undefined {
	const { before, value, after } = written.exec(text.trim())?.groups ?? {};
	const unit = before ?? after;
	if (value === undefined || unit === undefined || (before !== undefined && after !== undefined) || /^\d+\.\d{3}$/.test(value)) {
		return undefined;
	}
	return { value: Number(value.replace(/[, ]/g, '')), currency: symbols[unit] ?? unit.toUpperCase() };
}

/** "1,200 EUR", "400.50 USD". */
export function amountText({ value, currency: unit }: Amount): string {
	const whole = Math.trunc(value);
	const cents = value.toFixed(2).slice(-3);
	return `${formatCount(whole)}${cents === '.00' ? '' : cents} ${unit}`;
}

/** ", 400 USD: fewer calls to support", as far as that was said. */
export function outcomeDetails({ amount, note }: Pick<SaidOutcome, 'amount' | 'note'>): string {
	return `${amount === null ? '' : `, ${amountText(amount)}`}${note === null ? '' : `: ${note}`}`;
}
