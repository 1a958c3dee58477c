/** A store on disk that outlives its file: where that is deleted or replaced, another takes its place, and all that was told of it has changed. */
import type { EditRow, ResponseRow, RunRow, SessionRow, TitleRow, TraceRow, TurnRow, WaitRow } from '../../domain/trace/rows.ts';
import type { Digest } from './digests.ts';
import type { ChangedSheet, Sheets, SheetTable } from './sheets.ts';
import type { SqliteStore } from './sqliteStore.ts';
import type { Batch, FileRow, FindDigests, LeaseRow, Span, Store } from './store.ts';

export class LastingStore implements Store {
	readonly #openAfter: (lost: SqliteStore) => SqliteStore;
	#store: SqliteStore;
	/** What its revisions are counted from: those of a store that takes another's place go on from there. */
	#base = 0;
	/** The last revision that was told. */
	#latest = 0;
	/** Which sheets were told, by their name. Those that a store in another's place does not have are empty now. */
	readonly #told = new Map<string, ChangedSheet>();

	/** `openAfter` opens what stands under the file's name, and throws a StoreError where it cannot. */
	constructor(store: SqliteStore, openAfter: (lost: SqliteStore) => SqliteStore) {
		this.#store = store;
		this.#openAfter = openAfter;
	}

	lost(): string | null {
		return this.#store.lost();
	}

	renew(): void {
		const before = this.#store;
		if (before.lost() === null) {
			return;
		}
		this.#store = this.#openAfter(before);
		this.#base = this.#latest + 1;
		before.close();
	}

	revision(): number {
		return this.#noted(this.#base + this.#store.revision());
	}

	changedSheets(since: number): readonly ChangedSheet[] {
		const changed = this.#store.changedSheets(since - this.#base).map(sheet => ({ ...sheet, revision: this.#base + sheet.revision }));
		const named = new Map(changed.map(sheet => [nameOf(sheet), sheet]));
		const isAll = since < this.#base;
		const emptied = [...this.#told].filter(([name]) => isAll && !named.has(name)).map(([, sheet]) => ({ ...sheet, revision: this.#base }));
		for (const [name, sheet] of named) {
			this.#noted(sheet.revision);
			this.#told.set(name, sheet);
		}
		return emptied.length === 0 ? changed : [...changed, ...emptied].sort((a, b) => a.day - b.day);
	}

	sheet<K extends SheetTable>(table: K, day: number): readonly Sheets[K][] {
		return this.#store.sheet(table, day);
	}

	packSheet(): boolean {
		return this.#store.packSheet();
	}

	digests(since: number, rules: string): readonly Digest[] {
		return this.#store.digests(since, rules);
	}

	keepDigests(rules: string, find: FindDigests): boolean {
		return this.#store.keepDigests(rules, find);
	}

	commit(batch: Batch): void {
		this.#store.commit(batch);
	}

	together(work: () => void): void {
		this.#store.together(work);
	}

	file(path: string): FileRow | undefined {
		return this.#store.file(path);
	}

	files(): readonly FileRow[] {
		return this.#store.files();
	}

	sessions(): readonly SessionRow[] {
		return this.#store.sessions();
	}

	titles(): readonly TitleRow[] {
		return this.#store.titles();
	}

	turns(span: Span): readonly TurnRow[] {
		return this.#store.turns(span);
	}

	waits(span: Span): readonly WaitRow[] {
		return this.#store.waits(span);
	}

	responses(span: Span): readonly ResponseRow[] {
		return this.#store.responses(span);
	}

	edits(span: Span): readonly EditRow[] {
		return this.#store.edits(span);
	}

	runs(span: Span): readonly RunRow[] {
		return this.#store.runs(span);
	}

	traces(paths: readonly string[]): readonly TraceRow[] {
		return this.#store.traces(paths);
	}

	takeLease(lease: LeaseRow, now: number): boolean {
		return this.#store.takeLease(lease, now);
	}

	endLease(name: string, holder: string): void {
		this.#store.endLease(name, holder);
	}

	isInUse(now: number): boolean {
		return this.#store.isInUse(now);
	}

	sizeOnDisk(): number {
		return this.#store.sizeOnDisk();
	}

	close(): void {
		this.#store.close();
	}

	#noted(revision: number): number {
		this.#latest = Math.max(this.#latest, revision);
		return revision;
	}
}

const nameOf = ({ table, day }: ChangedSheet): string => `${table} ${day}`;
