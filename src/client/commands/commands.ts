import type { Period } from '../../protocol/overview.ts';
import type { SliceToRetag } from '../../protocol/webview.ts';
import type { Lines, MarkArgument } from '../ledger/target.ts';
import type { LookArgument } from '../look/lookState.ts';
import type { Place } from '../ledger/walk.ts';

/** Every command, with what it takes. package.json is held to this list by a test. */
export interface Commands {
	'bookend.openOverview': () => Promise<void>;
	/** Looks for new transcripts now. */
	'bookend.refresh': () => Promise<void>;
	/** Of no session given, asks which. */
	'bookend.openSession': (session?: SessionArgument) => Promise<void>;
	'bookend.openTranscript': (session?: SessionArgument) => Promise<void>;
	'bookend.copySessionId': (session?: SessionArgument) => Promise<void>;
	/** The last line of the Sessions tree. */
	'bookend.showOlderSessions': () => void;
	/** Of nothing given, what is selected in the editor, or the hunk that the cursor is in. */
	'bookend.markReviewed': (of?: MarkArgument, lines?: Lines) => Promise<void>;
	/** All of a file: the active editor's, if none is given. */
	'bookend.markFileReviewed': (of?: MarkArgument) => Promise<void>;
	/** All lines of a session that are alive in the open folders. Of none given, asks which. */
	'bookend.markSessionReviewed': (session?: SessionArgument) => Promise<void>;
	/** Of no session given, asks of which, or of which change. */
	'bookend.sayOutcome': (session?: SessionArgument) => Promise<void>;
	/** Of no session given, asks of which. */
	'bookend.sayKind': (session?: SessionArgument) => Promise<void>;
	/** An item of what is worth a look: its file, or its session. Of none given, asks which. */
	'bookend.openLook': (of?: LookArgument) => Promise<void>;
	/** An item is not to be shown any more; asks why. Of none given, asks which. */
	'bookend.dismissLook': (of?: LookArgument) => Promise<void>;
	/** Takes the last dismissal of this window back. */
	'bookend.undoDismissal': () => Promise<void>;
	/** Takes the last review mark of this window back. */
	'bookend.undoReview': () => Promise<void>;
	/** The agent's edit that wrote a hunk, as a diff; of nothing given, the hunk that the cursor is in. */
	'bookend.showEdit': (of?: MarkArgument, lines?: Lines) => Promise<void>;
	/** The test task that is nearest to a file; of none given, to that of the active editor. */
	'bookend.runTests': (of?: MarkArgument) => Promise<void>;
	/** Selects the unverified hunk at a place; of none given, the next one over all files. */
	'bookend.reviewNext': (at?: Place) => Promise<void>;
	'bookend.reviewPrevious': () => Promise<void>;
	/** How Unverified Changes are listed. */
	'bookend.listByFile': () => void;
	'bookend.listBySession': () => void;
	'bookend.listByAge': () => void;
	/** Why coverage is what it is; its change over the period. */
	'bookend.explainCoverage': (period?: Period) => void;
	/** Asks what a slice of time was for; of none given, which one of today. */
	'bookend.retagSlice': (slice?: SliceToRetag) => Promise<void>;
	/** What a week came to; of none given by a date in it, this one. */
	'bookend.weeklyReport': (day?: string) => void;
	/** One session; of none given, asks which. */
	'bookend.sessionReport': (session?: SessionArgument) => Promise<void>;
	/** Asks which two periods. */
	'bookend.comparePeriods': () => Promise<void>;
	'bookend.modelAllocation': () => void;
	/** Over the summaries in a folder; of none given, asks which. */
	'bookend.teamReport': (folder?: string) => Promise<void>;
	/** The line that the cursor is in. */
	'bookend.explainLine': () => void;
	/** What a day's time went into: an ISO date, or today. */
	'bookend.yourDay': (day?: string) => void;
	/** The report that is on show, in a file. */
	'bookend.exportReportMarkdown': () => Promise<void>;
	'bookend.exportReportHtml': () => Promise<void>;
	'bookend.exportReportJson': () => Promise<void>;
	'bookend.copyReportMarkdown': () => Promise<void>;
	/** What is sent to the team's collector, or would be: every field of it. */
	'bookend.previewTelemetry': () => Promise<void>;
	/** Asks for what the collector wants to know who sends, and keeps it among VS Code's secrets. */
	'bookend.setTelemetryToken': () => Promise<void>;
	'bookend.removeTelemetryToken': () => Promise<void>;
	/** In figures, for others; of no session given, asks which. */
	'bookend.exportSession': (session?: SessionArgument) => Promise<void>;
	/** Asks which period. */
	'bookend.exportPeriod': () => Promise<void>;
	/** Of a session; of none given, asks which. */
	'bookend.copySummary': (session?: SessionArgument) => Promise<void>;
	'bookend.showSample': () => Promise<void>;
	'bookend.showOwnData': () => Promise<void>;
	'bookend.openWalkthrough': () => Promise<void>;
	'bookend.openSettings': () => Promise<void>;
	'bookend.showLog': () => void;
	'bookend.restartServer': () => Promise<void>;
}

