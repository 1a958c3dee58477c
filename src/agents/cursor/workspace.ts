/** Reads a workspace's own database: which conversations belong to its folder, and whole ones until the end of 2024. */
import { parseJson, type Json } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type Beside, type Database, type DatabaseReader, type PlacedReading } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { pathOfUri } from '../edited.ts';
import * as z from 'zod';
import { tellBubbles } from './bubbles.ts';
import { described } from './database.ts';
import { conversationId } from './ids.ts';
import * as ask from './queries.ts';
import { chatBubble, chats, ENGINEER, workspaceComposers } from './schema.ts';
import type { Conversation } from './steps.ts';

/** Small, and read whole each time. A conversation has a thousand places, from its own on. */
const PLACES = 1_000;

/** `composer.composerHeaders` is what newer versions call the same list. */
const listKeys = ['composer.composerData', 'composer.composerHeaders'] as const;
const chatsKey = 'workbench.panel.aichat.view.aichat.chatdata';

export class WorkspaceReader implements DatabaseReader {
	readonly form = 'database';
	readonly #folder: string | null;

	constructor(beside: Beside) {
		const told = workspace.safeParse(parseJson(beside.read('workspace.json')?.toString() ?? '')).data;
		this.#folder = told === undefined ? null : pathOfUri(told.folder);
	}

	*read(database: Database): Generator<PlacedReading> {
		for (const [index, one] of this.#conversations(database).entries()) {
			const place = index * PLACES;
			if (one === null) {
				yield { place, reading: unreadable('a conversation in another shape, or without a time') };
			} else if (one.bubbles.length > 0) {
				const bubbles = one.bubbles.map((data, at) => ({ place: place + 1 + (at % (PLACES - 1)), data }));
				yield* tellBubbles(one.conversation, place, bubbles, () => null);
			} else if (one.isKept) {
				const { id, from: at, folder: cwd } = one.conversation;
				yield { place, reading: { kind: 'read', facts: [{ kind: 'session', id, at, parent: null, cwd, branch: null }] } };
			}
		}
	}

	checkpoint(): Json {
		return { version: 1 };
	}

	titleIn(database: Database, place: number, source: TitleSource): string | undefined {
		const one = this.#conversations(database)[Math.floor(place / PLACES)];
		if (source === 'agent') {
			return plainTitle(one?.conversation.title);
		}
		return plainTitle(words.safeParse(one?.bubbles[(place % PLACES) - 1]).data?.text);
	}

	#conversations(database: Database): readonly (Listed | null)[] {
		return database.columns('ItemTable').size > 0 ? [...this.#listed(database), ...this.#chats(database)] : [];
	}

	#listed(database: Database): readonly (Listed | null)[] {
		const lists = listKeys.map(key => workspaceComposers.safeParse(itemIn(database, key)).data?.allComposers ?? []);
		return lists.flat().map(composer => {
			const from = epochTime(composer.createdAt);
			if (composer.composerId === '' || from === null) {
				return null;
			}
			const conversation = { ...described(composer, composer.composerId, from), folder: this.#folder };
			return { conversation, bubbles: composer.conversation ?? [], isKept: epochTime(composer.lastUpdatedAt) !== null };
		});
	}

	/** Of a chat only the time of the last prompt is on record. */
	#chats(database: Database): readonly (Listed | null)[] {
		const tabs = chats.safeParse(itemIn(database, chatsKey)).data?.tabs ?? [];
		return tabs.map(({ tabId: native, chatTitle: title, lastSendTime, bubbles }) => {
			const at = epochTime(lastSendTime);
			const last = bubbles.findLastIndex(one => chatBubble.safeParse(one).data?.type === 'user');
			const base = { native, id: conversationId(native, null), parent: null, folder: this.#folder, branch: null, model: null } as const;
			return at === null
				? null
				: {
						conversation: { ...base, from: at, to: at, title: title || null, end: 'done' },
						bubbles: bubbles.slice(Math.max(0, last)).map(asBubble),
						isKept: true,
					};
		});
	}
}

interface Listed {
	readonly conversation: Conversation;
	readonly bubbles: readonly unknown[];
	/** It was used: a draft was only opened. */
	readonly isKept: boolean;
}

const workspace = z.object({ folder: z.string() });
const words = z.object({ text: z.string() });

function asBubble(value: unknown): unknown {
	const chat = chatBubble.safeParse(value).data;
	return chat === undefined ? value : { type: chat.type === 'user' ? ENGINEER : 2, bubbleId: chat.id, text: chat.text };
}

function itemIn(database: Database, key: string): unknown {
	const [row] = database.rows(ask.item, [key]);
	return parseJson(ask.dataRow.safeParse(row).data?.data ?? '');
}
