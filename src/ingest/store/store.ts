/**
 * The store's contract: facts by id, and how far each transcript was read. `memoryStore.ts` is the simple version and the
 * oracle of the tests; `sqliteStore.ts` is the one on disk.
 */
import type { Json } from '../../base/json.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { AgentId, SessionId } from '../../domain/trace/ids.ts';
import type {
	EditRow,
	ResponseRow,
	RunRow,
	SessionRow,
	TableName,
	Tables,
	TitleRow,
	TraceRow,
	TurnRow,
	WaitRow,
} from '../../domain/trace/rows.ts';
import type { Digest, SessionDays } from './digests.ts';
import type { ChangedSheet, Sheets, SheetTable } from './sheets.ts';

/** Half open, in milliseconds since the epoch; null has no limit on that side. */
export interface Span {
	readonly since: number | null;
	readonly until: number | null;
}
export const always: Span = { since: null, until: null };

/** How far one transcript was read, and what was not understood in it. */
export interface FileRow {
	readonly path: string;
	readonly agent: AgentId;
	/** Bytes and modification time when it was last read. */
	readonly size: number;
	readonly modifiedAt: number;
	/** When the system last noted a change of it, which no program can set; null where that is not known. */
	readonly changedAt: number | null;
	/** Where reading goes on: the reader's checkpoint was taken before this byte. */
	readonly offset: number;
	readonly checkpoint: Json | null;
	/** Hash of the first bytes and of those before `offset`: another one means another file under the same name. */
	readonly head: string;
	/** Of the whole file as last read. */
	readonly counts: LineCounts;
	/** Of the part before `offset`. */
	readonly countsAtOffset: LineCounts;
	/** Why it could not be read, as a sentence; null when it could. */
	readonly trouble: string | null;
}

/** What became of a transcript's lines. */
export interface LineCounts {
	readonly lines: number;
	readonly torn: number;
	readonly oversized: number;
	readonly unreadable: number;
	/** Records of a type that the reader does not know, by type. */
	readonly unknown: Readonly<Record<string, number>>;
}
export const noLines: LineCounts = { lines: 0, torn: 0, oversized: 0, unreadable: 0, unknown: {} };

/** Rows of each table, unmerged. */
export type Rows = { readonly [K in TableName]: readonly Tables[K][] };

export const noRows: Rows = { session: [], title: [], turn: [], response: [], edit: [], trace: [], run: [], wait: [] };

/** What one step of reading one file gave: all of it is kept, or none. */
export interface Batch {
	readonly file: FileRow;
	readonly rows: Rows;
}

/** The right to read what is new, of one process at a time. */
export interface LeaseRow {
	/** What is read. */
	readonly name: string;
	readonly holder: string;
	/** When it runs out, in milliseconds since the epoch. */
	readonly until: number;
}

/** Chosen: longer than a process is busy without a pause, and as long as views may stand still when one that reads has died. */
export const LEASE_MS = 15 * SECOND_MS;

/** One that lasts much longer than a lease can was made by a clock that has been set back since. */
export function isOfAnother(known: LeaseRow | undefined, holder: string, now: number): boolean {
	return known !== undefined && known.holder !== holder && now < known.until && known.until <= now + 2 * LEASE_MS;
}

/** A text for each session, or for the first of them. What it asks the store meanwhile is of the same moment. */
export type FindDigests = (sessions: readonly SessionDays[]) => ReadonlyMap<SessionId, string>;

export interface Store {
	/** Merges the rows into what is there and notes how far the file was read, in one transaction. */
	commit(batch: Batch): void;
	/** Groups several commits into one transaction; nothing of it stays when `work` throws. */
	together(work: () => void): void;

	file(path: string): FileRow | undefined;
	files(): readonly FileRow[];

	sessions(): readonly SessionRow[];
	titles(): readonly TitleRow[];
	/** Turns that overlap the span. */
	turns(span: Span): readonly TurnRow[];
	/** Waits whose beginning is in the span or before it, and that did not end before it. */
	waits(span: Span): readonly WaitRow[];
	/** Responses, edits and runs whose time is in the span, by time. */
	responses(span: Span): readonly ResponseRow[];
	edits(span: Span): readonly EditRow[];
	runs(span: Span): readonly RunRow[];
	/** What was done to the lines of files under these names, by time. */
	traces(paths: readonly string[]): readonly TraceRow[];

	/** Sheets that have changed since the revision, by day. */
	changedSheets(since: number): readonly ChangedSheet[];
	/** The rows of a table on a day, by the time by which they are on it; no more of each than a sheet has. */
	sheet<K extends SheetTable>(table: K, day: number): readonly Sheets[K][];
	/** Makes one sheet that has changed quick to read again, and says whether there was one. */
	packSheet(): boolean;

	/** Sessions with rows on the day or later, each with its digest where one by these rules holds; null where a store keeps none. */
	digests(since: number, rules: string): readonly Digest[] | null;
	/** Finds out digests of some sessions that have none by these rules, the newest first, and keeps them; says whether there was one. */
	keepDigests(rules: string, find: FindDigests): boolean;

	/** Gives the holder the lease, unless another has it at this time; says whether it was given. */
	takeLease(lease: LeaseRow, now: number): boolean;
	/** Nothing happens where another holder has it. */
	endLease(name: string, holder: string): void;
	/** Whether a process that lives has a lease: of whatever is read. */
	isInUse(now: number): boolean;

	/** Grows with every commit that changed something that was read, also by another process. */
	revision(): number;
	/** Says in a sentence that its file was deleted or replaced, so that nothing is kept any more; null where it was not. */
	lost(): string | null;
	/**
	 * Opens what stands under the file's name now, or a new one, where the file is lost: all may be other than it was. Not to be called
	 * between finding out what is to be read and committing it. Throws a StoreError, and stays as it is, where there is none to be had.
	 */
	renew(): void;

	/** Bytes on disk; null for a store in memory. */
	sizeOnDisk(): number | null;
	close(): void;
}
