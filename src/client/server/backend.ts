import type { CancellationToken, Event } from 'vscode';
import type { ReportDocument } from '../../domain/report/document.ts';
import type { ReportRequest } from '../../domain/report/request.ts';
import type { BeforeEdit, EditPlace, LedgerHunk, Marked, MarkTarget, UnverifiedFile } from '../../protocol/ledger.ts';
import type { Dismissal, LookItem } from '../../protocol/look.ts';
import type { ReportExport, Retag, Said, SessionPage, Status } from '../../protocol/lsp.ts';
import type { Notice } from '../../protocol/notices.ts';
import type { Overview, Progress, Scope, Trouble } from '../../protocol/overview.ts';
import type { SessionSummary } from '../../protocol/sessions.ts';
import type { Settings } from '../../protocol/settings.ts';
import type { Shared, ShareRequest } from '../../protocol/summary.ts';
import type { ChangeSummary, SayKind, SayOutcome } from '../../protocol/value.ts';

/** The language server as the views see it. */
export interface Backend {
	/** Null while the server does not run. */
	readonly questions: Questions | null;
	/** How far the reading of transcripts is; null before the server has said so. */
	readonly progress: Progress | null;
	readonly trouble: Trouble | null;
	/** Whether sample data is shown instead of the engineer's own. */
	readonly sample: boolean;
	/** Facts have changed, or other facts are shown: ask again. */
	readonly onDidChangeFacts: Event<void>;
	/** The engineer's own data instead of sample data, or the other way round: what was shown says nothing about it. */
	readonly onDidSwitchData: Event<void>;
	/** Agent-written lines, or what speaks for them, have changed: ask again for the ledgers that are shown. */
	readonly onDidChangeLedger: Event<void>;
	/** Progress or trouble have changed. */
	readonly onDidChangeState: Event<void>;
	/** Waits until the server runs. */
	whenRunning(): Promise<Questions>;
}

/** What can be asked of a running server. An answer is undefined when none came that can be understood; the log then says why. */
export interface Questions {
	overview(scope: Scope): Promise<Overview | undefined>;
	/** Of the newest days on which any began; all where no number is given. */
	sessions(days?: number): Promise<readonly SessionSummary[] | undefined>;
	/** Null when there is no such session (any more). */
	sessionPage(session: string): Promise<SessionPage | null | undefined>;
	report(request: ReportRequest, token?: CancellationToken): Promise<ReportDocument | undefined>;
	/** The mark that was made; undefined where it was not. */
	retag(retag: Retag): Promise<Said | undefined>;
	/** A report as a text that may leave the machine. */
	exportReport(wanted: ReportExport): Promise<{ readonly text: string } | undefined>;
	/** What is shared of a session or a period; null when there is no such session (any more). */
	share(wanted: ShareRequest): Promise<Shared | null | undefined>;
	status(): Promise<Status | undefined>;
	/** The files with agent-written lines that are not verified, the most of them first. */
	unverified(): Promise<readonly UnverifiedFile[] | undefined>;
	/** The agent-written hunks of a file as it stands in the editor, from the top. */
	fileLedger(uri: string): Promise<readonly LedgerHunk[] | undefined>;
	/** A file as it was before an agent's edit of it. */
	beforeEdit(place: EditPlace): Promise<BeforeEdit | undefined>;
	/** Null when no agent-written line is there. */
	markReviewed(target: MarkTarget): Promise<Marked | null | undefined>;
	/** Null when none of the session's lines is alive in the open folders. */
	markSession(session: string): Promise<Marked | null | undefined>;
	/** Gives the mark. */
	sayOutcome(said: SayOutcome): Promise<Said | undefined>;
	sayKind(said: SayKind): Promise<Said | undefined>;
	/** Commits of the open folders' repositories with agent-written lines, the newest first. */
	changes(token?: CancellationToken): Promise<readonly ChangeSummary[] | undefined>;
	/** What is worth a look in the open folders, the latest first. */
	look(): Promise<readonly LookItem[] | undefined>;
	dismiss(dismissal: Dismissal): Promise<Said | undefined>;
	/** True when the marks are taken back. */
	unmark(marks: readonly string[]): Promise<boolean>;
	/** What is sent to the team's collector next, or would be. */
	telemetryPreview(): Promise<{ readonly text: string } | undefined>;
	/** Null where none is set. */
	telemetryToken(token: string | null): Promise<boolean>;
	/** Looks for new transcripts; resolves when they have been read. */
	refresh(): Promise<void>;
	settingsChanged(settings: Partial<Settings>): Promise<void>;
	foldersChanged(folders: readonly string[]): Promise<void>;
	/** What the editor saw of the engineer; false when it could not be told. */
	noticed(notices: readonly Notice[]): Promise<boolean>;
}

/** What the server says without being asked. */
export interface News {
	changed(): void;
	ledgerChanged(): void;
	progress(progress: Progress): void;
	trouble(trouble: Trouble | null): void;
}
