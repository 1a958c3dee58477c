/** Sessions as reports name them: by title on the page, by what is no transcript text where a report leaves the machine. */
import { projectLabel } from '../../domain/project.ts';
import type { Span } from '../../domain/report/document.ts';
import { link, quiet } from '../../domain/report/prose.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { Book } from '../book.ts';
import { agentNameOf } from '../features/words.ts';
import { titleOf } from '../snapshot/sessions.ts';

/** A link for each of the sessions that the engineer started. */
export async function sessionLinks(book: Book, ids: Iterable<SessionId>): Promise<ReadonlyMap<SessionId, Span>> {
	const titles = Map.groupBy(book.ports.store.titles(), title => title.session);
	const links = [...new Set(ids)].map(async (id): Promise<readonly [SessionId, Span]> => {
		const session = book.sessions().get(id);
		if (session === undefined) {
			return [id, quiet('a session that is not on record any more')];
		}
		const title = await titleOf(book, { session, titles: titles.get(id) ?? [] });
		return [id, link(title, { kind: 'openSession', session: id }, factsOf(book, id, session.startedAt))];
	});
	return new Map(await Promise.all(links));
}

/** "Claude Code in bookend, Friday, 20 November, 9:04" */
function factsOf(book: Book, id: SessionId, startedAt: number): string {
	const project = book.projectOf(id);
	const where = project === null ? '' : ` in ${projectLabel(project)}`;
	return `${agentNameOf(book, id)}${where}, ${book.ports.calendar.format(startedAt, 'EEEE, d MMMM, H:mm')}`;
}
