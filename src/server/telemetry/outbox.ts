/**
 * What is to be told to a collector and was not taken yet. A database of its own beside the store: the store can be thrown away at any
 * time and is rebuilt, and what was already told would then be told again.
 */
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { parseJson } from '../../base/json.ts';
import { DAY_MS } from '../../base/units.ts';
import { loadSqlite } from '../../ingest/store/nodeSqlite.ts';
import { count } from '../../protocol/numbers.ts';
import type { TelemetryEvent } from '../../share/otel/telemetry.ts';

/** Chosen: a collector that is away for longer than this is not coming back for what waits. */
export const LONGEST_WAIT_MS = 14 * DAY_MS;
/** Chosen: about 50 MB; more sessions than an engineer has in years. */
export const MOST_WAITING = 20_000;

/** Why something is not told any more. */
export const dropReasons = ['tooOld', 'tooMany', 'refused'] as const;
export type DropReason = (typeof dropReasons)[number];

/** What is kept besides the events themselves. */
const notesSchema = z.object({
	/** Made at random when it was switched on. */
	instance: z.string(),
	/** Of which the pseudonyms are made; never told. */
	secret: z.string(),
	/** When it was switched on. */
	since: z.number(),
	/** How often in a row sending has failed, and until when it is left alone. */
	failures: count,
	notBefore: z.number(),
	/** Why it failed the last time; null where it did not. */
	trouble: z.nullable(z.string()),
	/** When something was last taken. */
	takenAt: z.nullable(z.number()),
	taken: count,
	dropped: z.object({ tooOld: z.number(), tooMany: z.number(), refused: z.number() } satisfies Record<DropReason, z.ZodMiniNumber>),
});
export type Notes = z.infer<typeof notesSchema>;

const eventSchema = z.object({
	id: z.string(),
	name: z.string(),
	at: z.number(),
	attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});

/** Which telling of its subject an event is: 1 is the first. */
export const TELLING = 'bookend.event.telling';

/** `subject` is what the event tells of: what is told of it later counts instead. */
export interface Waiting {
	readonly subject: string;
	readonly event: TelemetryEvent;
}

export class Outbox {
	readonly #database: DatabaseSync;

	/** Opens it, or makes it with the notes it begins with. Undefined where this Node has no SQLite; throws where the file cannot be used. */
	static open(file: string, beginning: () => Pick<Notes, 'instance' | 'secret' | 'since'>): Outbox | undefined {
		const sqlite = loadSqlite();
		if (sqlite === undefined) {
			return undefined;
		}
		const database = new sqlite.DatabaseSync(file);
		try {
			return new Outbox(database, beginning);
		} catch (error) {
			database.close();
			throw error;
		}
	}

