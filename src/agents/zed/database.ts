/** Reads the threads that were written since the last look. A thread is a packed document in its row. */
import * as z from 'zod';
import { parseJson, type Json } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { sessionId, subagentSessionId } from '../../domain/trace/ids.ts';
import { recordTime } from '../../domain/trace/recordTime.ts';
import {
	MAX_CELL_BYTES,
	unreadable,
	type Database,
	type DatabaseReader,
	type LineReading,
	type PlacedReading,
	type Query,
} from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { chosen, rowsOf } from '../sql.ts';
import { zed } from './ids.ts';
import { stepOf } from './messages.ts';
import { thread as threadSchema, type Thread } from './schema.ts';
import { threadFacts, type ToldThread } from './thread.ts';

const VERSION = 1;
const checkpoint = z.object({ version: z.literal(VERSION), since: z.string() });

export class ZedReader implements DatabaseReader {
	readonly form = 'database';
	#since: string;

	private constructor(since: string) {
		this.#since = since;
	}

	static from(saved: Json | null): ZedReader | undefined {
		const since = saved === null ? '' : checkpoint.safeParse(saved).data?.since;
		return since === undefined ? undefined : new ZedReader(since);
	}

	*read(database: Database, place: number | null): Generator<PlacedReading> {
		const query = queryFor(database, place === null ? 'updated_at >= ?' : 'rowid = ?');
		for (const value of database.rows(query, [place ?? this.#since])) {
			const row = rowSchema.safeParse(value).data;
			if (row === undefined) {
				yield { place: 0, reading: unreadable('a thread in another shape') };
				continue;
			}
			yield* readThread(database, row);
			this.#since = row.updated_at > this.#since ? row.updated_at : this.#since;
		}
	}

	checkpoint(): Json {
		return { version: VERSION, since: this.#since };
	}

	titleIn(database: Database, place: number, source: TitleSource): string | undefined {
		const [row] = rowsOf(database.rows(queryFor(database, 'rowid = ?'), [place]), rowSchema);
		return row === undefined ? undefined : plainTitle(source === 'agent' ? row.summary : firstPrompt(threadIn(database, row)));
	}
}

const columns = ['parent_id', 'folder_paths', 'summary', 'created_at'];

function queryFor(database: Database, condition: string): Query {
	const data = `CASE WHEN length(data) <= ${MAX_CELL_BYTES} THEN data ELSE NULL END AS data`;
	const wanted = chosen(database.columns('threads'), columns);
	return {
		name: 'threads',
		sql: `SELECT rowid AS place, id, updated_at, data_type, ${wanted}, ${data} FROM threads WHERE ${condition} ORDER BY updated_at`,
	};
}

const hint = z.string().nullable().catch(null);
const rowSchema = z.object({
	place: z.number(),
	id: z.string(),
	parent_id: hint,
	folder_paths: hint,
	summary: hint,
	updated_at: z.string(),
	created_at: hint,
	data_type: hint,
	data: z.union([z.instanceof(Uint8Array), z.string()]).nullable(),
});
type Row = z.infer<typeof rowSchema>;

function* readThread(database: Database, row: Row): Generator<PlacedReading> {
	const { place } = row;
	const thread = threadIn(database, row);
	const to = recordTime(row.updated_at);
	if (thread === undefined || to === null) {
		yield {
			place,
			reading: unreadable(to === null ? 'a thread without a time' : 'a thread that could not be unpacked, or in another shape'),
		};
		return;
	}
	const steps = thread.messages.map(stepOf);
	const strange = steps.filter(step => step === null).map((): LineReading => unreadable('a message in another shape'));
	yield* strange.map(reading => ({ place, reading }));
	const known = steps.flatMap(step => step ?? []);
	yield { place, reading: { kind: 'read', facts: threadFacts(toldThread(row, to), thread, known) } };
}

function toldThread({ id, parent_id: above, folder_paths: folders, summary, created_at: created }: Row, to: number): ToldThread {
	const parent = above === null ? null : sessionId(zed, above);
	return {
		native: id,
		id: parent === null ? sessionId(zed, id) : subagentSessionId(parent, id),
		parent,
		from: Math.min(to, recordTime(created) ?? to),
		to,
		folder: folders?.split('\n')[0] ?? null,
		title: summary === null || /^(?:New Thread|New Agent Thread)?$/i.test(summary.trim()) ? null : summary,
	};
}

function threadIn(database: Database, { data, data_type: type }: Row): Thread | undefined {
	if (data === null) {
		return undefined;
	}
	const bytes = Buffer.from(data);
	const text = type === 'zstd' ? database.unpacked(bytes) : bytes;
	return threadSchema.safeParse(parseJson(text?.toString() ?? '')).data;
}

function firstPrompt(thread: Thread | undefined): string | null {
	for (const message of thread?.messages ?? []) {
		const step = stepOf(message);
		if (step?.kind === 'prompt') {
			return step.words;
		}
	}
	return null;
}
