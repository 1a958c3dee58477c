/** One session as a report: what was asked for and done, what it cost, and what became of its lines. */
import { formatCounted, formatDuration, formatShare, formatTokens, formatUsd } from '../../base/format.ts';
import { SECOND_MS } from '../../base/units.ts';
import { projectLabel } from '../../domain/project.ts';
import type { Cell, NamedFigure, Prose, ReportDocument, Section } from '../../domain/report/document.ts';
import { figure, figureCell, left, prose, proseCell, right, strong } from '../../domain/report/prose.ts';
import { modelLabel } from '../../domain/spend/modelLabel.ts';
import { tally, tallyBy, tokensOf, type Tally } from '../../domain/spend/tally.ts';
import { usageNotes } from '../../domain/spend/usageNotes.ts';
import { phaseNames } from '../../domain/time/phaseNames.ts';
import { phases, type Slice } from '../../domain/time/slice.ts';
import { activeMs, agentTime, phaseTimes } from '../../domain/time/time.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import { correctingTurns } from '../../domain/value/corrections.ts';
import { workKindNames } from '../../domain/value/kind.ts';
import { outcomeNames } from '../../domain/value/outcome.ts';
import type { ValuedSession } from '../../domain/value/valuedSession.ts';
import { everything, type Book } from '../book.ts';
import { slicesIn } from '../engineerTime.ts';
import { agentNameOf } from '../features/words.ts';
import { sessionFeedback } from '../snapshot/sessionFeedback.ts';
import { sessionFacts, type SessionFacts } from '../snapshot/sessions.ts';
import { shownKindOf, shownOutcomeOf } from '../value/said.ts';
import { sessionBecame } from './sessionBecame.ts';
import { sessionLinks } from './sessionLinks.ts';
import type { ReportSources } from './sources.ts';

export async function sessionReport(sources: ReportSources, session: string): Promise<ReportDocument> {
	const { book, sample } = sources;
	const { calendar, now } = book.ports;
	const root = book.rootOf(session as SessionId);
	const facts = sessionFacts(book, everything, root).values().next().value;
	const told = facts === undefined ? gone : await tellOf(sources, facts);
	return { title: 'Session', ...told, generatedAt: now(), timeZone: calendar.timeZone, ways: [], sample };
}

type Told = Pick<ReportDocument, 'period' | 'lead' | 'figures' | 'sections' | 'notes'>;

const gone: Told = {
	period: '',
	lead: [prose('Bookend knows nothing of this session any more.')],
	figures: [],
	sections: [],
	notes: [],
};

async function tellOf(sources: ReportSources, facts: SessionFacts): Promise<Told> {
	const { book, work } = sources;
	const { id } = facts.session;
	const readings = await work.readings(sources.signal);
	const span = { since: facts.session.startedAt, until: facts.session.endedAt + 1 };
	const valued = work.sessions({ ...everything, span }, readings).find(one => one.session === id);
	const slices = slicesIn(book, { ...everything, span: { ...span, until: null } }).filter(
		slice => slice.session !== null && book.rootOf(slice.session) === id,
	);
	const total = tally(facts.responses, book.ports.priceOf);
	return {
		period: headingOf(book, facts),
		lead: [await leadOf(book, facts, total, valued), ...sessionFeedback(book, facts).map(sentence => prose(sentence))],
		figures: figuresOf(facts, total, slices, valued),
		sections: [...timeSection(slices), ...sessionBecame(readings, id), ...spendSection(book, facts), ...turnsSection(book, facts)],
		notes: notesOf(book, facts, total, slices),
	};
}

/** "Claude Code in bookend · Friday, 20 November 2026, 9:04 to 11:40" */
function headingOf(book: Book, { session }: SessionFacts): string {
	const { calendar } = book.ports;
	const project = book.projectOf(session.id);
	const isOneDay = calendar.dayOf(session.startedAt) === calendar.dayOf(session.endedAt);
	const to = calendar.format(session.endedAt, isOneDay ? 'H:mm' : 'EEEE, d MMMM, H:mm');
	const where = project === null ? '' : ` in ${projectLabel(project)}`;
	return `${agentNameOf(book, session.id)}${where} · ${calendar.format(session.startedAt, 'EEEE, d MMMM yyyy, H:mm')} to ${to}`;
}

async function leadOf(book: Book, facts: SessionFacts, total: Tally, valued: ValuedSession | undefined): Promise<Prose> {
	const { id } = facts.session;
	const links = await sessionLinks(book, [id]);
	const title = links.get(id);
	const { kind } = shownKindOf(book, facts);
	const outcome = shownOutcomeOf(book, { of: 'session', session: id });
	const prompts = facts.turns.filter(({ prompt }) => prompt.by === 'engineer').length;
	const work =
		facts.edits.length === 0
			? 'changed no file'
			: `made ${formatCounted(facts.edits.length, 'edit')} to ${formatCounted(new Set(facts.edits.map(({ path }) => path)).size, 'file')}`;
	return [
		...(title === undefined ? [] : prose(title, ' · ')),
		...prose(strong(workKindNames[kind]), `, ${formatCounted(prompts, 'prompt')}. The agent ${work}. ${spendWords(total)}`),
		...prose(aliveWords(valued)),
		...(outcome === null ? [] : prose(` What came of it, as you said: ${outcomeNames[outcome.outcome]}.`)),
	];
}

function spendWords({ responses, costUsd, unpricedTokens }: Tally): string {
	if (responses === 0) {
		return 'What it used is not on record.';
	}
	return costUsd === null
		? `Its ${formatTokens(unpricedTokens)} tokens have no list price.`
		: `It cost ${formatUsd(costUsd)} at list price.`;
}