/** An id, or the tree's node of a session: VS Code hands over the node that was clicked. */
export type SessionArgument = string | { readonly session: { readonly id: string } };

/** Where a command can be called: by anybody who types its name, or only from the view it belongs to. */
export const commandPlaces: Readonly<Record<keyof Commands, 'palette' | 'view'>> = {
	'bookend.openOverview': 'palette',
	'bookend.refresh': 'palette',
	'bookend.openSession': 'palette',
	'bookend.openTranscript': 'palette',
	'bookend.copySessionId': 'palette',
	'bookend.showOlderSessions': 'view',
	'bookend.markReviewed': 'palette',
	'bookend.markFileReviewed': 'palette',
	'bookend.markSessionReviewed': 'palette',
	'bookend.sayOutcome': 'palette',
	'bookend.sayKind': 'palette',
	'bookend.openLook': 'palette',
	'bookend.dismissLook': 'palette',
	'bookend.undoDismissal': 'palette',
	'bookend.undoReview': 'palette',
	'bookend.showEdit': 'palette',
	'bookend.runTests': 'palette',
	'bookend.reviewNext': 'palette',
	'bookend.reviewPrevious': 'palette',
	'bookend.listByFile': 'palette',
	'bookend.listBySession': 'palette',
	'bookend.listByAge': 'palette',
	'bookend.explainCoverage': 'palette',
	'bookend.yourDay': 'palette',
	'bookend.weeklyReport': 'palette',
	'bookend.sessionReport': 'palette',
	'bookend.comparePeriods': 'palette',
	'bookend.modelAllocation': 'palette',
	'bookend.teamReport': 'palette',
	'bookend.explainLine': 'palette',
	'bookend.retagSlice': 'palette',
	'bookend.exportReportMarkdown': 'palette',
	'bookend.exportReportHtml': 'palette',
	'bookend.exportReportJson': 'palette',
	'bookend.copyReportMarkdown': 'palette',
	'bookend.previewTelemetry': 'palette',
	'bookend.setTelemetryToken': 'palette',
	'bookend.removeTelemetryToken': 'palette',
	'bookend.exportSession': 'palette',
	'bookend.exportPeriod': 'palette',
	'bookend.copySummary': 'palette',
	'bookend.showSample': 'palette',
	'bookend.showOwnData': 'palette',
	'bookend.openWalkthrough': 'palette',
	'bookend.openSettings': 'palette',
	'bookend.showLog': 'palette',
	'bookend.restartServer': 'palette',
};

export const commandIds = Object.keys(commandPlaces) as readonly (keyof Commands)[];

/** Commands that need no argument. */
export type PlainCommand = { [K in keyof Commands]: Parameters<Commands[K]> extends [] ? K : never }[keyof Commands];

/** Runs one of our own commands, with the arguments it takes. */
export type CommandRunner = <K extends keyof Commands>(command: K, ...args: Parameters<Commands[K]>) => void;

export function sessionIdOf(argument: SessionArgument): string {
	return typeof argument === 'string' ? argument : argument.session.id;
}
