/** Unverified files and hunks in words. */
import { formatCount, formatCounted } from '../../../base/format.ts';
import { plainText } from '../../../base/plainText.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import type { Standing } from '../../../domain/ledger/standing.ts';
import type { LedgerHunk, UnverifiedFile } from '../../../protocol/ledger.ts';
import { dayLabel } from '../sessions/days.ts';
import { linesIn, type Age, type AgeGroup, type SessionGroup } from './grouping.ts';

const standingWords: Readonly<Record<Standing, string>> = {
	proved: 'killed every mutant',
	exercised: 'run by a passing test',
	reviewed: 'reviewed by you',
	selfGraded: 'agent’s own tests only',
	tested: 'tested, lines not run',
	checked: 'checked only',
	seen: 'seen only',
	nothing: 'no evidence',
};

export function fileName({ path }: UnverifiedFile): string {
	return plainText(path.slice(path.lastIndexOf('/') + 1));
}

/** "12 of 41 unverified · src/parse": a narrow sidebar cuts the end off. Of a file that is listed in part, only that part counts. */
export function fileDescription(file: UnverifiedFile, isPart: boolean): string {
	const folder = plainText(file.path.slice(0, Math.max(0, file.path.lastIndexOf('/'))));
	return [isPart ? linesText([file]) : countText([file]), folder].filter(part => part !== '').join(' · ');
}

/** "12 of 41 unverified" */
export function countText(files: readonly UnverifiedFile[]): string {
	const alive = files.reduce((sum, file) => sum + file.alive, 0);
	const verified = files.reduce((sum, file) => sum + file.verified, 0);
	return `${formatCount(alive - verified)} of ${formatCount(alive)} unverified`;
}

/** "12 unverified" */
export function linesText(files: readonly UnverifiedFile[]): string {
	return `${formatCount(linesIn(files))} unverified`;
}

/** For screen readers. */
export function fileSpoken(file: UnverifiedFile, isPart: boolean): string {
	const count = isPart ? linesText([file]) : countText([file]);
	return `${plainText(file.path)}, ${count} agent-written lines, ${formatCounted(file.hunks.length, 'hunk')}`;
}

/** A session is called what the Sessions view calls it; before that is known, by its agent. */
export function sessionLabel({ agentName }: SessionGroup, title: string | undefined): string {
	return title ?? `Session of ${agentName}`;
}

/** "12 unverified · Claude Code · Today" */
export function sessionGroupDescription({ files, agentName, at }: SessionGroup, now: number, calendar: Calendar): string {
	return [linesText(files), agentName, dayLabel(calendar.dayOf(at), now, calendar)].join(' · ');
}

/** For screen readers. */
export function sessionGroupSpoken(group: SessionGroup, title: string | undefined, now: number, calendar: Calendar): string {
	const day = dayLabel(calendar.dayOf(group.at), now, calendar);
	return `${sessionLabel(group, title)}, by ${group.agentName}, ${day}, ${groupCount(group.files)}`;
}

export const ageLabels: Readonly<Record<Age, string>> = {
	today: 'Today',
	yesterday: 'Yesterday',
	week: 'Last 7 days',
	month: 'Last 30 days',
	older: 'Older',
};

/** For screen readers. */
export function ageSpoken({ age, files }: AgeGroup): string {
	return `${ageLabels[age]}, ${groupCount(files)}`;
}

function groupCount(files: readonly UnverifiedFile[]): string {
	return `${linesText(files)} agent-written lines in ${formatCounted(files.length, 'file')}`;
}

/** "Line 7", "Lines 12–20": as editors number them. */
export function linesLabel({ from, to }: Pick<LedgerHunk, 'from' | 'to'>, dash = '–'): string {
	return to - from === 1 ? `Line ${formatCount(to)}` : `Lines ${formatCount(from + 1)}${dash}${formatCount(to)}`;
}

/** "tested · Claude Code · Tuesday, 18 November": a narrow sidebar cuts the end off. */
export function hunkDescription(hunk: LedgerHunk, now: number, calendar: Calendar): string {
	return [standingWords[hunk.standing], hunk.agentName, dayOf(hunk, now, calendar)].join(' · ');
}

/** For screen readers. */
export function hunkSpoken(hunk: LedgerHunk, now: number, calendar: Calendar): string {
	const lines = `${linesLabel(hunk, ' to ')}, ${formatCounted(hunk.lines, 'agent-written line')}`;
	return `${lines}, by ${hunk.agentName}, ${dayOf(hunk, now, calendar)}, ${standingWords[hunk.standing]}, not verified`;
}

/** How many files there are to look at. */
export function badgeText(files: number): string {
	return `${formatCounted(files, 'file')} with agent-written lines that are not verified`;
}

function dayOf({ at }: LedgerHunk, now: number, calendar: Calendar): string {
	return dayLabel(calendar.dayOf(at), now, calendar);
}
