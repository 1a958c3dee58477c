/** Sessions as reports name them: by title on the page, by what is no transcript text where a report leaves the machine. */
import { projectLabel } from '../../domain/project.ts';
import type { Span } from '../../domain/report/document.ts';
import { link, quiet } from '../../domain/report/prose.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { Book } from '../book.ts';
import { agentNameOf } from '../features/words.ts';
import { sessionTitles } from '../snapshot/sessionTitles.ts';

/** A link for each of the sessions that the engineer started. */
export async function sessionLinks(book: Book, ids: Iterable<SessionId>): Promise<ReadonlyMap<SessionId, Span>> {
	const all = new Set(ids);
	const titles = await sessionTitles(book, all);
	return new Map([...all].map(id => [id, linkOf(book, id, titles.get(id))]));
}

function linkOf(book: Book, id: SessionId, title: string | undefined): Span {
	const session = book.sessions().get(id);
	return session === undefined || title === undefined
		? quiet('a session that is not on record any more')
		: link(title, { kind: 'openSession', session: id }, factsOf(book, id, session.startedAt));
}

/** "Claude Code in bookend, Friday, 20 November, 9:04" */
function factsOf(book: Book, id: SessionId, startedAt: number): string {
	const project = book.projectOf(id);
	const where = project === null ? '' : ` in ${projectLabel(project)}`;
	return `${agentNameOf(book, id)}${where}, ${book.ports.calendar.format(startedAt, 'EEEE, d MMMM, H:mm')}`;
}
