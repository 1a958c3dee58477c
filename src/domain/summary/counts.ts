/** The figures of a summary, counted from what is on record. */
import { SECOND_MS } from '../../base/units.ts';
import { humanSteps, machineSteps } from '../ledger/evidence.ts';
import type { LineState, VerificationBar } from '../ledger/lineState.ts';
import type { PriceOf } from '../spend/price.ts';
import { tallyBy, type Tally } from '../spend/tally.ts';
import { phases, type Phase, type Slice } from '../time/slice.ts';
import { phaseTimes } from '../time/time.ts';
import { commandClasses, commandResults } from '../trace/command.ts';
import type { EditRow, ResponseRow, RunRow } from '../trace/rows.ts';
import { languageOf } from './language.ts';
import { sharedModelName } from './modelName.ts';
import type { CoverageCounts, EditCounts, EngineerTime, ModelCount, RunCount, TokenCounts } from './summary.ts';

export function engineerTime(slices: readonly Slice[]): EngineerTime {
	const seconds = secondsOf(slices);
	const observed = secondsOf(slices.filter(({ basis }) => basis === 'observed'));
	return { seconds, observedSeconds: phases.reduce((sum, phase) => sum + observed[phase], 0) };
}

function secondsOf(slices: readonly Slice[]): Readonly<Record<Phase, number>> {
	const times = phaseTimes(slices);
	return recordOf(phases, phase => wholeSeconds(times[phase]));
}

export function wholeSeconds(ms: number): number {
	return Math.round(ms / SECOND_MS);
}

/** US dollars, to a hundredth of a cent. */
export function roundedUsd(usd: number): number {
	return Math.round(usd * PARTS_OF_A_DOLLAR) / PARTS_OF_A_DOLLAR;
}

const PARTS_OF_A_DOLLAR = 10_000;

export function tokenCounts({ usage, responses, lowerBoundResponses, sessionTotals, estimatedResponses }: Tally): TokenCounts {
	return { responses, ...usage, lowerBoundResponses, sessionTotals, estimatedResponses };
}

/** By model, the most responses first. */
export function modelCounts(responses: readonly ResponseRow[], priceOf: PriceOf): readonly ModelCount[] {
	const byModel = [...tallyBy(responses, response => sharedModelName(response.model), priceOf)];
	const counts = byModel.map(([model, sum]): ModelCount => {
		return { model, responses: sum.responses, tokens: sum.usage, usd: sum.costUsd === null ? null : roundedUsd(sum.costUsd) };
	});
	return counts.filter(({ responses }) => responses > 0).sort((a, b) => b.responses - a.responses);
}

/** In the order of classes and results. */
export function runCounts(by: RunCount['by'], runs: readonly Pick<RunRow, 'class' | 'result'>[]): readonly RunCount[] {
	return commandClasses.flatMap(commandClass =>
		commandResults.flatMap(result => {
			const count = runs.filter(run => run.class === commandClass && run.result === result).length;
			return count === 0 ? [] : [{ by, class: commandClass, result, count }];
		}),
	);
}

export function editCounts(edits: readonly Pick<EditRow, 'path' | 'added' | 'removed'>[]): EditCounts {
	const byLanguage = [...Map.groupBy(edits, ({ path }) => languageOf(path))].map(([language, those]) => ({ language, ...changed(those) }));
	return {
		...changed(edits),
		files: new Set(edits.map(({ path }) => path)).size,
		languages: byLanguage.sort((a, b) => b.count - a.count || (a.language < b.language ? -1 : 1)),
	};
}

function changed(edits: readonly Pick<EditRow, 'added' | 'removed'>[]): Pick<EditCounts, 'count' | 'added' | 'removed'> {
	return {
		count: edits.length,
		added: edits.reduce((sum, { added }) => sum + added, 0),
		removed: edits.reduce((sum, { removed }) => sum + removed, 0),
	};
}

/** `states` are of agent-written lines that are not blank, in files where lines are verified. */
export function coverageCounts(states: readonly LineState[], notApplicable: number, bar: VerificationBar): CoverageCounts {
	const count = (counts: (state: LineState) => boolean): number => states.filter(counts).length;
	return {
		bar,
		alive: states.length,
		verified: count(({ verified }) => verified),
		byMachine: recordOf(machineSteps, step => count(({ machine }) => machine === step)),
		byEngineer: recordOf(humanSteps, step => count(({ human }) => human === step)),
		selfGraded: count(({ selfGraded }) => selfGraded),
		notApplicable,
		placed: count(({ origin }) => origin.kind === 'agent' && origin.basis === 'replayed'),
	};
}

function recordOf<K extends string>(keys: readonly K[], valueOf: (key: K) => number): Readonly<Record<K, number>> {
	return Object.fromEntries(keys.map(key => [key, valueOf(key)])) as Record<K, number>;
}
