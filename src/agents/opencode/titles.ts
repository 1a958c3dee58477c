import type { Fact } from '../../domain/trace/facts.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import { part } from './schema.ts';
import { wordsIn } from './session.ts';
import { plainTitle } from '../plainTitle.ts';

/** Where the session has a title of its own. */
export function titleFacts(session: SessionId, at: number, title: string | null | undefined): Fact[] {
	return shownTitle(title) === undefined ? [] : [{ kind: 'title', session, at, source: 'agent' }];
}

/** OpenCode names a session by its time until a model has found a title. */
export function shownTitle(title: string | null | undefined): string | undefined {
	return title && !/^(?:New|Child) session - \d{4}-/i.test(title) ? plainTitle(title) : undefined;
}

export function shownPrompt(data: unknown): string | undefined {
	return plainTitle(wordsIn(part.safeParse(data).data));
}
