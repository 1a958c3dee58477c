import type { SessionId } from '../../domain/trace/ids.ts';
import type { Book } from '../book.ts';
import { titleOf } from './sessions.ts';

/** Of those that are on record. */
export async function sessionTitles(book: Book, ids: Iterable<SessionId>): Promise<ReadonlyMap<SessionId, string>> {
	const wanted = [...new Set(ids)].flatMap(id => book.sessions().get(id) ?? []);
	const titles = Map.groupBy(wanted.length === 0 ? [] : book.ports.store.titles(), title => title.session);
	const named = wanted.map(async (session): Promise<readonly [SessionId, string]> => [
		session.id,
		await titleOf(book, { session, titles: titles.get(session.id) ?? [] }),
	]);
	return new Map(await Promise.all(named));
}
