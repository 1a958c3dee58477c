import type { UsageTrust } from '../trace/facts.ts';
import type { ResponseRow } from '../trace/rows.ts';
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
export function tally(responses: Iterable<ResponseRow>, priceOf: PriceOf): Tally {
	const sum = new Sum();
	for (const response of responses) {
		sum.add(response, priceOf);
	}
	return sum.tally();
}

/** Adds responses up by a key; keys stand in the order of their first response. */
export function tallyBy<K>(responses: Iterable<ResponseRow>, keyOf: (response: ResponseRow) => K, priceOf: PriceOf): Map<K, Tally> {
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
	readonly #trusts: Record<UsageTrust, number> = { toldByCalls: 0, exact: 0, lowerBound: 0, partial: 0, sessionTotal: 0, estimated: 0 };

	add(response: ResponseRow, priceOf: PriceOf): void {
		if (response.trust === 'toldByCalls') {
			return;
		}
		this.#responses++;
		this.#usage = addUsage(this.#usage, response.usage);
		this.#trusts[response.trust]++;
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

	tally(): Tally {
		return {
			responses: this.#responses,
			usage: this.#usage,
			costUsd: this.#priced === 0 && this.#responses > 0 ? null : this.#costUsd,
			unpricedTokens: this.#unpricedTokens,
			lowerBoundResponses: this.#trusts.lowerBound + this.#trusts.partial,
			sessionTotals: this.#trusts.sessionTotal,
			estimatedResponses: this.#trusts.estimated,
			recordedUsd: this.#recorded === 0 ? null : this.#recordedUsd,
			recordedResponses: this.#recorded,
		};
	}
}
