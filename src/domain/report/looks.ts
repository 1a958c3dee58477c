import { standings } from '../ledger/standing.ts';
import { phases } from '../time/slice.ts';

/** What can be told apart in a plot; each has one colour or pattern everywhere. `all` stands behind its parts. */
export const reportLooks = [...phases, ...standings, 'verified', 'all', 'landed', 'open', 'dropped', 'money'] as const;
export type ReportLook = (typeof reportLooks)[number];
