/** Reads the editor's database of all workspaces. Conversations that changed are told again, whole: each thing counts once. */
import * as z from 'zod';
import { parseJson, type Json } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type Database, type DatabaseReader, type PlacedReading } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { rowsOf } from '../sql.ts';
import { modelOf, tellBubbles, type PlacedBubble } from './bubbles.ts';
import { conversationId } from './ids.ts';
import * as ask from './queries.ts';
import { bubble, composer as composerSchema, ENGINEER, type Composer } from './schema.ts';
import type { Conversation } from './steps.ts';

const VERSION = 1;
const checkpoint = z.object({ version: z.literal(VERSION), since: z.number() });

export class EditorDatabaseReader implements DatabaseReader {
	readonly form = 'database';
	/** The last row that was seen. */
	#since: number;

	private constructor(since: number) {
		this.#since = since;
	}

	static from(saved: Json | null): EditorDatabaseReader | undefined {
		const since = saved === null ? 0 : checkpoint.safeParse(saved).data?.since;
		return since === undefined ? undefined : new EditorDatabaseReader(since);
	}

	*read(database: Database, place: number | null): Generator<PlacedReading> {
		if (database.columns('cursorDiskKV').size === 0) {
			return; // an editor in which no agent was asked yet
		}
		if (place !== null) {
			const [key] = rowsOf(database.rows(ask.keyAt, [place]), ask.keyRow);
			const native = key === undefined ? null : conversationOf(key.key);
			yield* native === null ? [] : [...readConversation(database, native)].filter(reading => reading.place === place);
			return;
		}
		const newest = rowsOf(database.rows(ask.newest), ask.newestRow)[0]?.place ?? 0;
		// After the database was packed, rows begin again at 1.
		const since = newest < this.#since ? 0 : this.#since;
		for (const native of changedSince(database, since)) {
			yield* readConversation(database, native);
		}
		this.#since = newest;
	}

	checkpoint(): Json {
		return { version: VERSION, since: this.#since };
	}

	titleIn(database: Database, place: number, source: TitleSource): string | undefined {
		const key = rowsOf(database.rows(ask.keyAt, [place]), ask.keyRow)[0]?.key ?? '';
		if (!key.startsWith('composerData:')) {
			const [row] = rowsOf(database.rows(ask.bubbles, [key, `${key}!`]), ask.placedRow);
			return source === 'prompt' ? promptIn(parseJson(row?.data ?? '')) : undefined;
		}
		const [row] = rowsOf(database.rows(ask.conversation, [key]), ask.placedRow);
		return titleOf(composerSchema.safeParse(parseJson(row?.data ?? '')).data, source);
	}
}

function titleOf(composer: Composer | undefined, source: TitleSource): string | undefined {
	return source === 'agent' ? plainTitle(composer?.name) : composer?.conversation?.map(promptIn).find(words => words !== undefined);
}

function promptIn(value: unknown): string | undefined {
	const prompt = bubble.safeParse(value).data;
	return prompt?.type === ENGINEER ? plainTitle(prompt.text) : undefined;
}

function changedSince(database: Database, since: number): ReadonlySet<string> {
	const rows = since === 0 ? database.rows(ask.conversations) : database.rows(ask.changed, [since]);
	const changed = new Set<string>();
	for (const row of rows) {
		const native = conversationOf(ask.keyRow.safeParse(row).data?.key ?? '');
		if (native !== null) {
			changed.add(native);
		}
	}
	return changed;
}

/** Steps of some calls are kept under a name of their own, over two lines: they are no conversations. */
function conversationOf(key: string): string | null {
	return /^(?:composerData|bubbleId):([^:\n]+)(?::[^\n]+)?$/.exec(key)?.[1] ?? null;
}

function* readConversation(database: Database, native: string): Generator<PlacedReading> {
	const [row] = rowsOf(database.rows(ask.conversation, [`composerData:${native}`]), ask.placedRow);
	if (row === undefined) {
		return;
	}
	const composer = composerSchema.safeParse(parseJson(row.data ?? '')).data;
	const from = epochTime(composer?.createdAt);
	if (composer === undefined || from === null) {
		yield { place: row.place, reading: unreadable('a conversation in another shape, or without a time') };
		return;
	}
	const bubbles = bubblesOf(database, native, composer, row.place);
	if (bubbles.length > 0) {
		const conversation = described(headed(database, native, composer), native, from);
		yield* tellBubbles(conversation, row.place, bubbles, id => contentOf(database, id));
	}
}

/** In the order that the conversation gives them; what it does not name any more was taken back before it was answered. */
function bubblesOf(database: Database, native: string, composer: Composer, place: number): readonly PlacedBubble[] {
	if (composer.conversation && composer.conversation.length > 0) {
		return composer.conversation.map(data => ({ place, data }));
	}
	const prefix = `bubbleId:${native}:`;
	const found = new Map<string, PlacedBubble>();
	for (const { key, place: at, data } of rowsOf(database.rows(ask.bubbles, [prefix, `bubbleId:${native};`]), ask.placedRow)) {
		if (data !== null) {
			found.set(key.slice(prefix.length), { place: at, data: parseJson(data) });
		}
	}
	return (composer.fullConversationHeadersOnly ?? []).flatMap(({ bubbleId }) => found.get(bubbleId) ?? []);
}

/** Newer versions keep the head of a conversation in a table: who started it, and where. */
function headed(database: Database, native: string, composer: Composer): Composer {
	if (!database.columns('composerHeaders').has('value')) {
		return composer;
	}
	const [row] = rowsOf(database.rows(ask.heads, [native]), ask.dataRow);
	const head = composerSchema.safeParse(parseJson(row?.data ?? '')).data;
	const known = Object.entries(composer).filter(([, value]) => value !== null && value !== undefined);
	return head === undefined ? composer : { ...head, ...Object.fromEntries(known) };
}

export function described(composer: Composer, native: string, from: number): Conversation {
	const parent = parentOf(composer);
	return {
		native,
		id: conversationId(native, parent),
		parent: parent === null ? null : conversationId(parent, null),
		from,
		to: epochTime(composer.lastUpdatedAt) ?? from,
		...placeOf(composer),
		title: composer.name || null,
		model: modelOf(composer.modelConfig?.modelName),
		end: ends.get(composer.status ?? '') ?? 'open',
	};
}

function placeOf({ workspaceIdentifier, activeBranch, createdOnBranch }: Composer): Pick<Conversation, 'folder' | 'branch'> {
	return { folder: workspaceIdentifier?.uri?.fsPath ?? null, branch: activeBranch?.branchName ?? createdOnBranch ?? null };
}

const ends: ReadonlyMap<string, Conversation['end']> = new Map([
	['completed', 'done'],
	['aborted', 'interrupted'],
]);

/** A subagent's own subagents lie beside it, below the conversation that the engineer began. */
function parentOf({ subagentInfo }: Composer): string | null {
	return subagentInfo?.rootParentConversationId ?? subagentInfo?.parentComposerId ?? null;
}

function contentOf(database: Database, id: string): string | null {
	return id.startsWith('composer.content.') ? (rowsOf(database.rows(ask.content, [id]), ask.dataRow)[0]?.data ?? null) : null;
}
