/** Where a cheaper model did as well, so that it may be tried first next time. A trial is proposed, nothing is decided. */
import type { WorkKind } from './kind.ts';
import { chanceOfLess } from './statistics/difference.ts';
import { countInterval, ratioInterval, shareInterval, type Interval } from './statistics/interval.ts';
import type { Random } from './statistics/random.ts';
import { costParts, FEWEST_SESSIONS, type Cell, type ValuedSession } from './valuedSession.ts';

export interface Proposal {
	readonly kind: WorkKind;
	/** The model that most sessions of this kind went to. */
	readonly usual: string;
	readonly cheaper: string;
	/** US dollars a session. */
	readonly usualCost: Interval;
	readonly cheaperCost: Interval;
	readonly n: { readonly usual: number; readonly cheaper: number };
	/** What has to be said with it. */
	readonly caveat: string;
}

const caveat =
	'Hard tasks may have gone to the larger model, so the sessions are not alike: try the smaller one on the next task of this kind and look at what comes of it.';

/** So often at most a proposal is shown to somebody to whom the models cost the same, however many are compared. */
const MOST_BY_CHANCE = 0.05;

/** Cells of one kind stand in the order of how usual they are. `isCheaper` says whether a model's list price is lower for a cell's tokens. */
export function proposalsAmong(
	cells: readonly Cell[],
	isCheaper: (cell: Cell, model: string) => boolean,
	random: Random,
): readonly Proposal[] {
	const all = [...Map.groupBy(cells.filter(hasEnough), ({ kind }) => kind).values()].flatMap(pairsOf);
	const pairs = all.filter(({ usual, cheaper }) => isCheaper(usual, cheaper.model));
	return pairs.flatMap(pair => {
		const costs = costsOf(pair, random);
		const costsLess = costs !== undefined && costs.cheaper.high < costs.usual.low;
		if (!costsLess || isWorse(pair) || chanceOf(pair, random) > MOST_BY_CHANCE / pairs.length) {
			return [];
		}
		const { usual, cheaper } = pair;
		const n = { usual: usual.sessions.length, cheaper: cheaper.sessions.length };
		const models = { usual: usual.model, cheaper: cheaper.model };
		return [{ kind: usual.kind, ...models, usualCost: costs.usual, cheaperCost: costs.cheaper, n, caveat }];
	});
}

interface Pair {
	readonly usual: Cell;
	readonly cheaper: Cell;
}

function hasEnough({ sessions }: Cell): boolean {
	return costParts(sessions).length >= FEWEST_SESSIONS;
}

/** The usual model beside each other one. */
function pairsOf([usual, ...others]: readonly Cell[]): readonly Pair[] {
	return usual === undefined ? [] : others.map(cheaper => ({ usual, cheaper }));
}

function costsOf({ usual, cheaper }: Pair, random: Random): Readonly<Record<keyof Pair, Interval>> | undefined {
	const [dear, low] = [usual, cheaper].map(({ sessions }) => ratioInterval(costParts(sessions), random));
	return dear === undefined || low === undefined ? undefined : { usual: dear, cheaper: low };
}

function chanceOf({ usual, cheaper }: Pair, random: Random): number {
	return chanceOfLess(costParts(cheaper.sessions), costParts(usual.sessions), random);
}

/** Whether anything that came of it is shown to be worse: more to correct, less that landed or was verified. */
function isWorse({ usual, cheaper }: Pair): boolean {
	const figures: readonly ((sessions: readonly ValuedSession[]) => Interval | undefined)[] = [
		sessions => flipped(countInterval(sessions.flatMap(({ correctingTurns }) => correctingTurns ?? []))),
		sessions => shareInterval(sessions.flatMap(({ landed }) => landed ?? [])),
		sessions => shareInterval(sessions.flatMap(({ alive }) => (alive === null ? [] : [alive.verified / alive.lines]))),
	];
	return figures.some(figureOf => {
		const [before, after] = [figureOf(usual.sessions), figureOf(cheaper.sessions)];
		return before !== undefined && after !== undefined && after.high < before.low;
	});
}

/** More is worse. */
function flipped(interval: Interval | undefined): Interval | undefined {
	return interval === undefined ? undefined : { value: -interval.value, low: -interval.high, high: -interval.low };
}
