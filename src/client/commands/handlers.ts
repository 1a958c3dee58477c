import * as vscode from 'vscode';
import type { Calendar } from '../../domain/calendar.ts';
import type { SessionSummary } from '../../protocol/sessions.ts';
import { fileMeant, type Review } from '../ledger/review.ts';
import { runTests } from '../ledger/runTests.ts';
import type { Look } from '../look/look.ts';
import type { UnverifiedList } from '../ledger/unverifiedList.ts';
import type { Server } from '../server/server.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Sharing } from '../share/sharing.ts';
import type { SummaryRequest } from '../../protocol/summary.ts';
import { retagSlice } from '../time/retagSlice.ts';
import { viewIds } from '../views/ids.ts';
import type { SessionsTree } from '../views/sessions/sessionsTree.ts';
import type { UnverifiedTree } from '../views/unverified/unverifiedTree.ts';
import type { Reports } from '../views/report/reports.ts';
import { showSessionPage } from '../views/sessionPage.ts';
import type { CommandRunner, Commands, SessionArgument } from './commands.ts';
import { sessionMeant } from './pickSession.ts';
import { askPeriod, comparePeriods } from './comparePeriods.ts';
import { explainLine } from './explainLine.ts';
import { teamReport } from './teamReport.ts';
import { sayKind, sayOutcome } from './sayOutcome.ts';

export interface CommandParts {
	readonly extension: vscode.Extension<unknown>;
	readonly server: Server;
	readonly calendar: Calendar;
	readonly review: Review;
	readonly look: Look;
	readonly unverified: UnverifiedList;
	readonly reports: Reports;
	readonly telemetry: Telemetry;
	readonly sharing: Sharing;
	readonly log: vscode.LogOutputChannel;
	readonly sessions: Pick<SessionsTree, 'showOlder'>;
	readonly unverifiedTree: Pick<UnverifiedTree, 'groupBy'>;
}

export const runCommand: CommandRunner = (command, ...args) => {
	void vscode.commands.executeCommand(command, ...args);
};

/** What each command does. */
export function commandHandlers(parts: CommandParts): Commands {
	return {
		...viewCommands(parts),
		...sessionCommands(parts),
		...reviewCommands(parts),
		...lookCommands(parts),
		...reportCommands(parts),
		...shownReportCommands(parts),
		...telemetryCommands(parts),
		...shareCommands(parts),
		...serverCommands(parts),
	};
}

function viewCommands({ extension, log, sessions, unverifiedTree }: CommandParts) {
	return {
		'bookend.openOverview': () => execute(`${viewIds.overview}.focus`),
		'bookend.showOlderSessions': () => {
			sessions.showOlder();
		},
		'bookend.listByFile': () => {
			unverifiedTree.groupBy('file');
		},
		'bookend.listBySession': () => {
			unverifiedTree.groupBy('session');
		},
		'bookend.listByAge': () => {
			unverifiedTree.groupBy('age');
		},
		'bookend.openWalkthrough': () => execute('workbench.action.openWalkthrough', `${extension.id}#start`),
		'bookend.openSettings': () => execute('workbench.action.openSettings', `@ext:${extension.id}`),
		'bookend.showLog': () => {
			log.show();
		},
	} satisfies Partial<Commands>;
}

function sessionCommands({ server, calendar, review, unverified }: CommandParts) {
	const meant = (argument?: SessionArgument): Promise<SessionSummary | undefined> => sessionMeant(argument, server, calendar);
	return {
		'bookend.openSession': async argument => withSession(await meant(argument), session => showSessionPage(session, calendar)),
		'bookend.openTranscript': async argument => withSession(await meant(argument), openTranscript),
		'bookend.copySessionId': async argument => withSession(await meant(argument), copyId),
		'bookend.markSessionReviewed': async argument => {
			const isOffered = ({ id }: SessionSummary): boolean => unverified.sessions().has(id);
			await withSession(await sessionMeant(argument, server, calendar, isOffered), session => review.markSession(session.id));
		},
		'bookend.sayOutcome': argument => sayOutcome(argument, server, calendar),
		'bookend.sayKind': argument => sayKind(argument, server, calendar),
	} satisfies Partial<Commands>;
}

function reviewCommands({ review }: CommandParts) {
	return {
		'bookend.markReviewed': (of, lines) => review.mark(of, lines),
		'bookend.markFileReviewed': of => review.markFile(of),
		'bookend.undoReview': () => review.undo(),
		'bookend.showEdit': (of, lines) => review.showEdit(of, lines),
		'bookend.runTests': of => runTests(fileMeant(of)),
		'bookend.reviewNext': at => review.next(at),
		'bookend.reviewPrevious': () => review.previous(),
	} satisfies Partial<Commands>;
}

