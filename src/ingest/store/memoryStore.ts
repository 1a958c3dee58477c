/** The store in memory: for `--no-store`, for sample data, and as the oracle of the tests. */
import { isDeepStrictEqual } from 'node:util';
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
import { RowSet, keyOf, tableNames } from './rowSet.ts';
import { onSheet, sheetDay, sheetTime, TouchedSheets, type ChangedSheet, type Sheets, type SheetTable } from './sheets.ts';
import type { Batch, FileRow, Span, Store } from './store.ts';

export class MemoryStore implements Store {
	readonly #rows = new RowSet();
	readonly #files = new Map<string, FileRow>();
	/** What was committed inside `together`, until it is over. */
	#waiting: Batch[] | null = null;
	/** Changed sheets by their name. */
	readonly #sheets = new Map<string, ChangedSheet>();
	#revision = 0;
	/** Rows by the days on whose sheets they are, since the last commit. */
	#days: { [K in SheetTable]?: ReadonlyMap<number, readonly Tables[K][]> } = {};

	commit(batch: Batch): void {
		if (this.#waiting === null) {
			this.#keep(batch);
		} else {
			this.#waiting.push(batch);
		}
	}

	together(work: () => void): void {
		const waiting: Batch[] = (this.#waiting = []);
		try {
			work();
		} finally {
			this.#waiting = null;
		}
		for (const batch of waiting) {
			this.#keep(batch);
		}
	}

	file(path: string): FileRow | undefined {
		return this.#files.get(path);
	}

	files(): readonly FileRow[] {
		return inOrder(
			[...this.#files.values()],
			() => 0,
			file => file.path,
		);
	}

	sessions(): readonly SessionRow[] {
		return inOrder(this.#rows.rows('session'), row => row.startedAt, keyOf.session);
	}

	titles(): readonly TitleRow[] {
		return inOrder(this.#rows.rows('title'), row => row.at, keyOf.title);
	}

	turns(span: Span): readonly TurnRow[] {
		const turns = this.#rows.rows('turn').filter(row => overlaps(span, row.startedAt, row.endedAt));
		return inOrder(turns, row => row.startedAt, keyOf.turn);
	}

	waits(span: Span): readonly WaitRow[] {
		const waits = this.#rows.rows('wait').filter(row => overlaps(span, row.from, row.to));
		return inOrder(waits, row => row.from, keyOf.wait);
	}

	responses(span: Span): readonly ResponseRow[] {
		return inOrder(
			this.#rows.rows('response').filter(row => isIn(span, row.at)),
			row => row.at,
			keyOf.response,
		);
	}

	edits(span: Span): readonly EditRow[] {
		return inOrder(
			this.#rows.rows('edit').filter(row => isIn(span, row.at)),
			row => row.at,
			keyOf.edit,
		);
	}

	runs(span: Span): readonly RunRow[] {
		return inOrder(
			this.#rows.rows('run').filter(row => isIn(span, row.startedAt)),
			row => row.startedAt,
			keyOf.run,
		);
	}

	traces(paths: readonly string[]): readonly TraceRow[] {
		const wanted = new Set(paths);
		return inOrder(
			this.#rows.rows('trace').filter(row => wanted.has(row.path)),
			row => row.at,
			keyOf.trace,
		).map(unpackTrace);
	}

	changedSheets(since: number): readonly ChangedSheet[] {
		const changed = [...this.#sheets.values()].filter(({ revision }) => since < revision);
		return changed.sort((a, b) => a.day - b.day || (a.table < b.table ? -1 : 1));
	}

	sheet<K extends SheetTable>(table: K, day: number): readonly Sheets[K][] {
		return inOrder(this.#daysOf(table).get(day) ?? [], timeOf(table), keyOf[table]).map<Sheets[K]>(onSheet[table]);
	}

	/** There is nothing quicker than memory. */
	packSheet(): boolean {
		return false;
	}

	digests(): null {
		return null;
	}

	keepDigests(): boolean {
		return false;
	}

	takeLease(): boolean {
		return true; // nobody else has this store
	}

	endLease(): void {
		// Nobody waits for it.
	}

	isInUse(): boolean {
		return false;
	}

	revision(): number {
		return this.#revision;
	}

	lost(): null {
		return null;
	}

	renew(): void {
		// It has no file to lose.
	}

	sizeOnDisk(): null {
		return null;
	}

	close(): void {
		// Nothing is held but memory.
	}

	/** Whoever asks for one day's rows asks for all days'. */
	#daysOf<K extends SheetTable>(table: K): ReadonlyMap<number, readonly Tables[K][]> {
		const kept: { [T in K]?: ReadonlyMap<number, readonly Tables[T][]> } = this.#days;
		const at = timeOf(table);
		return (kept[table] ??= Map.groupBy(this.#rows.rows(table), row => sheetDay(at(row))));
	}

	#keep(batch: Batch): void {
		this.#days = {};
		const sheets = new TouchedSheets();
		const changes = tableNames.map(table => this.#keepRows(table, batch.rows[table], sheets));
		const isNews = !isDeepStrictEqual(this.#files.get(batch.file.path), batch.file);
		this.#files.set(batch.file.path, batch.file);
		if (isNews || changes.includes(true)) {
			this.#revision += 1;
		}
		for (const [table, day] of sheets.all()) {
			this.#sheets.set(`${table} ${day}`, { table, day, revision: this.#revision });
		}
	}

	#keepRows<K extends TableName>(table: K, rows: readonly Tables[K][], sheets: TouchedSheets): boolean {
		let isNews = false;
		for (const row of rows) {
			const { before, now } = this.#rows.add(table, row);
			if (before === undefined || !isDeepStrictEqual(before, now)) {
				isNews = true;
				sheets.add(table, before === undefined ? [now] : [before, now]);
			}
		}
		return isNews;
	}
}

function timeOf<K extends SheetTable>(table: K): (row: Tables[K]) => number {
	const time: ((row: Tables[K]) => number) | null = sheetTime[table];
	return row => time?.(row) ?? NaN;
}

/** Whether a time is in the span. */
function isIn({ since, until }: Span, at: number): boolean {
	return (since === null || at >= since) && (until === null || at < until);
}

/** Whether a stretch, which may not have ended, has some of its time in the span. */
function overlaps({ since, until }: Span, from: number, to: number | null): boolean {
	return (since === null || to === null || to >= since) && (until === null || from < until);
}

function inOrder<Row>(rows: readonly Row[], time: (row: Row) => number, key: (row: Row) => string): readonly Row[] {
	return rows.toSorted((a, b) => time(a) - time(b) || (key(a) < key(b) ? -1 : 1));
}
