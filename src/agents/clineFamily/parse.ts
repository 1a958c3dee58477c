/** Reads a task: its messages as they are shown, and beside them the conversation with the model. */
import * as z from 'zod';
import { parseJson } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { sessionId, subagentSessionId, type SessionId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import {
	nothing,
	unknownRecord,
	unreadable,
	type Beside,
	type DocumentReader,
	type LineReading,
	type PlacedReading,
	type TranscriptDocument,
} from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { callsIn, messagesIn } from './conversation.ts';
import type { Message } from './conversationSchema.ts';
import { API_HISTORY, HISTORY_ITEM, TASK_LIST, TASK_METADATA, taskIn } from './locate.ts';
import type { Member } from './members.ts';
import { historyItem, knownMessages, uiMessage, usedModels, type HistoryItem, type UiMessage } from './schema.ts';
import { folderIn, surroundingsIn } from './surroundings.ts';
import { Task, type Known, type TaskPlace } from './task.ts';

const list = z.array(z.unknown());

/** A message's place is its number; what the conversation says of edits stands after them all. */
export class TaskReader implements DocumentReader {
	readonly form = 'document';
	readonly #member: Member;
	readonly #task: string;
	readonly #beside: Beside;

	constructor(member: Member, below: string, beside: Beside) {
		this.#member = member;
		this.#task = taskIn(below);
		this.#beside = beside;
	}

	*read({ content }: TranscriptDocument): Generator<PlacedReading> {
		const messages = list.safeParse(parseJson(content.toString())).data;
		if (messages === undefined) {
			yield { place: 0, reading: unreadable('no list of messages') };
			return;
		}
		const conversation = messagesIn(this.#text(API_HISTORY));
		const task = new Task(this.#place(conversation), callsIn(conversation));
		const known = this.#knower(conversation);
		for (const [place, message] of messages.entries()) {
			yield { place, reading: readingOf(task, message, known) };
		}
		yield { place: messages.length, reading: { kind: 'read', facts: task.edits() } };
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const message = uiMessage.safeParse(list.safeParse(parseJson(content.toString())).data?.[place]).data;
		return source === 'prompt' ? plainTitle(message?.text) : undefined;
	}

	#place(conversation: readonly (Message | null)[]): TaskPlace {
		const [agent, task] = [this.#member.id, this.#task];
		const item = this.#item();
		const folder = item?.workspace ?? item?.cwdOnTaskInitialization ?? folderIn(conversation);
		const parent = item?.parentTaskId ? this.#sessionOf(item.parentTaskId, 0) : null;
		return { agent, task, session: parent === null ? sessionId(agent, task) : subagentSessionId(parent, task), parent, folder };
	}

	/** What the history says of this task: in a file of its own, or in Cline's list of all. */
	#item(): HistoryItem | undefined {
		const own = historyItem.safeParse(parseJson(this.#text(HISTORY_ITEM))).data;
		const items = own === undefined ? list.safeParse(parseJson(this.#text(TASK_LIST))).data : [];
		return own ?? items?.flatMap(one => historyItem.safeParse(one).data ?? []).find(({ id }) => id === this.#task);
	}

	/** Of a task that another one may have asked for. */
	#sessionOf(task: string, depth: number): SessionId {
		const above = historyItem.safeParse(parseJson(this.#text(`../${task}/${HISTORY_ITEM}`))).data?.parentTaskId;
		return above && depth < MOST_PARENTS ? subagentSessionId(this.#sessionOf(above, depth + 1), task) : sessionId(this.#member.id, task);
	}

	/** Newer messages tell the model and the mode themselves. */
	#knower(conversation: readonly (Message | null)[]): (message: UiMessage, at: number) => Known {
		const around = surroundingsIn(conversation);
		const models = usedModels.safeParse(parseJson(this.#text(TASK_METADATA))).data?.model_usage ?? [];
		const modelAt = (at: number): string | null =>
			models.findLast(one => one !== null && one.ts <= at)?.model_id ?? around.findLast(one => (one.at ?? at) <= at)?.model ?? null;
		const isPlanAt = (at: number): boolean => around.findLast(one => one.at !== null && one.at <= at)?.isPlan === true;
		return ({ modelInfo }, at) => ({
			at,
			model: modelInfo?.modelId ?? modelAt(at),
			isPlan: modelInfo?.mode ? modelInfo.mode === 'plan' : isPlanAt(at),
		});
	}

	#text(name: string): string {
		return this.#beside.read(name)?.toString() ?? '';
	}
}

/** Chosen: a circle has to end. */
const MOST_PARENTS = 8;

function readingOf(task: Task, value: unknown, known: (message: UiMessage, at: number) => Known): LineReading {
	const message = uiMessage.safeParse(value).data;
	const at = epochTime(message?.ts);
	if (message === undefined || at === null) {
		return unreadable(message === undefined ? 'a message in another shape' : 'a message without a time');
	}
	const name = message.say ?? message.ask ?? '';
	if (!knownMessages.has(name)) {
		return unknownRecord(name);
	}
	return message.partial === true ? nothing : { kind: 'read', facts: task.facts(message, known(message, at)) };
}
