import * as vscode from 'vscode';
import type { Calendar } from '../../../domain/calendar.ts';
import type { SessionSummary } from '../../../protocol/sessions.ts';
import { lineKinds } from '../ids.ts';
import { sessionDescription, sessionFacts, sessionSpoken, sessionTitle } from './labels.ts';

const agentIcons: Readonly<Record<string, string>> = {
	'claude-code': 'sparkle',
	codex: 'hubot',
	'copilot-chat': 'copilot',
	'copilot-cli': 'copilot',
};
const otherAgentIcon = 'comment-discussion';

/** A session's line; its tooltip is made when the mouse rests on it. */
export function sessionItem(session: SessionSummary, calendar: Calendar): vscode.TreeItem {
	const item = new vscode.TreeItem(sessionTitle(session));
	item.id = `session ${session.id}`;
	item.description = sessionDescription(session);
	item.iconPath = agentIcon(session.id);
	item.contextValue = session.transcript === null ? lineKinds.session : lineKinds.sessionWithTranscript;
	item.accessibilityInformation = { label: sessionSpoken(session, calendar) };
	item.command = { command: 'bookend.openSession', title: 'Open Session Page', arguments: [session.id] };
	return item;
}

/** By the agent that a session's id begins with. */
export function agentIcon(session: string): vscode.ThemeIcon {
	return new vscode.ThemeIcon(agentIcons[session.slice(0, session.indexOf(':'))] ?? otherAgentIcon);
}

/** All that is known of the session and how. Its words are foreign: they are appended as text, never as Markdown. */
export function sessionTooltip(session: SessionSummary, calendar: Calendar): vscode.MarkdownString {
	const tooltip = new vscode.MarkdownString();
	tooltip.appendMarkdown('**').appendText(sessionTitle(session)).appendMarkdown('**\n\n');
	for (const { label, value, known } of sessionFacts(session, calendar)) {
		tooltip.appendMarkdown(`${label}: `).appendText(value);
		tooltip.appendMarkdown(known === 'measured' ? '  \n' : ` *(${known})*  \n`);
	}
	return tooltip.appendMarkdown('\n\nEverything else is counted from the transcript.');
}
