/** `bookend sessions`: sessions, newest first. */
import { formatDuration, formatTokens, formatUsd } from '../base/format.ts';
import type { SessionSummary } from '../protocol/sessions.ts';
import type { Choice } from '../server/book.ts';
import type { Engine } from '../server/engine.ts';
import { sessionSummaries } from '../server/snapshot/sessions.ts';
import { isoOrNull } from './json.ts';
import { table } from './table.ts';

export async function sessionsJson(engine: Engine, choice: Choice): Promise<object> {
	const sessions = await sessionSummaries(engine.book, choice);
	return { schema: 'bookend/sessions/1', sessions: sessions.map(sessionJson) };
}

export async function sessionsText(engine: Engine, choice: Choice, width: number | null): Promise<string> {
	const sessions = await sessionSummaries(engine.book, choice);
	if (sessions.length === 0) {
		return 'No sessions on record for this choice.';
	}
	const { calendar } = engine.book.ports;
	return table<SessionSummary>(
		[
			{ title: 'session', align: 'left', text: session => session.title },
			{ title: 'started', align: 'left', text: session => calendar.format(session.startedAt, 'yyyy-MM-dd HH:mm') },
			{ title: 'agent', align: 'left', text: session => session.agentName },
			{ title: 'project', align: 'left', text: session => session.projectLabel },
			{ title: 'turns', align: 'right', text: session => String(session.turns) },
			{ title: 'worked', align: 'right', text: session => formatDuration(session.agentSeconds) },
			{ title: 'edits', align: 'right', text: session => String(session.edits) },
			{ title: 'tokens', align: 'right', text: session => formatTokens(session.tokens) },
			{ title: 'estimate', align: 'right', text: session => (session.responses === 0 ? '–' : formatUsd(session.costUsd)) },
		],
		sessions,
		width,
	);
}

/** The same facts with ISO times, and without what is not known. */
function sessionJson(session: SessionSummary): object {
	const {
		startedAt,
		endedAt,
		tokens,
		agentSeconds,
		costUsd,
		project,
		branch,
		transcript,
		kind,
		outcome,
		projectLabel: _,
		...rest
	} = session;
	return {
		...rest,
		kind: kind.kind,
		...(outcome === null ? {} : { outcome: outcome.outcome }),
		start: isoOrNull(startedAt),
		end: isoOrNull(endedAt),
		...(project === null ? {} : { project }),
		...(branch === null ? {} : { branch }),
		...(tokens === null ? {} : { tokens }),
		...(agentSeconds === null ? {} : { agentSeconds }),
		...(costUsd === null ? {} : { costUsd }),
		...(transcript === null ? {} : { transcript }),
	};
}