function lookCommands({ look }: CommandParts) {
	return {
		'bookend.openLook': of => look.open(of),
		'bookend.dismissLook': of => look.dismiss(of),
		'bookend.undoDismissal': () => look.undo(),
	} satisfies Partial<Commands>;
}

function telemetryCommands({ telemetry }: CommandParts) {
	return {
		'bookend.previewTelemetry': () => telemetry.preview(),
		'bookend.setTelemetryToken': () => telemetry.setToken(),
		'bookend.removeTelemetryToken': () => telemetry.removeToken(),
	} satisfies Partial<Commands>;
}

function serverCommands({ server }: CommandParts) {
	return {
		'bookend.refresh': () => whileOverviewShowsProgress(async () => server.questions?.refresh()),
		'bookend.showSample': () => server.showSample(true),
		'bookend.showOwnData': () => server.showSample(false),
		'bookend.restartServer': () => server.restart(),
	} satisfies Partial<Commands>;
}

function reportCommands({ reports, server, calendar }: CommandParts) {
	return {
		'bookend.explainCoverage': period => {
			reports.explainCoverage(period);
		},
		'bookend.yourDay': day => {
			reports.yourDay(day);
		},
		'bookend.weeklyReport': day => {
			reports.open({ kind: 'period', days: { unit: 'week', of: day ?? null }, outcome: null });
		},
		'bookend.sessionReport': async argument => {
			const session = await sessionMeant(argument, server, calendar);
			if (session !== undefined) {
				reports.open({ kind: 'session', session: session.id });
			}
		},
		'bookend.comparePeriods': async () => {
			await comparePeriods(reports, calendar);
		},
		'bookend.modelAllocation': () => {
			reports.open({ kind: 'allocation' });
		},
		'bookend.teamReport': folder => teamReport(reports, folder),
		'bookend.explainLine': () => {
			explainLine(reports);
		},
	} satisfies Partial<Commands>;
}

/** What is done with the report that is on show. */
function shownReportCommands({ reports, server, calendar }: CommandParts) {
	return {
		'bookend.retagSlice': slice => retagSlice(slice, server, calendar),
		'bookend.exportReportMarkdown': () => reports.exportAs('markdown'),
		'bookend.exportReportHtml': () => reports.exportAs('html'),
		'bookend.exportReportJson': () => reports.exportAs('json'),
		'bookend.copyReportMarkdown': () => reports.copyAsMarkdown(),
	} satisfies Partial<Commands>;
}

function shareCommands({ sharing, server, calendar }: CommandParts) {
	const withMeant = async (argument: SessionArgument | undefined, work: (subject: SummaryRequest) => Promise<void>): Promise<void> =>
		withSession(await sessionMeant(argument, server, calendar), ({ id }) => work({ of: 'session', session: id }));
	return {
		'bookend.exportSession': argument => withMeant(argument, subject => sharing.toFile(subject)),
		'bookend.copySummary': argument => withMeant(argument, subject => sharing.toClipboard(subject)),
		'bookend.exportPeriod': async () => {
			const days = await askPeriod(calendar);
			if (days !== undefined) {
				await sharing.toFile({ of: 'period', days });
			}
		},
	} satisfies Partial<Commands>;
}

async function execute(command: string, ...args: readonly unknown[]): Promise<void> {
	await vscode.commands.executeCommand(command, ...args);
}

async function whileOverviewShowsProgress(work: () => Promise<void>): Promise<void> {
	await vscode.window.withProgress({ location: { viewId: viewIds.overview } }, work);
}

async function withSession(session: SessionSummary | undefined, work: (session: SessionSummary) => Promise<void>): Promise<void> {
	if (session !== undefined) {
		await work(session);
	}
}

async function openTranscript({ transcript, agentName }: SessionSummary): Promise<void> {
	if (transcript === null) {
		void vscode.window.showInformationMessage(`${agentName} has deleted the transcript of this session. What Bookend counted of it stays.`);
		return;
	}
	await execute('vscode.open', vscode.Uri.file(transcript));
}

async function copyId({ id }: SessionSummary): Promise<void> {
	await vscode.env.clipboard.writeText(id);
	vscode.window.setStatusBarMessage('Session id copied.', 3_000);
}
