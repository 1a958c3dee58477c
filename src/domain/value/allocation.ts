/** What each kind of work cost with each model, and what came of it: figures with what they may truly be, and never a verdict. */
import type { PriceOf } from '../spend/price.ts';
import { workKinds, type WorkKind } from './kind.ts';
import { proposalsAmong, type Proposal } from './proposals.ts';
import { countInterval, ratioInterval, shareInterval, type Interval, type Part } from './statistics/interval.ts';
import type { Random } from './statistics/random.ts';
import { costParts, FEWEST_SESSIONS, type Cell, type ValuedSession } from './valuedSession.ts';

/** A figure of some sessions, of so many of which it is known. */
export type Estimate =
	| ({ readonly kind: 'known'; readonly n: number } & Interval)
	| { readonly kind: 'tooFew'; readonly n: number }
	/** Nothing was counted: no line was verified, or nothing was spent. */
	| { readonly kind: 'none'; readonly n: number };

export interface AllocationRow {
	readonly kind: WorkKind;
	readonly model: string;
	readonly n: number;
	/** US dollars. */
	readonly costPerSession: Estimate;
	/** US dollars for each verified line that is there. */
	readonly costPerVerifiedLine: Estimate;
	readonly correctingTurns: Estimate;
	/** Of the lines of a session that are there; each session counts the same. */
	readonly shareVerified: Estimate;
	readonly shareLanded: Estimate;
	/** What the same tokens would have cost on cheaper models that the engineer has used, the cheapest first. */
	readonly sameTokens: readonly { readonly model: string; readonly usd: number }[];
	/** What they did cost; null where any of it has no price, or none is known. */
	readonly costUsd: number | null;
}

export interface Allocation {
	/** By kind of work, in each the model with the most sessions first. */
	readonly rows: readonly AllocationRow[];
	readonly proposals: readonly Proposal[];
	/** Sessions of which no record names a model. */
	readonly withoutModel: number;
}

export function allocationOf(sessions: readonly ValuedSession[], priceOf: PriceOf, random: Random): Allocation {
	const named = sessions.filter((session): session is NamedSession => session.model !== null);
	const cells = workKinds.flatMap(kind => cellsOf(kind, named));
	const used = new Set(named.map(({ model }) => model));
	const rows = cells.map(cell => rowOf(cell, used, priceOf, random));
	const cheaper = new Map(cells.map((cell, index) => [cell, new Set(rows[index]?.sameTokens.map(({ model }) => model))]));
	return {
		rows,
		proposals: proposalsAmong(cells, (cell, model) => cheaper.get(cell)?.has(model) === true, random),
		withoutModel: sessions.length - named.length,
	};
}

type NamedSession = ValuedSession & { readonly model: string };

function cellsOf(kind: WorkKind, sessions: readonly NamedSession[]): readonly Cell[] {
	const byModel = Map.groupBy(
		sessions.filter(session => session.kind === kind),
		({ model }) => model,
	);
	const cells = [...byModel].map(([model, those]) => ({ kind, model, sessions: those }));
	return cells.sort((a, b) => b.sessions.length - a.sessions.length || (a.model < b.model ? -1 : 1));
}

function rowOf({ kind, model, sessions }: Cell, used: ReadonlySet<string>, priceOf: PriceOf, random: Random): AllocationRow {
	return {
		kind,
		model,
		n: sessions.length,
		costPerSession: estimate(costParts(sessions), parts => ratioInterval(parts, random)),
		costPerVerifiedLine: estimate(linePartsOf(sessions), parts => ratioInterval(parts, random)),
		correctingTurns: estimate(
			sessions.flatMap(session => session.correctingTurns ?? []),
			countInterval,
		),
		shareVerified: estimate(
			sessions.flatMap(({ alive }) => (alive === null ? [] : [alive.verified / alive.lines])),
			shareInterval,
		),
		shareLanded: estimate(
			sessions.flatMap(({ landed }) => landed ?? []),
			shareInterval,
		),
		...sameTokens(sessions, used, priceOf),
	};
}

function estimate<T>(sample: readonly T[], intervalOf: (sample: readonly T[]) => Interval | undefined): Estimate {
	const n = sample.length;
	if (n < FEWEST_SESSIONS) {
		return { kind: 'tooFew', n };
	}
	const interval = intervalOf(sample);
	return interval === undefined ? { kind: 'none', n } : { kind: 'known', n, ...interval };
}

/** A session whose lines are all unverified has cost something all the same. */
function linePartsOf(sessions: readonly ValuedSession[]): readonly Part[] {
	return sessions.flatMap(({ costUsd, alive }) => (costUsd === null || alive === null ? [] : [{ of: costUsd, per: alive.verified }]));
}

function sameTokens(
	sessions: readonly ValuedSession[],
	used: ReadonlySet<string>,
	priceOf: PriceOf,
): Pick<AllocationRow, 'sameTokens' | 'costUsd'> {
	const responses = sessions.flatMap(session => session.responses);
	const costUsd = priceOfAll(responses, response => priceOf(response.model, response.usage, response.at));
	if (costUsd === null) {
		return { sameTokens: [], costUsd };
	}
	const cheaper = [...used].flatMap(model => {
		const usd = priceOfAll(responses, response => priceOf(model, response.usage, response.at));
		return usd !== null && usd < costUsd ? [{ model, usd }] : [];
	});
	return { sameTokens: cheaper.sort((a, b) => a.usd - b.usd), costUsd };
}

/** Null where one has no price: half a sum would look like a saving. */
function priceOfAll(
	responses: ValuedSession['responses'],
	priceOf: (response: ValuedSession['responses'][number]) => ReturnType<PriceOf>,
): number | null {
	let sum = 0;
	for (const response of responses) {
		const cost = priceOf(response);
		if (cost.kind !== 'known') {
			return null;
		}
		sum += cost.usd;
	}
	return responses.length === 0 ? null : sum;
}
