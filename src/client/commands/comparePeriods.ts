/** Asks which two periods to hold against each other. */
import * as vscode from 'vscode';
import type { Calendar } from '../../domain/calendar.ts';
import { daysIn } from '../../domain/report/daysText.ts';
import type { ReportDays } from '../../domain/report/request.ts';
import type { Reports } from '../views/report/reports.ts';

interface TwoPeriods {
	readonly first: ReportDays;
	readonly second: ReportDays;
}

/** Opens the two that the engineer names. */
export async function comparePeriods(reports: Reports, calendar: Calendar): Promise<void> {
	const periods = await askPeriods(calendar);
	if (periods !== undefined) {
		reports.open({ kind: 'comparison', ...periods });
	}
}

/** Undefined where the engineer gives up. */
async function askPeriods(calendar: Calendar): Promise<TwoPeriods | undefined> {
	const picked = await vscode.window.showQuickPick(choicesOn(calendar, Date.now()), {
		placeHolder: 'Which two periods?',
		ignoreFocusOut: true,
	});
	if (picked === undefined) {
		return undefined;
	}
	if (picked.periods !== null) {
		return picked.periods;
	}
	const first = await askDays('The first period', calendar);
	const second = first && (await askDays('The second period', calendar));
	return first && second && { first, second };
}

interface Choice extends vscode.QuickPickItem {
	/** Null asks for days. */
	readonly periods: TwoPeriods | null;
}

function choicesOn(calendar: Calendar, now: number): readonly Choice[] {
	const today = calendar.dayOf(now);
	const pair = (unit: 'week' | 'month', start: typeof today): TwoPeriods => ({
		first: { unit, of: null },
		second: { unit, of: calendar.addDays(start, -1) },
	});
	return [
		{ label: 'This week and the one before', periods: pair('week', calendar.startOfWeek(today)) },
		{ label: 'This month and the one before', periods: pair('month', calendar.startOfMonth(today)) },
		{ label: 'Other days …', periods: null },
	];
}

/** One period; undefined where the engineer gives up. */
export async function askPeriod(calendar: Calendar): Promise<ReportDays | undefined> {
	const today = calendar.dayOf(Date.now());
	const items: readonly (vscode.QuickPickItem & { readonly days: ReportDays | null })[] = [
		{ label: 'This week', days: { unit: 'week', of: null } },
		{ label: 'Last week', days: { unit: 'week', of: calendar.addDays(calendar.startOfWeek(today), -1) } },
		{ label: 'This month', days: { unit: 'month', of: null } },
		{ label: 'Last month', days: { unit: 'month', of: calendar.addDays(calendar.startOfMonth(today), -1) } },
		{ label: 'Today', days: { unit: 'day', of: null } },
		{ label: 'Other days …', days: null },
	];
	const picked = await vscode.window.showQuickPick(items, { placeHolder: 'Which period?', ignoreFocusOut: true });
	return picked?.days === null ? askDays('The period', calendar) : picked?.days;
}

async function askDays(title: string, calendar: Calendar): Promise<ReportDays | undefined> {
	const text = await vscode.window.showInputBox({
		title,
		prompt: 'Two dates, both included, such as 2026-10-01..2026-10-31.',
		ignoreFocusOut: true,
		validateInput: given =>
			daysIn(given, calendar) === undefined ? 'Write two dates as 2026-10-01..2026-10-31, the earlier one first.' : undefined,
	});
	return text === undefined ? undefined : daysIn(text, calendar);
}
