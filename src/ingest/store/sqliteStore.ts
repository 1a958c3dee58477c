/** The store on disk. */
import { rmSync, statSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { mergeRows } from '../../domain/trace/merge.ts';
import { unpackTrace } from '../../domain/trace/packedTrace.ts';
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
import { tableNames } from './rowSet.ts';
import { DigestAccess } from './digestAccess.ts';
import { TouchedSessions, type Digest } from './digests.ts';
import { mustBeOfThisVersion } from './schema.ts';
import { SheetAccess } from './sheetAccess.ts';
import { TouchedSheets, type ChangedSheet, type Sheets, type SheetTable } from './sheets.ts';
import { isDamage, storeErrorFor } from './sqliteErrors.ts';
import { StoreError } from './storeError.ts';
import { isOfAnother, type Batch, type FileRow, type FindDigests, type LeaseRow, type Span, type Store } from './store.ts';
import { TableAccess } from './tableAccess.ts';
import { fileTable, leaseTable, revisionTable, tables, type RevisionRow } from './tables.ts';

export interface SqliteStoreOptions {
	readonly file: string;
	/** Called when the file turns out to be damaged while in use. */
	readonly onDamage: () => void;
}

/** What a transaction has changed so far. */
interface Transaction {
	isNews: boolean;
	readonly sheets: TouchedSheets;
	readonly sessions: TouchedSessions;
}

/** The database, its log and the log's index. */
const ENDS = ['', '-wal', '-shm'] as const;
type End = (typeof ENDS)[number];

export class SqliteStore implements Omit<Store, 'renew'> {
	readonly #database: DatabaseSync;
	readonly #options: SqliteStoreOptions;
	/** Which files they are: others may come to stand under their names. */
	readonly #identities: ReadonlyMap<End, number | undefined>;
	readonly #files: TableAccess<FileRow>;
	readonly #leases: TableAccess<LeaseRow>;
	readonly #revisions: TableAccess<RevisionRow>;
	readonly #rows: { readonly [K in TableName]: TableAccess<Tables[K]> };
	readonly #sheets: SheetAccess;
	readonly #digests: DigestAccess;
	/** Asked for with every look at the store. */
	readonly #askDataVersion: StatementSync;
	/** The one that is going on. */
	#transaction: Transaction | null = null;
	/** As it was at the data version. */
	#revision: number;
	#dataVersion: number;

	/** The database is open and has the tables; the store closes it. */
	constructor(database: DatabaseSync, options: SqliteStoreOptions) {
		this.#database = database;
		this.#options = options;
		this.#files = new TableAccess(database, fileTable, (_, now) => now);
		this.#leases = new TableAccess(database, leaseTable, (_, now) => now);
		this.#revisions = new TableAccess(database, revisionTable, (_, now) => now);
		this.#rows = {
			session: new TableAccess(database, tables.session, mergeRows.session),
			title: new TableAccess(database, tables.title, mergeRows.title),
			turn: new TableAccess(database, tables.turn, mergeRows.turn),
			response: new TableAccess(database, tables.response, mergeRows.response),
			edit: new TableAccess(database, tables.edit, mergeRows.edit),
			trace: new TableAccess(database, tables.trace, mergeRows.trace),
			run: new TableAccess(database, tables.run, mergeRows.run),
			wait: new TableAccess(database, tables.wait, mergeRows.wait),
		};
		this.#sheets = new SheetAccess(database);
		this.#digests = new DigestAccess(database);
		this.#askDataVersion = database.prepare('PRAGMA data_version');
		this.#dataVersion = this.#readDataVersion();
		this.#revision = this.#readRevision();
		this.#identities = new Map(ENDS.map(end => [end, identityOf(options.file + end)]));
	}

	commit(batch: Batch): void {
		const transaction = this.#transaction;
		if (transaction === null) {
			this.together(() => {
				this.commit(batch);
			});
			return;
		}
		this.#guarded(() => {
			const isFileNews = this.#files.add(batch.file).length > 0;
			transaction.isNews ||= isFileNews;
			tableNames.forEach(table => {
				this.#addRows(transaction, table, batch.rows[table]);
			});
		});
	}

	together(work: () => void): void {
		this.#mustBeThere();
		this.#execute('BEGIN IMMEDIATE');
		const transaction: Transaction = { isNews: false, sheets: new TouchedSheets(), sessions: new TouchedSessions() };
		this.#transaction = transaction;
		try {
			this.#guarded(() => {
				mustBeOfThisVersion(this.#database);
			});
			work();
			const revision = transaction.isNews ? this.#nextRevision(transaction) : this.#revision;
			this.#execute('COMMIT');
			this.#revision = revision;
		} catch (error) {
			this.#rollBack();
			throw error;
		} finally {
			this.#transaction = null;
		}
	}

	file(path: string): FileRow | undefined {
		return this.#guarded(() => this.#files.get([path]));
	}

	files(): readonly FileRow[] {
		return this.#guarded(() => this.#files.select());
	}

	sessions(): readonly SessionRow[] {
		return this.#guarded(() => this.#rows.session.select());
	}

	titles(): readonly TitleRow[] {
		return this.#guarded(() => this.#rows.title.select());
	}

	turns(span: Span): readonly TurnRow[] {
		return this.#guarded(() => this.#rows.turn.select('"endedAt" >= ? AND "startedAt" < ?', ...limits(span)));
	}

	waits(span: Span): readonly WaitRow[] {
		return this.#guarded(() => this.#rows.wait.select('("to" IS NULL OR "to" >= ?) AND "from" < ?', ...limits(span)));
	}

	responses(span: Span): readonly ResponseRow[] {
		return this.#guarded(() => this.#rows.response.select('"at" >= ? AND "at" < ?', ...limits(span)));
	}

	edits(span: Span): readonly EditRow[] {
		return this.#guarded(() => this.#rows.edit.select('"at" >= ? AND "at" < ?', ...limits(span)));
	}

	runs(span: Span): readonly RunRow[] {
		return this.#guarded(() => this.#rows.run.select('"startedAt" >= ? AND "startedAt" < ?', ...limits(span)));
	}

	traces(paths: readonly string[]): readonly TraceRow[] {
		const traces = this.#guarded(() => this.#rows.trace.select('"path" IN (SELECT value FROM json_each(?))', JSON.stringify(paths)));
		return traces.map(unpackTrace);
	}

	changedSheets(since: number): readonly ChangedSheet[] {
		return this.#guarded(() => this.#sheets.changedSince(since));
	}

	sheet<K extends SheetTable>(table: K, day: number): readonly Sheets[K][] {
		return this.#guarded(() => this.#sheets.read(table, day));
	}

	packSheet(): boolean {
		let hasPacked = false;
		this.together(() => {
			hasPacked = this.#guarded(() => this.#sheets.packOne());
		});
		return hasPacked;
	}

	digests(since: number, rules: string): readonly Digest[] {
		return this.#guarded(() => this.#digests.since(since, rules));
	}

	keepDigests(rules: string, find: FindDigests): boolean {
		let isAny = false;
		this.together(() => {
			const found = find(this.#guarded(() => this.#digests.without(rules)));
			isAny = found.size > 0;
			this.#guarded(() => {
				found.forEach((text, session) => {
					this.#digests.keep(rules, session, text);
				});
			});
		});
		return isAny;
	}

	takeLease(lease: LeaseRow, now: number): boolean {
		// Asked without a transaction first: beginning one would keep the other from writing.
		let isFree = !this.#isOfAnother(lease, now);
		if (isFree) {
			this.together(() => {
				isFree = !this.#isOfAnother(lease, now);
				if (isFree) {
					this.#leases.add(lease);
				}
			});
		}
		return isFree;
	}

	endLease(name: string, holder: string): void {
		this.#mustBeThere();
		this.#guarded(() => this.#database.prepare('DELETE FROM "lease" WHERE "name" = ? AND "holder" = ?').run(name, holder));
	}

	isInUse(now: number): boolean {
		return this.#guarded(() => this.#leases.select()).some(lease => isOfAnother(lease, '', now));
	}

	revision(): number {
		const dataVersion = this.#readDataVersion();
		if (dataVersion !== this.#dataVersion) {
			this.#dataVersion = dataVersion;
			this.#revision = this.#readRevision();
		}
		return this.#revision;
	}

	lost(): string | null {
		const { file } = this.#options;
		return this.#isSame('')
			? null
			: `The store ${file} was deleted or replaced while it was in use. It is built anew from the transcripts.`;
	}

	/** Takes away what was beside a file that is lost, and nothing of another's: the next database would take the log for its own. */
	clearAway(): void {
		for (const end of ENDS.filter(end => end !== '' && this.#isSame(end))) {
			rmSync(this.#options.file + end, { force: true });
		}
	}

	sizeOnDisk(): number {
		const sizes = ['', '-wal'].map(end => statSync(this.#options.file + end, { throwIfNoEntry: false })?.size ?? 0);
		return sizes.reduce((sum, size) => sum + size, 0);
	}

	close(): void {
		this.#database.close();
	}

	#addRows<K extends TableName>(transaction: Transaction, table: K, rows: readonly Tables[K][]): void {
		const access: TableAccess<Tables[K]> = this.#rows[table];
		for (const row of rows) {
			const changed = access.add(row);
			transaction.isNews ||= changed.length > 0;
			transaction.sheets.add(table, changed);
			transaction.sessions.add(table, changed);
		}
	}

	/** What is written into a file that was deleted is lost with it, and SQLite does not say so. */
	#mustBeThere(): void {
		const sentence = this.lost();
		if (sentence !== null) {
			throw new StoreError(sentence);
		}
	}

	#isSame(end: End): boolean {
		return identityOf(this.#options.file + end) === this.#identities.get(end);
	}

	#execute(sql: string): void {
		this.#guarded(() => {
			this.#database.exec(sql);
		});
	}

	/** SQLite itself rolls back after some errors, such as a full disk. */
	#rollBack(): void {
		if (this.#database.isTransaction) {
			this.#database.exec('ROLLBACK');
		}
	}

	#isOfAnother({ name, holder }: LeaseRow, now: number): boolean {
		return this.#guarded(() => isOfAnother(this.#leases.get([name]), holder, now));
	}

	#nextRevision({ sheets, sessions }: Transaction): number {
		const value = this.#readRevision() + 1;
		this.#guarded(() => {
			this.#revisions.add({ name: '', value });
			for (const [table, day] of sheets.all()) {
				this.#sheets.touch(table, day, value);
			}
			sessions.all().forEach(days => {
				this.#digests.touch(days);
			});
		});
		return value;
	}

	#readRevision(): number {
		return this.#guarded(() => this.#revisions.get([''])?.value ?? 0);
	}

	/** Changes when another connection has committed something. */
	#readDataVersion(): number {
		return this.#guarded(() => Number(this.#askDataVersion.get()?.['data_version']));
	}

	#guarded<T>(work: () => T): T {
		try {
			return work();
		} catch (error) {
			if (isDamage(error)) {
				this.#options.onDamage();
			}
			throw storeErrorFor(error, this.#options.file);
		}
	}
}

function identityOf(file: string): number | undefined {
	return statSync(file, { throwIfNoEntry: false })?.ino;
}

function limits({ since, until }: Span): readonly [number, number] {
	return [since ?? -Infinity, until ?? Infinity];
}
