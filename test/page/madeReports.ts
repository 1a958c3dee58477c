/** Reports as they are composed from facts, for the page to draw. */
import type { ReportDocument } from '../../src/domain/report/document.ts';
import { allocationReport } from '../../src/domain/report/allocation.ts';
import { comparisonReport } from '../../src/domain/report/period/compare.ts';
import { periodReport } from '../../src/domain/report/period/report.ts';
import type { PriceOf } from '../../src/domain/spend/price.ts';
import { Calendar } from '../../src/domain/calendar.ts';
import { teamReport } from '../../src/domain/report/team/report.ts';
import { noUsage } from '../../src/domain/spend/usage.ts';
import { allocationOf } from '../../src/domain/value/allocation.ts';
import { seededRandom } from '../../src/domain/value/statistics/random.ts';
import type { ValuedSession } from '../../src/domain/value/valuedSession.ts';
import { session } from '../support/ledger.ts';
import { madeTeam } from '../support/team.ts';
import { bare, empty, week } from '../unit/domain/report/periods.ts';

const priceOf: PriceOf = (model, usage) => ({ kind: 'known', usd: (model === 'claude-opus-4-5' ? 3 : 1) * usage.output });

const sessions = (model: string, count: number, usd: number): ValuedSession[] =>
	Array.from({ length: count }, (_, index) => ({
		session: session(),
		kind: index % 9 === 8 ? 'fix' : 'test',
		model,
		costUsd: usd + (index % 4),
		correctingTurns: index % 3,
		alive: { lines: 10, verified: index % 8 },
		landed: index % 2,
		responses: [{ model, usage: { ...noUsage, output: 4 }, at: 0 }],
	}));

const allocation = allocationOf([...sessions('claude-opus-4-5', 27, 12), ...sessions('claude-haiku-4-5', 16, 4)], priceOf, seededRandom(1));

export const weekly = periodReport(week);

export const madeReports = {
	weekly,
	'weekly-of-transcripts': periodReport(bare),
	'weekly-empty': periodReport(empty),
	comparison: comparisonReport(week, { ...bare, title: 'Week of 9 November' }),
	team: teamReport({
		summaries: madeTeam(14),
		leftOut: [{ file: 'ada/broken.json', why: 'It is no JSON.' }],
		calendar: new Calendar(week.frame.timeZone),
		frame: week.frame,
	}),
	'team-of-four': teamReport({ summaries: madeTeam(4), leftOut: [], calendar: new Calendar(week.frame.timeZone), frame: week.frame }),
	allocation: allocationReport(allocation, week.frame),
} as const satisfies Readonly<Record<string, ReportDocument>>;
