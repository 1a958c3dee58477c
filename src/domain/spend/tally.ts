import type { UsageTrust } from '../trace/facts.ts';
import type { SpendRow } from '../trace/rows.ts';
import type { PriceOf } from './price.ts';
import { addUsage, noUsage, totalTokens, type Usage } from './usage.ts';

/** What some responses add up to. */
export interface Tally {
	readonly responses: number;
	readonly usage: Usage;
	/** List-price estimate of the priced ones, in US dollars; null when there are responses and none has a price. */
	readonly costUsd: number | null;
	/** Tokens of responses without a price. */
	readonly unpricedTokens: number;
	/** Responses whose usage is only known from below. */
	readonly lowerBoundResponses: number;
	/** Of the responses, those that are none: what a session used in all, where its agent records no single responses. */
	readonly sessionTotals: number;
	/** Responses whose usage nobody counted. */
	readonly estimatedResponses: number;
	/** What the agents themselves say that it cost; null where none says so. */
	readonly recordedUsd: number | null;
	/** How many responses that is of. */
	readonly recordedResponses: number;
}

export const noTally: Tally = {
	responses: 0,
	usage: noUsage,
	costUsd: 0,
	unpricedTokens: 0,
	lowerBoundResponses: 0,
	sessionTotals: 0,
	estimatedResponses: 0,
	recordedUsd: null,
	recordedResponses: 0,
};

/** Adds up all responses. */
export function tally(responses: Iterable<SpendRow>, priceOf: PriceOf): Tally {
	const sum = new Sum();
	for (const response of responses) {
		sum.add(response, priceOf);
	}
	return sum.tally();
}

/** Adds responses up by a key; keys stand in the order of their first response. */
export function tallyBy<K, Row extends SpendRow>(responses: Iterable<Row>, keyOf: (response: Row) => K, priceOf: PriceOf): Map<K, Tally> {
	const sums = new Map<K, Sum>();
	for (const response of responses) {
		const key = keyOf(response);
		let sum = sums.get(key);
		if (sum === undefined) {
			sum = new Sum();
			sums.set(key, sum);
		}
		sum.add(response, priceOf);
	}
	return new Map([...sums].map(([key, sum]) => [key, sum.tally()]));
}

/** Adds up what was added up before. */
export function sumOf(tallies: Iterable<Tally>): Tally {
	const sum = new Sum();
	for (const one of tallies) {
		sum.addTally(one);
	}
	return sum.tally();
}

/** As `tallyBy`, of what was added up before. */
export function sumBy<K, Part extends { readonly tally: Tally }>(parts: Iterable<Part>, keyOf: (part: Part) => K): Map<K, Tally> {
	const ofKey = Map.groupBy(parts, keyOf);
	return new Map([...ofKey].map(([key, own]) => [key, sumOf(own.map(({ tally }) => tally))]));
}

/** Every token of a tally, once. */
export function tokensOf(tally: Tally): number {
	return totalTokens(tally.usage);
}

/** Counted in place: a year of responses is added up with every look at a view. */
class Sum {
	#usage = noUsage;
	#responses = 0;
	#priced = 0;
	#costUsd = 0;
	#unpricedTokens = 0;
	#recordedUsd = 0;
	#recorded = 0;
	#lowerBounds = 0;
	#sessionTotals = 0;
	#estimated = 0;

	add(response: SpendRow, priceOf: PriceOf): void {
		if (response.trust === 'toldByCalls') {
			return;
		}
		this.#responses++;
		this.#usage = addUsage(this.#usage, response.usage);
		this.#addTrust(response.trust);
		if (response.recordedUsd !== null) {
			this.#recorded++;
			this.#recordedUsd += response.recordedUsd;
		}
		const cost = priceOf(response.model, response.usage, response.at);
		if (cost.kind === 'known') {
			this.#priced++;
			this.#costUsd += cost.usd;
		} else {
			this.#unpricedTokens += totalTokens(response.usage);
		}
	}

	addTally({ usage, costUsd, recordedUsd, ...counts }: Tally): void {
		this.#responses += counts.responses;
		this.#usage = addUsage(this.#usage, usage);
		this.#priced += costUsd === null ? 0 : counts.responses;
		this.#costUsd += costUsd ?? 0;
		this.#unpricedTokens += counts.unpricedTokens;
		this.#lowerBounds += counts.lowerBoundResponses;
		this.#sessionTotals += counts.sessionTotals;
		this.#estimated += counts.estimatedResponses;
		this.#recordedUsd += recordedUsd ?? 0;
		this.#recorded += counts.recordedResponses;
	}

	tally(): Tally {
		return {
			responses: this.#responses,
			usage: this.#usage,
			costUsd: this.#priced === 0 && this.#responses > 0 ? null : this.#costUsd,
			unpricedTokens: this.#unpricedTokens,
			lowerBoundResponses: this.#lowerBounds,
			sessionTotals: this.#sessionTotals,
			estimatedResponses: this.#estimated,
			recordedUsd: this.#recorded === 0 ? null : this.#recordedUsd,
			recordedResponses: this.#recorded,
		};
	}

	#addTrust(trust: UsageTrust): void {
		this.#lowerBounds += trust === 'lowerBound' || trust === 'partial' ? 1 : 0;
		this.#sessionTotals += trust === 'sessionTotal' ? 1 : 0;
		this.#estimated += trust === 'estimated' ? 1 : 0;
	}
}
