/** One session as a Markdown page: what was asked of the agent, what it did, what it cost, and how that is known. */
import { formatCounted, formatDuration, formatTokens, formatUsd } from '../../base/format.ts';
import { markdownCode, markdownTable, markdownText } from '../../base/markdown.ts';
import { SECOND_MS } from '../../base/units.ts';
import { modelLabel } from '../../domain/spend/modelLabel.ts';
import { tally, tallyBy, tokensOf, type Tally } from '../../domain/spend/tally.ts';
import { usageNotes } from '../../domain/spend/usageNotes.ts';
import type { SessionId, TurnId } from '../../domain/trace/ids.ts';
import type { RunRow, TurnRow } from '../../domain/trace/rows.ts';
import type { SessionPage } from '../../protocol/lsp.ts';
import type { SessionSummary } from '../../protocol/sessions.ts';
import { workKindNames } from '../../domain/value/kind.ts';
import { outcomeDetails } from '../../domain/value/amount.ts';
import { outcomeNames } from '../../domain/value/outcome.ts';
import { everything, type Book } from '../book.ts';
import { sessionFeedback } from './sessionFeedback.ts';
import { sessionFacts, summaryOf, type SessionFacts } from './sessions.ts';

/** Undefined where no such session is on record. A subagent's id gives the page of the session it worked for. */
export async function sessionPageOf(book: Book, id: string): Promise<SessionPage | undefined> {
	const facts = sessionFacts(book, everything, book.rootOf(id as SessionId))
		.values()
		.next().value;
	if (facts === undefined) {
		return undefined;
	}
	const summary = await summaryOf(book, facts);
	const parts = [
		heading(book, summary),
		value(summary),
		stoodOut(book, facts),
		spend(book, facts),
		turns(book, facts),
		files(facts),
		runs(facts),
		known(summary),
	];
	return { title: summary.title, markdown: `${parts.filter(part => part !== '').join('\n\n')}\n` };
}

function heading(book: Book, summary: SessionSummary): string {
	const { calendar } = book.ports;
	const from = calendar.format(summary.startedAt, 'EEEE, d MMMM yyyy, H:mm');
	const to = calendar.format(summary.endedAt, calendar.dayOf(summary.endedAt) === summary.day ? 'H:mm' : 'EEEE, d MMMM, H:mm');
	const where = [markdownText(summary.projectLabel), ...(summary.branch === null ? [] : [`branch ${markdownCode(summary.branch)}`])];
	const work = [
		formatCounted(summary.turns, 'prompt'),
		...(summary.subagents === 0 ? [] : [formatCounted(summary.subagents, 'subagent')]),
		`${formatDuration(summary.agentSeconds)} of agent time`,
		summary.edits === 0 ? 'no edits' : `${formatCounted(summary.edits, 'edit')} to ${formatCounted(summary.editedFiles, 'file')}`,
	];
	return `# ${markdownText(summary.title)}\n\n${markdownText(summary.agentName)} in ${where.join(', ')}  \n${from} to ${to}\n\n${work.join(' · ')}`;
}

function stoodOut(book: Book, facts: SessionFacts): string {
	const sentences = sessionFeedback(book, facts);
	const against = 'Held against your sessions of three prompts or more, from 90 days before it until now.';
	return sentences.length === 0 ? '' : `## What stood out\n\n${[...sentences, against].map(markdownText).join(' ')}`;
}

/** What kind of work it was, and what came of it as far as the engineer has said. */
function value({ kind, outcome }: SessionSummary): string {
	const known = kind.mark === null ? `inferred: ${kind.why}` : 'you said so.';
	return [
		`Kind of work: **${workKindNames[kind.kind]}**, ${known}`,
		...(outcome === null ? [] : [`What came of it: **${outcomeNames[outcome.outcome]}**${markdownText(outcomeDetails(outcome))}`]),
	].join('  \n');
}

