/** The wire between the extension host (or another LSP client) and the language server. Both ends parse what arrives. */
import { NotificationType, RequestType } from 'vscode-languageserver-protocol';
import * as z from 'zod/mini';
import { atLeastOne, count, quantity } from './numbers.ts';
import { phases } from '../domain/time/slice.ts';
import type { Overview, Progress, Scope, Trouble } from './overview.ts';
import type { BeforeEdit, EditPlace, LedgerHunk, Marked, MarkTarget, UnverifiedFile } from './ledger.ts';
import type { ReportDocument } from '../domain/report/document.ts';
import type { ReportRequest } from '../domain/report/request.ts';
import type { Dismissal, LookItem } from './look.ts';
import type { Notice } from './notices.ts';
import { exportFormats, reportSchema } from './report.ts';
import { budgetSchema } from './budget.ts';
import { settingsSchema, type Settings } from './settings.ts';
import type { ChangeSummary, SayKind, SayOutcome } from './value.ts';
import type { SessionsAsked, SessionSummary } from './sessions.ts';
import type { Shared, ShareRequest } from './summary.ts';

/** `initializationOptions` of the initialize request. */
export const initializationSchema = z.object({
	/** The database file; null keeps everything in memory. */
	store: z._default(z.nullable(z.string()), null),
	/** Look for agents' folders here instead of the user's home and the agents' environment variables. */
	home: z._default(z.nullable(z.string()), null),
	/** IANA time zone of the engineer's days; null is the machine's. */
	timeZone: z._default(z.nullable(z.string()), null),
	/**
	 * The folders that are open in the editor: the working trees whose coverage is measured. Null: the workspace folders that the
	 * client names to every language server, as long as it has them open.
	 */
	folders: z._default(z.nullable(z.array(z.string())), null),
	/** Who runs the commands of lenses: the client, which then has all of them itself, or the server (`workspace/executeCommand`). */
	commands: z._default(z.enum(['client', 'server']), 'server'),
	/** A folder with sample data to show instead of the engineer's own; null for their own. Never stored. */
	sample: z._default(z.nullable(z.string()), null),
	settings: z._default(z.partial(settingsSchema), {}),
});
export type Initialization = z.input<typeof initializationSchema>;

// Client to server.

/** Asks for all that the Overview shows of a scope. */
export const overviewRequest = new RequestType<Scope, Overview, void>('bookend/overview');

/** Asks for sessions, newest first; subagents are counted with the session that started them. */
export const sessionsRequest = new RequestType<SessionsAsked, readonly SessionSummary[], void>('bookend/sessions');

/** Asks for the Markdown page of one session. Null when there is no such session (any more). */
export const sessionPageRequest = new RequestType<{ readonly session: string }, SessionPage | null, void>('bookend/sessionPage');
export const sessionPageSchema = z.object({ title: z.string(), markdown: z.string() });
export type SessionPage = z.infer<typeof sessionPageSchema>;

/** Asks for a report: what a page in the editor shows. */
export const reportRequest = new RequestType<ReportRequest, ReportDocument, void>('bookend/report');

/** Asks for a report that is shown as a text that may leave: words of transcripts, addresses and ids are left out. */
export const exportReportRequest = new RequestType<ReportExport, { readonly text: string }, void>('bookend/exportReport');
export const reportExportSchema = z.object({ report: reportSchema, format: z.enum(exportFormats) });
export type ReportExport = z.infer<typeof reportExportSchema>;
export const exportedSchema = z.object({ text: z.string() });

/** Asks for what is shared of a session or a period, as the text that is then written. Null when there is no such session (any more). */
export const shareRequest = new RequestType<ShareRequest, Shared | null, void>('bookend/share');

/** Asks for the figures of the status bar. */
export const statusRequest = new RequestType<Record<string, never>, Status, void>('bookend/status');
export const statusSchema = z.object({
	/** Today's list-price estimate; null when nothing today has a price. */
	usd: z.nullable(quantity),
	tokens: count,
	unpricedTokens: count,
	responses: count,
	/** Verified and all agent-written lines of the open folders; null where that is not measured, or nothing is to verify. */
	coverage: z.nullable(z.object({ verified: count, alive: atLeastOne })),
	/** Null where the engineer has set no limit. */
	budget: z.nullable(budgetSchema),
});
export type Status = z.infer<typeof statusSchema>;

