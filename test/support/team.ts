/** A made-up team whose members have shared a summary a month: work of several kinds, on two projects, some of it under their own name. */
import type { Day } from '../../src/domain/calendar.ts';
import { humanSteps, machineSteps } from '../../src/domain/ledger/evidence.ts';
import type { ContributorId, Summary, SummaryId } from '../../src/domain/summary/summary.ts';
import { phases } from '../../src/domain/time/slice.ts';
import { workKinds } from '../../src/domain/value/kind.ts';
import { outcomes } from '../../src/domain/value/outcome.ts';
import { seededRandom } from '../../src/domain/value/statistics/random.ts';
import { summaryWith } from './summaries.ts';

const MONTHS = ['2026-08', '2026-09', '2026-10', '2026-11'];
const MODELS = ['claude-opus-4-5', 'claude-sonnet-4-5', 'gpt-5.2-codex'];
const ID_LENGTH = 32;
const hex = (number: number): string => number.toString(16).padStart(ID_LENGTH, '0');

/** So many people; the first of them is named. */
export function madeTeam(people: number): readonly Summary[] {
	const random = seededRandom(people);
	return Array.from({ length: people }, (_, person) => MONTHS.map((month, index) => monthOf(person, month, index))).flat();

	function monthOf(person: number, month: string, index: number): Summary {
		const size = 0.5 + random();
		const sessions = Math.round(24 * size);
		const alive = Math.round(900 * size);
		const verified = Math.round(alive * Math.min(0.95, 0.3 + 0.09 * index + random() / 3));
		return summaryWith({
			id: hex(1 + person * MONTHS.length + index) as SummaryId,
			contributor: hex(1_000 + person) as ContributorId,
			of: 'period',
			period: { first: `${month}-01` as Day, last: `${month}-28` as Day },
			sessions,
			agents: [{ agent: 'claude-code', sessions }],
			prompts: { basis: 'measured', count: sessions * 6 },
			corrections: { basis: 'inferred', count: Math.round(sessions * random()) },
			engineerTime: {
				basis: 'inferred',
				seconds: record(phases, (_, place) => Math.round(([9_000, 15_000, 11_000 + 3_000 * index, 4_000, 600][place] ?? 0) * size)),
				observedSeconds: 6_000,
			},
			agentTime: { basis: 'measured', seconds: Math.round(40_000 * size) },
			cost: { basis: 'estimated', usd: 60 * size, unpricedTokens: 0, pricesOf: `${month}-28` as Day },
			coverage: coverage(alive, verified),
			...lists(sessions, size),
			changes: { basis: 'measured', landed: 9, open: 1, reverted: 0, landedLines: alive, survivingLines: Math.round(alive * 0.9) },
			chosen: { ...(person === 0 ? { author: 'Ada Lovelace' } : {}), ...(person % 2 === 0 ? { project: 'atlas' } : { project: 'zephyr' }) },
		});
	}

	function lists(sessions: number, size: number): Pick<Summary, 'kinds' | 'outcomes' | 'models'> {
		const third = Math.floor(sessions / 3);
		const kinds = workKinds.slice(0, 3).map(kind => ({ kind, sessions: third, said: 0, usd: 20 * size }));
		const { models } = summaryWith();
		const [model] = 'counts' in models ? models.counts : [];
		return {
			kinds: { basis: 'inferred', counts: kinds },
			outcomes: { basis: 'measured', counts: outcomes.slice(0, 3).map(outcome => ({ outcome, sessions: Math.ceil(third / 2) })) },
			models: {
				basis: 'measured',
				counts: model === undefined ? [] : MODELS.map((name, place) => ({ ...model, model: name, usd: (10 + 10 * place) * size })),
			},
		};
	}
}

function coverage(alive: number, verified: number): Summary['coverage'] {
	const byMachine = { ...record(machineSteps, () => 0), none: alive - verified, exercised: verified };
	const byEngineer = { ...record(humanSteps, () => 0), none: alive };
	return { basis: 'measured', bar: 'standard', alive, verified, byMachine, byEngineer, selfGraded: 0, notApplicable: 0, placed: alive };
}

function record<K extends string>(keys: readonly K[], of: (key: K, place: number) => number): Record<K, number> {
	return Object.fromEntries(keys.map((key, place) => [key, of(key, place)])) as Record<K, number>;
}
