/** Reads a session of the storage before SQLite: a file for the session, one for each message, one for each of its parts. */
import * as z from 'zod';
import { parseJson } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { sessionId, subagentSessionId, type SessionId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type Beside, type DocumentReader, type PlacedReading, type TranscriptDocument } from '../agent.ts';
import { opencode } from './ids.ts';
import { message, sessionFile } from './schema.ts';
import { isPrompt, promptIdOf, SessionTeller } from './session.ts';
import { shownPrompt, shownTitle, titleFacts } from './titles.ts';
import type { Raw } from './told.ts';

/** The session stands at place 0, its messages and their parts after it, as they are read. */
export class StorageReader implements DocumentReader {
	readonly form = 'document';
	readonly #beside: Beside;

	constructor(beside: Beside) {
		this.#beside = beside;
	}

	*read({ content, modifiedAt }: TranscriptDocument): Generator<PlacedReading> {
		const session = sessionFile.safeParse(parseJson(content.toString())).data;
		if (session === undefined) {
			yield { place: 0, reading: unreadable('no session') };
			return;
		}
		const id = this.#sessionId(session.id, session.parentID ?? null, 0);
		const parent = session.parentID ? this.#sessionId(session.parentID, null, 1) : null;
		const at = epochTime(session.time?.updated) ?? epochTime(modifiedAt);
		yield { place: 0, reading: { kind: 'read', facts: at === null ? [] : titleFacts(id, at, session.title) } };
		const teller = new SessionTeller({ id, parent, folder: session.directory ?? null });
		let last: string | null = null;
		for (const { raw, parts } of this.#messages(session.id)) {
			last = isPrompt(raw) ? raw.id : last;
			yield* teller.tell(raw, promptIdOf(raw, last), parts);
		}
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const session = sessionFile.safeParse(parseJson(content.toString())).data;
		if (session === undefined || source === 'agent') {
			return shownTitle(session?.title);
		}
		const found = this.#messages(session.id).flatMap(({ parts }) => parts.filter(part => part.place === place));
		return shownPrompt(found[0]?.data);
	}

	/** A parent's own parent is told by its file. */
	#sessionId(id: string, parent: string | null, depth: number): SessionId {
		const above = depth === 0 ? parent : this.#parentOf(id);
		return above === null || above === id || depth > MOST_PARENTS
			? sessionId(opencode, id)
			: subagentSessionId(this.#sessionId(above, null, depth + 1), id);
	}

	#parentOf(id: string): string | null {
		return sessionFile.safeParse(parseJson(this.#beside.read(`${id}.json`)?.toString() ?? '')).data?.parentID ?? null;
	}

	#messages(session: string): readonly { readonly raw: Raw; readonly parts: readonly Raw[] }[] {
		let place = 0;
		const placed = (one: Omit<Raw, 'place'>): Raw => ({ ...one, place: ++place });
		const messages = this.#filesIn(`../../message/${session}`).sort((a, b) => timeOf(a) - timeOf(b));
		return messages.map(one => ({ raw: placed(one), parts: this.#filesIn(`../../part/${one.id}`).map(placed) }));
	}

	#filesIn(folder: string): Omit<Raw, 'place'>[] {
		const names = this.#beside.names(folder).filter(name => name.endsWith('.json'));
		return names.map(name => {
			const data = parseJson(this.#beside.read(`${folder}/${name}`)?.toString() ?? '');
			return { id: named.safeParse(data).data?.id ?? name.slice(0, -'.json'.length), data };
		});
	}
}

const named = z.object({ id: z.string() });

/** Chosen: subagents of subagents are rare, and a circle has to end. */
export const MOST_PARENTS = 8;

function timeOf({ data }: Pick<Raw, 'data'>): number {
	return message.safeParse(data).data?.time.created ?? 0;
}