	private constructor(database: DatabaseSync, beginning: () => Pick<Notes, 'instance' | 'secret' | 'since'>) {
		this.#database = database;
		database.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${TABLES}`);
		this.#inOneGo(() => {
			if (this.#readNotes() === undefined) {
				this.#writeNotes({ ...noNotes, ...beginning() });
			}
		});
	}

	notes(): Notes {
		const notes = this.#readNotes();
		if (notes === undefined) {
			throw new Error('The outbox for OpenTelemetry holds no notes.');
		}
		return notes;
	}

	note(change: Partial<Notes>): void {
		this.#writeNotes({ ...this.notes(), ...change });
	}

	/** Whether this was put in before, and nothing else of its subject since. */
	knows(subject: string, event: string): boolean {
		return this.#database.prepare('SELECT 1 FROM "told" WHERE "subject" = ? AND "event" = ?').get(subject, event) !== undefined;
	}

	/** The event as it is put in: it says the how manyth telling of its subject it is, so that the last one can be told. */
	numbered({ subject, event }: Waiting): TelemetryEvent {
		const before = this.#database.prepare('SELECT "times" FROM "told" WHERE "subject" = ?').get(subject)?.['times'];
		return { ...event, attributes: { ...event.attributes, [TELLING]: Number(before ?? 0) + 1 } };
	}

	/** Puts in what was not put in before. What becomes too much goes, the oldest first, and is counted. */
	add(waiting: readonly Waiting[], now: number): void {
		this.#inOneGo(() => {
			const told = this.#database.prepare(
				'INSERT INTO "told" ("subject", "event", "times") VALUES (?, ?, 1) ON CONFLICT ("subject") DO UPDATE SET "event" = excluded."event", "times" = "times" + 1',
			);
			const put = this.#database.prepare('INSERT OR IGNORE INTO "event" ("id", "at", "body") VALUES (?, ?, ?)');
			for (const one of waiting) {
				if (!this.knows(one.subject, one.event.id)) {
					put.run(one.event.id, now, JSON.stringify(this.numbered(one)));
					told.run(one.subject, one.event.id);
				}
			}
			this.#dropBeyondLimits(now);
		});
	}

	/** What waits for too long goes also where nothing new comes. */
	keepLimits(now: number): void {
		this.#inOneGo(() => {
			this.#dropBeyondLimits(now);
		});
	}

	/** The ones that wait longest. */
	next(most: number): readonly TelemetryEvent[] {
		const rows = this.#database.prepare('SELECT "body" FROM "event" ORDER BY "place" LIMIT ?').all(most);
		return rows.flatMap(row => eventSchema.safeParse(parseJson(String(row['body']))).data ?? []);
	}

	waiting(): number {
		return Number(this.#database.prepare('SELECT count(*) AS "count" FROM "event"').get()?.['count']);
	}

	/** They are told; `rejected` of them were not wanted. */
	taken(ids: readonly string[], rejected: number, now: number): void {
		this.#inOneGo(() => {
			this.#remove(ids);
			const notes = this.notes();
			const dropped = { ...notes.dropped, refused: notes.dropped.refused + rejected };
			this.#writeNotes({
				...notes,
				failures: 0,
				notBefore: 0,
				trouble: null,
				takenAt: now,
				taken: notes.taken + ids.length - rejected,
				dropped,
			});
		});
	}

	/** They will never be taken. */
	refused(ids: readonly string[]): void {
		this.#inOneGo(() => {
			this.#remove(ids);
			this.#count('refused', ids.length);
		});
	}

	close(): void {
		this.#database.close();
	}

	#dropBeyondLimits(now: number): void {
		const old = this.#database.prepare('DELETE FROM "event" WHERE "at" < ?').run(now - LONGEST_WAIT_MS);
		this.#count('tooOld', Number(old.changes));
		const over = this.waiting() - MOST_WAITING;
		if (over > 0) {
			this.#database.prepare('DELETE FROM "event" WHERE "place" IN (SELECT "place" FROM "event" ORDER BY "place" LIMIT ?)').run(over);
			this.#count('tooMany', over);
		}
	}

	#remove(ids: readonly string[]): void {
		const remove = this.#database.prepare('DELETE FROM "event" WHERE "id" = ?');
		for (const id of ids) {
			remove.run(id);
		}
	}

	#count(reason: DropReason, count: number): void {
		if (count > 0) {
			const { dropped } = this.notes();
			this.note({ dropped: { ...dropped, [reason]: dropped[reason] + count } });
		}
	}

	#readNotes(): Notes | undefined {
		const row = this.#database.prepare('SELECT "body" FROM "notes"').get();
		return row === undefined ? undefined : notesSchema.safeParse(parseJson(String(row['body']))).data;
	}

	#writeNotes(notes: Notes): void {
		this.#database.prepare('INSERT OR REPLACE INTO "notes" ("one", "body") VALUES (1, ?)').run(JSON.stringify(notes));
	}

	#inOneGo(work: () => void): void {
		this.#database.exec('BEGIN IMMEDIATE');
		try {
			work();
			this.#database.exec('COMMIT');
		} catch (error) {
			this.#database.exec('ROLLBACK');
			throw error;
		}
	}
}

const TABLES = `
	CREATE TABLE IF NOT EXISTS "event" ("place" INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE, "at" REAL NOT NULL, "body" TEXT NOT NULL) STRICT;
	CREATE TABLE IF NOT EXISTS "told" ("subject" TEXT PRIMARY KEY, "event" TEXT NOT NULL, "times" INTEGER NOT NULL) STRICT;
	CREATE TABLE IF NOT EXISTS "notes" ("one" INTEGER PRIMARY KEY, "body" TEXT NOT NULL) STRICT;`;

const noNotes = {
	failures: 0,
	notBefore: 0,
	trouble: null,
	takenAt: null,
	taken: 0,
	dropped: { tooOld: 0, tooMany: 0, refused: 0 },
};