function spend(book: Book, { responses }: SessionFacts): string {
	const byModel = [...tallyBy(responses, response => response.model, book.ports.priceOf)];
	const total = tally(responses, book.ports.priceOf);
	if (total.responses === 0) {
		return '## Spend\n\nThe transcript records no usage: what it cost is not known.';
	}
	const row = (name: string, sum: Tally): string[] => [
		name,
		String(sum.responses),
		formatTokens(sum.usage.input + sum.usage.cacheWrite5m + sum.usage.cacheWrite1h),
		formatTokens(sum.usage.cacheRead),
		`${sum.lowerBoundResponses > 0 ? 'at least ' : ''}${formatTokens(sum.usage.output)}`,
		formatUsd(sum.costUsd),
	];
	const isRecorded = total.recordedUsd !== null;
	const shown = (name: string, sum: Tally): string[] => [...row(name, sum), ...(isRecorded ? [formatUsd(sum.recordedUsd)] : [])];
	const rows = byModel.map(([model, sum]) => shown(markdownText(modelLabel(model)), sum));
	const head = ['Model', 'Responses', 'Input', 'Cache read', 'Output', 'Estimate', ...(isRecorded ? ['Agent says'] : [])];
	const all = byModel.length > 1 ? [shown('**All**', total)] : [];
	const sides = head.map((_, index) => (index === 0 ? 'left' : 'right'));
	return `## Spend\n\n${markdownTable(head, [...rows, ...all], sides)}`;
}

function turns(book: Book, facts: SessionFacts): string {
	const own = facts.turns.filter(turn => turn.prompt.by === 'engineer').sort((a, b) => a.startedAt - b.startedAt);
	if (own.length === 0) {
		return '';
	}
	const [edits, ran] = [Map.groupBy(facts.edits, edit => edit.turn), Map.groupBy(facts.runs, run => run.turn)];
	const spent = tallyBy(facts.responses, response => response.turn, book.ports.priceOf);
	const rows = own.map(turn => [
		book.ports.calendar.format(turn.startedAt, 'H:mm'),
		formatDuration((turn.endedAt - turn.startedAt) / SECOND_MS),
		turnNotes(turn),
		String(edits.get(turn.id)?.length ?? 0),
		String(ran.get(turn.id)?.length ?? 0),
		turnSpend(spent, turn.id),
	]);
	const head = ['Prompt at', 'Agent worked', '', 'Edits', 'Runs', 'Spend'];
	return `## Turns\n\n${markdownTable(head, rows, ['left', 'right', 'left', 'right', 'right', 'right'])}`;
}

function turnSpend(spent: ReadonlyMap<TurnId | null, Tally>, turn: TurnId): string {
	const sum = spent.get(turn);
	if (sum === undefined) {
		return '–';
	}
	return sum.costUsd === null ? `${formatTokens(tokensOf(sum))} tokens` : formatUsd(sum.costUsd);
}

function turnNotes(turn: TurnRow): string {
	const notes = [...(turn.planMode ? ['plan mode'] : []), ...(turn.end === 'interrupted' || turn.end === 'failed' ? [turn.end] : [])];
	return notes.join(', ');
}

function files({ edits }: SessionFacts): string {
	if (edits.length === 0) {
		return '';
	}
	const rows = [...Map.groupBy(edits, edit => edit.path)].map(([path, list]) => [
		markdownCode(path),
		String(list.length),
		`+${String(list.reduce((sum, edit) => sum + edit.added, 0))}`,
		`−${String(list.reduce((sum, edit) => sum + edit.removed, 0))}`,
	]);
	return `## Files\n\n${markdownTable(['File', 'Edits', 'Lines', ''], rows, ['left', 'right', 'right', 'right'])}`;
}

function runs({ runs }: SessionFacts): string {
	if (runs.length === 0) {
		return '';
	}
	const count = (list: readonly RunRow[], result: RunRow['result']): string => String(list.filter(run => run.result === result).length);
	const rows = [...Map.groupBy(runs, run => run.class)].map(([name, list]) => [
		name,
		count(list, 'passed'),
		count(list, 'failed'),
		count(list, 'unknown'),
	]);
	return `## Command runs\n\n${markdownTable(['Kind', 'Passed', 'Failed', 'Result unknown'], rows, ['left', 'right', 'right', 'right'])}`;
}

function known(summary: SessionSummary): string {
	const notes = [
		'Tokens, edits and command runs are measured: read from the transcript. Money is a list-price estimate; a subscription is billed otherwise.',
	];
	notes.push(...usageNotes(summary));
	if (summary.unpricedTokens > 0) {
		notes.push(`${formatTokens(summary.unpricedTokens)} tokens are of a model without a list price and not part of the estimate.`);
	}
	if (summary.transcript === null) {
		notes.push('The transcript itself is gone.');
	}
	return `## How this is known\n\n${notes.join(' ')}`;
}
