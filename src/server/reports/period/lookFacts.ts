/** What was worth a look in a period, as its report lists it. */
import type { ReportAction } from '../../../domain/report/document.ts';
import type { LookFact } from '../../../domain/report/period/facts.ts';
import { link, quiet, text } from '../../../domain/report/prose.ts';
import type { SessionId } from '../../../domain/trace/ids.ts';
import type { Span } from '../../../ingest/store/store.ts';
import type { LookItem, LookKind } from '../../../protocol/look.ts';
import { LOOK_BACK_MS } from '../../look/looks.ts';
import { sessionLinks } from '../sessionLinks.ts';
import type { ReportSources } from '../sources.ts';

/** Null where nobody looked: no folder is open, or some of it is longer ago than is looked back. */
export async function lookFacts({ book, measured, look }: ReportSources, { since, until }: Span): Promise<readonly LookFact[] | null> {
	const { calendar, now } = book.ports;
	const from = since ?? -Infinity;
	if (measured.kind === 'notMeasured' || from < now() - LOOK_BACK_MS) {
		return null;
	}
	const items = (await look()).filter(({ at }) => from <= at && at < (until ?? Infinity));
	const links = await sessionLinks(
		book,
		items.flatMap(({ session }) => (session === null ? [] : [session as SessionId])),
	);
	return items.map(item => ({
		what: whatOf(item),
		who: (item.session === null ? undefined : links.get(item.session as SessionId)) ?? quiet(item.agentName),
		when: calendar.format(item.at, 'EEE, d MMM, H:mm'),
	}));
}

/** Its facts may name files anywhere on the machine: what leaves says of which kind it is. */
function whatOf(item: LookItem): LookFact['what'] {
	const { headline, kind } = item;
	const action = actionOf(item);
	return action === null ? text(sharedWords[kind]) : link(headline, action, sharedWords[kind]);
}

function actionOf({ file, session }: LookItem): ReportAction | null {
	if (file !== null) {
		return { kind: 'openFile', uri: file.uri, line: file.line ?? 0 };
	}
	return session === null ? null : { kind: 'openSession', session };
}

const sharedWords: Readonly<Record<LookKind, string>> = {
	claimedNotRun: 'The agent said that it works, and no run after its last edit says so.',
	weakenedTests: 'Tests hold the code to less than before.',
	unverifiedAtCommit: 'A commit took in agent-written lines that nothing speaks for.',
	outsideWorkspace: 'Files were edited outside of the folder that the session worked in.',
};
