/** A database as OpenCode makes one, filled row by row. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class MadeUpDatabase {
	readonly file: string;
	readonly database: DatabaseSync;
	#parts = 0;

	constructor(home: string, name = 'opencode.db') {
		this.file = path.join(home, '.local/share/opencode', name);
		mkdirSync(path.dirname(this.file), { recursive: true });
		this.database = new DatabaseSync(this.file);
		this.database.exec(`PRAGMA journal_mode = WAL;
			CREATE TABLE session (id TEXT PRIMARY KEY, parent_id TEXT, directory TEXT NOT NULL, title TEXT NOT NULL, time_updated INTEGER NOT NULL);
			CREATE TABLE message (id TEXT PRIMARY KEY, session_id TEXT NOT NULL, time_created INTEGER, time_updated INTEGER, data TEXT NOT NULL);
			CREATE TABLE part (id TEXT PRIMARY KEY, message_id TEXT NOT NULL, session_id TEXT NOT NULL, data TEXT NOT NULL)`);
	}

	session(id: string, parent: string | null, updated: number, title = `New session - 2026-05-12T00:00:00.000Z`): void {
		const sql = 'INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?, ?)';
		this.database.prepare(sql).run(id, parent, '/work/shop', title, updated);
	}

	message(id: string, session: string, [created, updated]: readonly [number, number], data: object | string): void {
		const sql = `INSERT INTO message VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET time_updated = ?4, data = ?5`;
		const text = typeof data === 'string' ? data : JSON.stringify({ time: { created }, ...data });
		this.database.prepare(sql).run(id, session, created, updated, text);
	}

	part(message: string, data: object | string, id = `prt_${String(++this.#parts).padStart(6, '0')}`): void {
		const sql = `INSERT INTO part VALUES (?1, ?2, '', ?3) ON CONFLICT (id) DO UPDATE SET data = ?3`;
		this.database.prepare(sql).run(id, message, typeof data === 'string' ? data : JSON.stringify(data));
	}

	close(): void {
		this.database.close();
	}
}
