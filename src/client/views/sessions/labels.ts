/** A session in words: one line in the tree, all that is known in its tooltip. */
import { formatCount, formatCounted, formatDuration, formatTokens, formatUsd } from '../../../base/format.ts';
import { plainText } from '../../../base/plainText.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import { commandClasses, verificationClasses, type CommandClass } from '../../../domain/trace/command.ts';
import { outcomeDetails } from '../../../domain/value/amount.ts';
import { workKindNames } from '../../../domain/value/kind.ts';
import { outcomeNames } from '../../../domain/value/outcome.ts';
import type { SessionSummary } from '../../../protocol/sessions.ts';

/** One line of the tooltip, with how it is known. */
export interface LabelledFact {
	readonly label: string;
	readonly value: string;
	readonly known:
		| 'measured'
		| 'list-price estimate'
		| 'lower bound'
		| 'session total'
		| 'estimated'
		| 'the agent’s own count'
		| 'inferred'
		| 'you said so';
}

export function sessionTitle(session: SessionSummary): string {
	return plainText(session.title) || 'Untitled session';
}

/** "Claude Code · $4.20 · 14 edits" */
export function sessionDescription(session: SessionSummary): string {
	return [session.agentName, costText(session), formatCounted(session.edits, 'edit')].join(' · ');
}

/** For screen readers: the line as a sentence. */
export function sessionSpoken(session: SessionSummary, calendar: Calendar): string {
	const when = calendar.format(session.startedAt, 'HH:mm');
	return `${sessionTitle(session)}, ${session.agentName} in ${plainText(session.projectLabel)} at ${when}, ${costText(session)}, ${editsText(session)}`;
}

/** A cost that is not known whole says so: "at least $4.20", "no price". */
export function costText(session: SessionSummary): string {
	if (session.responses === 0) {
		return 'spend not recorded';
	}
	const isPart = session.costUsd !== null && (session.unpricedTokens > 0 || session.lowerBoundResponses > 0);
	return `${isPart ? 'at least ' : ''}${formatUsd(session.costUsd)}`;
}

/** Everything that is known of a session, in the order in which people ask for it. */
export function sessionFacts(session: SessionSummary, calendar: Calendar): LabelledFact[] {
	const measured = (label: string, value: string): LabelledFact => ({ label, value, known: 'measured' });
	const facts = [
		measured('Agent', session.agentName),
		measured('Project', placeText(session)),
		measured('Time', timeText(session, calendar)),
		measured('Agents worked', formatDuration(session.agentSeconds)),
		...spendFacts(session),
		measured('Models', session.models.map(plainText).join(', ')),
		measured('Turns', turnsText(session)),
		measured('Edits', editsText(session)),
		kindFact(session),
		...outcomeFacts(session),
		measured('Checks', runsText(session)),
		measured('Transcript', session.transcript === null ? 'is gone; what was counted stays' : ''),
	];
	return facts.filter(({ value }) => value !== '');
}

function placeText({ projectLabel, branch }: SessionSummary): string {
	return branch === null ? plainText(projectLabel) : `${plainText(projectLabel)}, branch ${plainText(branch)}`;
}

function timeText({ startedAt, endedAt }: SessionSummary, calendar: Calendar): string {
	const isOneDay = calendar.dayOf(startedAt) === calendar.dayOf(endedAt);
	const end = calendar.format(endedAt, isOneDay ? 'HH:mm' : 'd MMMM, HH:mm');
	return `${calendar.format(startedAt, 'd MMMM, HH:mm')} to ${end}`;
}

function spendFacts(session: SessionSummary): LabelledFact[] {
	const { tokens, responses, unpricedTokens, lowerBoundResponses, recordedUsd } = session;
	const facts: LabelledFact[] = [
		{ label: 'Spend', value: costText(session), known: 'list-price estimate' },
		{
			label: 'Tokens',
			value: `${formatTokens(tokens)} in ${formatCounted(responses, 'response')}`,
			known: tokensKnown(session),
		},
	];
	if (unpricedTokens > 0) {
		facts.push({ label: 'Without a price', value: `${formatTokens(unpricedTokens)} tokens`, known: 'measured' });
	}
	if (lowerBoundResponses > 0) {
		facts.push({ label: 'Not recorded to their end', value: formatCounted(lowerBoundResponses, 'response'), known: 'measured' });
	}
	if (recordedUsd !== null) {
		facts.push({ label: 'Spend, the agent says', value: formatUsd(recordedUsd), known: 'the agent’s own count' });
	}
	return facts;
}

/** The least that is true of all of them. */
function tokensKnown({ lowerBoundResponses, sessionTotals, estimatedResponses }: SessionSummary): LabelledFact['known'] {
	if (lowerBoundResponses > 0) {
		return 'lower bound';
	}
	if (estimatedResponses > 0) {
		return 'estimated';
	}
	return sessionTotals > 0 ? 'session total' : 'measured';
}

function kindFact({ kind }: SessionSummary): LabelledFact {
	return { label: 'Kind of work', value: workKindNames[kind.kind], known: kind.mark === null ? 'inferred' : 'you said so' };
}

function outcomeFacts({ outcome }: SessionSummary): LabelledFact[] {
	if (outcome === null) {
		return [];
	}
	return [
		{ label: 'What came of it', value: `${outcomeNames[outcome.outcome]}${plainText(outcomeDetails(outcome))}`, known: 'you said so' },
	];
}

function turnsText({ turns, subagents }: SessionSummary): string {
	return subagents === 0 ? formatCount(turns) : `${formatCount(turns)}, with ${formatCounted(subagents, 'subagent')}`;
}

function editsText({ edits, editedFiles, linesAdded, linesRemoved }: SessionSummary): string {
	if (edits === 0) {
		return 'no edits';
	}
	return `${formatCounted(edits, 'edit')} in ${formatCounted(editedFiles, 'file')}, +${formatCount(linesAdded)} −${formatCount(linesRemoved)} lines`;
}

const classNames: Readonly<Record<CommandClass, string>> = {
	test: 'tests',
	typecheck: 'type checks',
	lint: 'lint',
	build: 'builds',
	run: 'runs',
	vcs: 'version control',
	other: 'other commands',
};
const checks = commandClasses.filter(name => verificationClasses.has(name));

function runsText({ runs }: SessionSummary): string {
	const ofClass = (name: CommandClass): string => {
		const results = runs.filter(run => run.class === name && run.count > 0);
		return results.map(run => `${formatCount(run.count)} ${run.result === 'unknown' ? 'with unknown result' : run.result}`).join(', ');
	};
	const texts = checks.map(name => [classNames[name], ofClass(name)] as const).filter(([, text]) => text !== '');
	return texts.length === 0 ? 'none ran' : texts.map(([name, text]) => `${name} ${text}`).join('; ');
}
