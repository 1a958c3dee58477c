import { plainText } from '../../base/plainText.ts';
import type { Calendar } from '../../domain/calendar.ts';
import type { BeforeEdit, LedgerHunk } from '../../protocol/ledger.ts';
import { dayLabel } from '../views/sessions/days.ts';

type Shows = Extract<BeforeEdit, { kind: 'known' }>['shows'];

/** "season.ts: before and after Claude Code, Today, 14:20": what an editor with the edit as a diff is called. */
export function diffTitle(path: string, { agentName, at }: LedgerHunk, shows: Shows, now: number, calendar: Calendar): string {
	const name = plainText(path.slice(path.lastIndexOf('/') + 1));
	const edit = `${agentName}, ${dayLabel(calendar.dayOf(at), now, calendar)}, ${calendar.format(at, 'HH:mm')}`;
	return `${name}: before and after ${edit}${shows === 'since' ? ', with all changes since' : ''}`;
}
