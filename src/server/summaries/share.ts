/** What is shared of a session or a period: the very text that is then written, with what else could be chosen. */
import { endings, type ShareFormat } from '../../domain/summary/format.ts';
import type { Chosen } from '../../domain/summary/summary.ts';
import { agentId } from '../../domain/trace/ids.ts';
import type { Shared, ShareRequest } from '../../protocol/summary.ts';
import { exportedSummary } from '../../share/summary/export.ts';
import { traceRecords } from './agentTrace.ts';
import { chosenOf, offersOf } from './chosen.ts';
import { subjectOf, type Subject } from './subject.ts';
import { summaryOf, type SummarySources } from './summary.ts';

/** Null for a session of which nothing is known (any more). */
export async function sharedOf(sources: SummarySources, { subject: wanted, format, choices }: ShareRequest): Promise<Shared | null> {
	const subject = subjectOf(sources.book, wanted);
	if (subject === null) {
		return null;
	}
	const offers = await offersOf(sources.book, subject);
	const { chosen, secrets } = await chosenOf(offers, choices);
	return { text: await textOf(sources, subject, format, chosen), fileName: fileNameOf(subject, format), offers, secrets };
}

async function textOf(sources: SummarySources, subject: Subject, format: ShareFormat, chosen: Chosen): Promise<string> {
	if (format === 'agentTrace') {
		return `${JSON.stringify(await traceRecords(sources, subject), null, '\t')}\n`;
	}
	const { agentName } = sources.book.ports;
	return exportedSummary(await summaryOf(sources, subject, chosen), format, agent => agentName(agentId(agent)));
}

function fileNameOf({ of, days: { first, last } }: Subject, format: ShareFormat): string {
	return `bookend-${of}-${first === last ? first : `${first}-to-${last}`}${endings[format]}`;
}