/** Looks for new transcripts now; answers when they have been read. */
export const refreshRequest = new RequestType<Record<string, never>, null, void>('bookend/refresh');

/** Asks for what is sent to the team's collector next, or would be, as a text for people. Nothing is sent by asking. */
export const telemetryPreviewRequest = new RequestType<Record<string, never>, { readonly text: string }, void>('bookend/telemetryPreview');

/** What the collector wants to know who sends; null where nothing is set. It is kept by the client. */
export const telemetryTokenNotification = new NotificationType<TelemetryToken>('bookend/telemetryToken');
export const telemetryTokenSchema = z.object({ token: z.nullable(z.string()) });
export type TelemetryToken = z.infer<typeof telemetryTokenSchema>;

/** The settings have changed; all of them are sent. */
export const settingsNotification = new NotificationType<Partial<Settings>>('bookend/settings');

/** The folders that are open in the editor have changed; all of them are sent. */
export const foldersNotification = new NotificationType<{ readonly folders: readonly string[] }>('bookend/folders');

/** Asks for the files of the open folders that have agent-written lines without verification, the most of them first. */
export const unverifiedRequest = new RequestType<Record<string, never>, readonly UnverifiedFile[], void>('bookend/unverified');

/** Asks for the hunks of agent-written lines of one file, as it stands in the editor, verified or not, from the top. */
export const fileLedgerRequest = new RequestType<{ readonly uri: string }, readonly LedgerHunk[], void>('bookend/fileLedger');

/** Asks for a file as it was before an agent's edit of it. */
export const beforeEditRequest = new RequestType<EditPlace, BeforeEdit, void>('bookend/beforeEdit');

/** The engineer says that lines are reviewed: those from `from` up to `to`, or with null all of the file. Null: there is no agent-written line. */
export const markReviewedRequest = new RequestType<MarkTarget, Marked | null, void>('bookend/markReviewed');

/** The engineer says that a session is reviewed: all of its lines in the open folders. Null: there is none. */
export const markSessionRequest = new RequestType<{ readonly session: string }, Marked | null, void>('bookend/markSession');

/** The engineer says what a stretch of their time was for; null: they were away. Gives the mark, to take it back. */
export const retagRequest = new RequestType<Retag, Said, void>('bookend/retag');
export const retagSchema = z
	.object({ from: z.number(), to: z.number(), phase: z.nullable(z.enum(phases)) })
	.check(z.refine(({ from, to }) => from < to, 'from has to be before to'));
export type Retag = z.infer<typeof retagSchema>;

/** Keeps what the engineer says came of a session or a change; gives the mark. What was said last holds. */
export const sayOutcomeRequest = new RequestType<SayOutcome, Said, void>('bookend/sayOutcome');

/** Keeps what kind of work the engineer says a session was. */
export const sayKindRequest = new RequestType<SayKind, Said, void>('bookend/sayKind');
export const saidSchema = z.object({ mark: z.string() });
export type Said = z.infer<typeof saidSchema>;

/** Asks for the commits of the open folders' repositories that have agent-written lines, the newest first. */
export const changesRequest = new RequestType<Record<string, never>, readonly ChangeSummary[], void>('bookend/changes');

/** Asks for what is worth a look in the open folders, the latest first; what was dismissed is left out. */
export const lookRequest = new RequestType<Record<string, never>, readonly LookItem[], void>('bookend/look');

/** The engineer does not want to be shown an item any more. Taken back as other marks are. */
export const dismissRequest = new RequestType<Dismissal, Said, void>('bookend/dismiss');

/** Takes marks back. */
export const unmarkRequest = new RequestType<{ readonly marks: readonly string[] }, null, void>('bookend/unmark');

/** What the editor saw of the engineer; sent at most once a second, oldest first. */
export const noticesNotification = new NotificationType<{ readonly notices: readonly Notice[] }>('bookend/notices');

// Server to client.

/** Lines, or what speaks for them, have changed: the client asks again for the ledgers it shows. */
export const ledgerChangedNotification = new NotificationType<Record<string, never>>('bookend/ledgerChanged');

/** Sent when facts have changed; the client asks again for what it shows. */
export const changedNotification = new NotificationType<{ readonly revision: number }>('bookend/changed');

/** How far the reading of transcripts is; sent at most ten times a second. */
export const progressNotification = new NotificationType<Progress>('bookend/progress');

/** Something keeps the views from being right; null when it is over. */
export const troubleNotification = new NotificationType<Trouble | null>('bookend/trouble');
