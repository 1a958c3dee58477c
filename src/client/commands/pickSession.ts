import * as vscode from 'vscode';
import type { Calendar } from '../../domain/calendar.ts';
import type { SessionSummary } from '../../protocol/sessions.ts';
import type { Backend } from '../server/backend.ts';
import { sessionDescription, sessionTitle } from '../views/sessions/labels.ts';
import { sessionIdOf, type SessionArgument } from './commands.ts';

/** The session that is meant: the one given, or the one that the engineer picks of those offered. Undefined when there is none. */
export async function sessionMeant(
	argument: SessionArgument | undefined,
	backend: Backend,
	calendar: Calendar,
	isOffered: (session: SessionSummary) => boolean = () => true,
): Promise<SessionSummary | undefined> {
	const sessions = (await backend.questions?.sessions()) ?? [];
	if (argument !== undefined) {
		return sessions.find(session => session.id === sessionIdOf(argument));
	}
	const items = sessions.filter(isOffered).map(session => ({
		label: withoutIcons(sessionTitle(session)),
		description: sessionDescription(session),
		detail: `${calendar.format(session.startedAt, 'EEEE, d MMMM, HH:mm')} · ${withoutIcons(session.projectLabel)}`,
		session,
	}));
	const picked = await vscode.window.showQuickPick(items, pickOptions);
	return picked?.session;
}

/** The walkthrough takes the focus when a step of it is done, and would close the list that the step has opened. */
const pickOptions: vscode.QuickPickOptions = {
	placeHolder: 'Which session?',
	matchOnDescription: true,
	matchOnDetail: true,
	ignoreFocusOut: true,
};

/** A quick pick draws `$(name)` as an icon; in foreign words it is text. */
export function withoutIcons(text: string): string {
	return text.replaceAll('$(', '\\$(');
}