function aliveWords(valued: ValuedSession | undefined): string {
	const alive = valued?.alive ?? null;
	return alive === null
		? ''
		: ` ${formatCounted(alive.lines, 'line')} of it ${alive.lines === 1 ? 'is' : 'are'} still there, ${String(alive.verified)} verified.`;
}

function figuresOf(facts: SessionFacts, total: Tally, slices: readonly Slice[], valued: ValuedSession | undefined): NamedFigure[] {
	const { turns, waits, edits } = facts;
	const active = activeMs(phaseTimes(slices));
	const agentMs = turns.length === 0 ? null : agentTime(turns, waits, -Infinity, Infinity);
	return [
		{
			label: 'Your time',
			figure: figure('seconds', slices.length === 0 ? null : active / SECOND_MS, basisOf(slices), slices.length),
			note: [],
		},
		{ label: 'Agents worked', figure: figure('seconds', agentMs === null ? null : agentMs / SECOND_MS, 'measured'), note: [] },
		{ label: 'Spend', figure: figure('usd', total.responses === 0 ? null : total.costUsd, 'estimated', total.responses), note: [] },
		{
			label: 'Corrections',
			figure: figure('count', edits.length === 0 ? null : correctingTurns(turns, edits), 'inferred'),
			note: prose('Prompts after the first edit that report something wrong.'),
		},
		verifiedFigure(valued?.alive ?? null),
	];
}

function verifiedFigure(alive: ValuedSession['alive']): NamedFigure {
	const share = alive === null ? null : alive.verified / alive.lines;
	return { label: 'Verified', figure: figure('share', share, 'measured', alive?.lines ?? null), note: [] };
}

function basisOf(slices: readonly Slice[]): 'measured' | 'inferred' {
	return slices.every(({ basis }) => basis === 'observed') ? 'measured' : 'inferred';
}

function timeSection(slices: readonly Slice[]): Section[] {
	const times = phaseTimes(slices);
	const spent = phases.filter(phase => times[phase] > 0);
	if (spent.length === 0) {
		return [];
	}
	const parts = spent.map(phase => ({ label: phaseNames[phase].toLowerCase(), look: phase, value: times[phase] / SECOND_MS }));
	const label = `${formatDuration(activeMs(times) / SECOND_MS)} of your time by phase`;
	const blocks = [{ kind: 'bar', label, basis: basisOf(slices), unit: 'seconds', parts }] as const;
	return [{ title: 'Your time', explanation: [], width: 'full', blocks }];
}

function spendSection(book: Book, { responses }: SessionFacts): Section[] {
	if (responses.length === 0) {
		return [];
	}
	const rows = [...tallyBy(responses, ({ model }) => model, book.ports.priceOf)].map(([model, sum]): Cell[] => [
		proseCell(modelLabel(model)),
		figureCell('count', sum.responses, 'measured'),
		figureCell('tokens', tokensOf(sum), 'measured'),
		figureCell('usd', sum.costUsd, 'estimated'),
	]);
	const columns = [left('Model'), right('Responses'), right('Tokens'), right('Estimate')];
	return [{ title: 'Spend', explanation: [], width: 'full', blocks: [{ kind: 'table', caption: 'By model', columns, rows, more: 0 }] }];
}

/** Chosen: of longer sessions the beginning tells enough. */
const MOST_TURNS = 60;

function turnsSection(book: Book, { turns, edits, runs, responses }: SessionFacts): Section[] {
	const own = turns.filter(({ prompt }) => prompt.by === 'engineer').sort((a, b) => a.startedAt - b.startedAt);
	if (own.length === 0) {
		return [];
	}
	const [edited, ran] = [Map.groupBy(edits, ({ turn }) => turn), Map.groupBy(runs, ({ turn }) => turn)];
	const spent = tallyBy(responses, ({ turn }) => turn, book.ports.priceOf);
	const rows = own
		.slice(0, MOST_TURNS)
		.map((turn): Cell[] => [
			proseCell(book.ports.calendar.format(turn.startedAt, 'H:mm')),
			figureCell('seconds', (turn.endedAt - turn.startedAt) / SECOND_MS, 'measured'),
			figureCell('count', edited.get(turn.id)?.length ?? 0, 'measured'),
			figureCell('count', ran.get(turn.id)?.length ?? 0, 'measured'),
			figureCell('usd', spent.get(turn.id)?.costUsd ?? null, 'estimated'),
		]);
	const columns = [left('Prompt at'), right('Agent worked'), right('Edits'), right('Runs'), right('Spend')];
	const more = Math.max(0, own.length - MOST_TURNS);
	return [
		{ title: 'Turns', explanation: [], width: 'full', blocks: [{ kind: 'table', caption: 'From prompt to prompt', columns, rows, more }] },
	];
}

function notesOf(book: Book, facts: SessionFacts, total: Tally, slices: readonly Slice[]): Prose[] {
	const active = activeMs(phaseTimes(slices));
	const observed = activeMs(phaseTimes(slices.filter(({ basis }) => basis === 'observed')));
	const time =
		active === 0 ? [] : [prose(`Time: ${formatShare(observed / active)} observed in the editor, the rest inferred from the transcript.`)];
	const { why, mark } = shownKindOf(book, facts);
	return [
		...time,
		prose(
			'Spend: estimated, at list prices; a subscription is billed otherwise. Tokens, edits and runs: measured, read from the transcript.',
		),
		prose(mark === null ? `Kind of work: inferred. ${why}` : 'Kind of work: you said so.'),
		...usageNotes(total).map(note => prose(note)),
	];
}
