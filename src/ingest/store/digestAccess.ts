/** Digests in the database. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { Digest, SessionDays } from './digests.ts';
import { Query } from './query.ts';
import type { Cells } from './shape.ts';

/** Chosen: so many take a few milliseconds to find out. */
const AT_ONCE = 100;

export class DigestAccess {
	readonly #touch: StatementSync;
	readonly #keep: StatementSync;
	readonly #since: Query;
	readonly #without: Query;

	constructor(database: DatabaseSync) {
		this.#touch = database.prepare(
			`INSERT INTO "digest" ("session", "first", "last", "rules", "text") VALUES (?, ?, ?, NULL, NULL)
			ON CONFLICT DO UPDATE SET "first" = min("first", excluded."first"), "last" = max("last", excluded."last"), "rules" = NULL, "text" = NULL`,
		);
		this.#keep = database.prepare('UPDATE "digest" SET "rules" = ?, "text" = ? WHERE "session" = ?');
		this.#since = new Query(
			database,
			'SELECT "session", "first", "last", CASE WHEN "rules" = ? THEN "text" END FROM "digest" WHERE "last" >= ? ORDER BY "session"',
		);
		this.#without = new Query(
			database,
			'SELECT "session", "first", "last", NULL FROM "digest" WHERE "rules" IS NOT ? ORDER BY "last" DESC, "session" LIMIT ?',
		);
	}

	/** To be called in the transaction that changes a row of the session: what was found out is not true any more. */
	touch({ session, first, last }: SessionDays): void {
		this.#touch.run(session, first, last);
	}

	since(day: number, rules: string): readonly Digest[] {
		return this.#since.all([rules, day], digestIn);
	}

	/** The newest of those that have none by these rules. */
	without(rules: string): readonly SessionDays[] {
		return this.#without.all([rules, AT_ONCE], digestIn);
	}

	keep(rules: string, session: SessionId, text: string): void {
		this.#keep.run(rules, text, session);
	}
}

function digestIn([session, first, last, text]: Cells): Digest {
	const kept = typeof text === 'string' ? text : null;
	return { session: String(session) as SessionId, first: Number(first), last: Number(last), text: kept };
}
