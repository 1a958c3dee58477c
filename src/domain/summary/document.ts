/** A summary as a report, to be written as Markdown or HTML. */
import { formatCount, formatCounted, formatTokens } from '../../base/format.ts';
import type { FigureBasis, NamedFigure, Prose, ReportDocument } from '../report/document.ts';
import { figure, prose, strong } from '../report/prose.ts';
import { totalTokens } from '../spend/usage.ts';
import { usageNotes } from '../spend/usageNotes.ts';
import { activeSeconds, sectionsOf } from './sections.ts';
import { blockNames, isKnown, type Summary } from './summary.ts';
import { barMeanings, blockTitles, unknownSentences } from './words.ts';

/** What is written of a report: no clock time, no time zone. */
export type SummaryDocument = Omit<ReportDocument, 'generatedAt' | 'timeZone' | 'ways'>;

export type AgentName = (agent: string) => string;

export function summaryDocument(summary: Summary, agentName: AgentName): SummaryDocument {
	return {
		title: summary.of === 'session' ? 'Session with an agent' : 'Work with agents',
		period: headingOf(summary, agentName),
		lead: leadOf(summary),
		figures: [...figuresOfWork(summary), ...figuresOfLines(summary)],
		sections: sectionsOf(summary),
		notes: notesOf(summary),
		sample: false,
	};
}

/** "2026-11-16 to 2026-11-20 · 3 sessions with Claude Code and Codex" */
function headingOf({ of, period: { first, last }, sessions, agents }: Summary, agentName: AgentName): string {
	const names = agents.map(({ agent }) => agentName(agent)).join(', ');
	const who = of === 'session' ? names : `${formatCounted(sessions, 'session')}${names === '' ? '' : ` with ${names}`}`;
	return [first === last ? first : `${first} to ${last}`, who].filter(part => part !== '').join(' · ');
}

function leadOf({ chosen: { title, author, project, branch, note } }: Summary): readonly Prose[] {
	const told = [
		author === undefined ? [] : ['By ', strong(author)],
		project === undefined ? [] : ['In ', strong(project)],
		branch === undefined ? [] : ['On branch ', strong(branch)],
	].filter(part => part.length > 0);
	const where = told.flatMap((part, index) => [...(index === 0 ? [] : [' · ']), ...part]);
	return [
		...(title === undefined ? [] : [prose(strong(title))]),
		...(where.length === 0 ? [] : [prose(...where)]),
		...(note === undefined ? [] : note.split(/\r\n|\n|\r/).map(line => prose(line))),
	];
}

function figuresOfWork({ engineerTime, agentTime, prompts, corrections, cost, tokens }: Summary): NamedFigure[] {
	const named: NamedFigure[] = [];
	if (isKnown(engineerTime)) {
		const { basis } = engineerTime;
		named.push({ label: 'Engineer’s time', figure: figure('seconds', activeSeconds(engineerTime), basis), note: [] });
	}
	if (isKnown(agentTime)) {
		named.push({ label: 'Agents worked', figure: figure('seconds', agentTime.seconds, agentTime.basis), note: [] });
	}
	if (isKnown(prompts)) {
		const note = isKnown(corrections) && corrections.count > 0 ? `${formatCount(corrections.count)} reported something wrong.` : '';
		named.push(counted('Prompts', prompts.count, prompts.basis, note));
	}
	if (isKnown(cost)) {
		const note = isKnown(tokens) ? `${formatTokens(totalTokens(tokens))} tokens.` : '';
		named.push({ label: 'Spend', figure: figure('usd', cost.usd, cost.basis), note: noteOf(note) });
	}
	return named;
}

function figuresOfLines({ coverage, changes, edits }: Summary): NamedFigure[] {
	const named: NamedFigure[] = [];
	if (isKnown(edits)) {
		const note = `${formatCounted(edits.files, 'file')}, +${formatCount(edits.added)} −${formatCount(edits.removed)} lines.`;
		named.push(counted('Edits', edits.count, edits.basis, note));
	}
	if (isKnown(coverage)) {
		const { alive, verified, basis } = coverage;
		const note =
			alive === 0
				? 'Nothing to verify: no agent-written line of it stands.'
				: `${formatCount(verified)} of ${formatCounted(alive, 'line')}.`;
		named.push({ label: 'Verified', figure: figure('share', alive === 0 ? null : verified / alive, basis), note: noteOf(note) });
	}
	if (isKnown(changes)) {
		const note = `${formatCounted(changes.landedLines, 'line')}, of which ${formatCount(changes.survivingLines)} are still there.`;
		named.push(counted('Changes landed', changes.landed, changes.basis, note));
	}
	return named;
}

function counted(label: string, count: number, basis: FigureBasis, note: string): NamedFigure {
	return { label, figure: figure('count', count, basis), note: noteOf(note) };
}

function noteOf(words: string): Prose {
	return words === '' ? [] : prose(words);
}

function notesOf(summary: Summary): Prose[] {
	const { cost, coverage, tokens, made, bookend } = summary;
	const missing = blockNames.flatMap(name => {
		const block = summary[name];
		return isKnown<{ readonly basis: FigureBasis }>(block) ? [] : [`${blockTitles[name]}: ${unknownSentences[block.unknown]}`];
	});
	const unpriced =
		isKnown(cost) && cost.unpricedTokens > 0 ? ` ${formatTokens(cost.unpricedTokens)} tokens without a price are not in it.` : '';
	return [
		...(isKnown(cost) ? [`Spend: an estimate at list prices of ${cost.pricesOf}; a subscription is billed otherwise.${unpriced}`] : []),
		...(isKnown(tokens) ? usageNotes({ ...tokens, recordedUsd: null, recordedResponses: 0 }) : []),
		...(isKnown(coverage) ? [barMeanings[coverage.bar]] : []),
		...(missing.length === 0 ? [] : [`Not known: ${missing.join(' ')}`]),
		`Made on ${made} by Bookend ${bookend}.`,
	].map(sentence => prose(sentence));
}
