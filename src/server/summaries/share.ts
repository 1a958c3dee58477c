/** What is shared of a session or a period: the very text that is then written, with what else could be chosen. */
import type { Choices } from '../../domain/summary/choices.ts';
import { endings, type ShareFormat, type SummaryFormat } from '../../domain/summary/format.ts';
import type { Chosen } from '../../domain/summary/summary.ts';
import { agentId } from '../../domain/trace/ids.ts';
import type { Shared, ShareRequest } from '../../protocol/summary.ts';
import { exportedSummary } from '../../share/summary/export.ts';
import { contributorOf } from '../../share/summary/identity.ts';
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
	const offers = { ...(await offersOf(sources.book, subject)), pseudonym: pseudonymIn(format, sources) };
	const { chosen, secrets } = await chosenOf(offers, choices);
	const text =
		format === 'agentTrace' ? await traceText(sources, subject) : await summaryText(sources, subject, { format, chosen, choices });
	return { text, fileName: fileNameOf(subject, format), offers, secrets };
}

/** Where there is one to be left out: documents for people hold none. */
function pseudonymIn(format: ShareFormat, { secret }: SummarySources): string | undefined {
	return format === 'json' || format === 'csv' ? (contributorOf(secret) ?? undefined) : undefined;
}

async function traceText(sources: SummarySources, subject: Subject): Promise<string> {
	return `${JSON.stringify(await traceRecords(sources, subject), null, '\t')}\n`;
}

interface Wish {
	readonly format: SummaryFormat;
	readonly chosen: Chosen;
	readonly choices: Choices;
}

async function summaryText(sources: SummarySources, subject: Subject, { format, chosen, choices }: Wish): Promise<string> {
	const { agentName } = sources.book.ports;
	const summary = await summaryOf(sources, subject, chosen);
	return exportedSummary(choices.pseudonym ? summary : { ...summary, contributor: null }, format, agent => agentName(agentId(agent)));
}

function fileNameOf({ of, days: { first, last } }: Subject, format: ShareFormat): string {
	return `bookend-${of}-${first === last ? first : `${first}-to-${last}`}${endings[format]}`;
}
