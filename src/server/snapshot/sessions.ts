/** Sessions as lists show them: one row for each that the engineer started, subagents counted with it. */
import { SECOND_MS } from '../../base/units.ts';
import { projectLabel } from '../../domain/project.ts';
import { tallyBy, tally, tokensOf, type Tally } from '../../domain/spend/tally.ts';
import type { UsageTold } from '../../domain/spend/usageNotes.ts';
import type { Interval } from '../../domain/time/interval.ts';
import { agentTime } from '../../domain/time/time.ts';
import { agentOf, type SessionId } from '../../domain/trace/ids.ts';
import type {
	EditRow,
	ResponseRow,
	RunRow,
	SessionRow,
	SpendRow,
	TitleRow,
	TurnRow,
	TurnTime,
	WaitRow,
	WaitTime,
} from '../../domain/trace/rows.ts';
import { always, type Span } from '../../ingest/store/store.ts';
import type { SessionSummary } from '../../protocol/sessions.ts';
import type { Book, Choice } from '../book.ts';
import { shownKindOf, shownOutcomeOf } from '../value/said.ts';

/** Everything on record of one session and its subagents. */
export interface SessionFacts {
	readonly session: SessionRow;
	readonly subagents: readonly SessionRow[];
	readonly titles: readonly TitleRow[];
	readonly turns: readonly TurnRow[];
	readonly waits: readonly WaitRow[];
	readonly responses: readonly ResponseRow[];
	readonly edits: readonly EditRow[];
	readonly runs: readonly RunRow[];
}

/** Newest first. A session is chosen when it touches the span; its figures are of the whole session. */
export async function sessionSummaries(book: Book, choice: Choice): Promise<SessionSummary[]> {
	const facts = [...sessionFacts(book, choice).values()];
	const newestFirst = facts.filter(hasWork).sort((a, b) => b.session.startedAt - a.session.startedAt);
	return Promise.all(newestFirst.map(one => summaryOf(book, one)));
}

/** `only` leaves out all but one session. */
export function sessionFacts(book: Book, choice: Choice, only?: SessionId): Map<SessionId, SessionFacts> {
	const roots = chosenRoots(book, choice).filter(({ id }) => only === undefined || id === only);
	const all = sessionsBegun(book);
	const begun = roots.flatMap(({ id }) => all.get(id) ?? []);
	const span = hull(begun);
	const { store } = book.ports;
	const rootOf = (row: { readonly session: SessionId }): SessionId => book.rootOf(row.session);
	const [turns, waits] = [Map.groupBy(store.turns(span), rootOf), Map.groupBy(store.waits(span), rootOf)];
	const [responses, edits, runs] = [
		Map.groupBy(store.responses(span), rootOf),
		Map.groupBy(store.edits(span), rootOf),
		Map.groupBy(store.runs(span), rootOf),
	];
	const factsOf = (one: SessionBegun): SessionFacts => ({
		...one,
		turns: turns.get(one.session.id) ?? [],
		waits: waits.get(one.session.id) ?? [],
		responses: responses.get(one.session.id) ?? [],
		edits: edits.get(one.session.id) ?? [],
		runs: runs.get(one.session.id) ?? [],
	});
	return new Map(begun.map(one => [one.session.id, factsOf(one)]));
}

/** A session that the engineer started, with its parts; what was done in it is asked for apart. */
export type SessionBegun = Pick<SessionFacts, 'session' | 'subagents' | 'titles'>;

/** What was done in it, as far as a summary tells of it. */
export interface SessionDone {
	readonly turns: readonly TurnTime[];
	readonly waits: readonly WaitTime[];
	readonly responses: readonly SpendRow[];
	readonly edits: readonly EditRow[];
	readonly runs: readonly RunRow[];
}
export type SessionCounted = SessionBegun & SessionDone;

/** All of them, by their start. */
export function sessionsBegun(book: Book): Map<SessionId, SessionBegun> {
	const families = Map.groupBy(book.sessions().values(), ({ id }) => book.rootOf(id));
	const titles = Map.groupBy(book.ports.store.titles(), title => title.session);
	const begun = [...book.sessions().values()].flatMap((session): [SessionId, SessionBegun][] => {
		const subagents = families.get(session.id)?.filter(one => one.id !== session.id);
		return subagents === undefined ? [] : [[session.id, { session, subagents, titles: titles.get(session.id) ?? [] }]];
	});
	return new Map(begun);
}

function chosenRoots(book: Book, choice: Choice): SessionRow[] {
	const { since, until } = choice.span;
	return [...book.sessions().values()].filter(
		session =>
			book.rootOf(session.id) === session.id &&
			(since ?? -Infinity) <= session.endedAt &&
			session.startedAt < (until ?? Infinity) &&
			book.isChosen(session.id, choice),
	);
}

/** A span that holds all that was done in the sessions. */
function hull(begun: readonly SessionBegun[]): Span {
	return begun.length === 0 ? { since: 0, until: 0 } : { since: extentOf(begun).start, until: always.until };
}

/** Whoever tells anything of a session tells that it went on, so all that was done in it lies in between. */
export function extentOf(begun: readonly SessionBegun[]): Interval {
	const rows = begun.flatMap(({ session, subagents }) => [session, ...subagents]);
	const start = rows.reduce((first, { startedAt }) => Math.min(first, startedAt), Infinity);
	return { start, end: rows.reduce((last, { endedAt }) => Math.max(last, endedAt), -Infinity) };
}

/** A transcript of nothing but settings and snapshots is no session that anybody remembers. */
export function hasWork(facts: SessionCounted): boolean {
	return facts.turns.length + facts.responses.length + facts.edits.length + facts.runs.length > 0;
}

export async function summaryOf(book: Book, facts: SessionCounted): Promise<SessionSummary> {
	const { session } = facts;
	const { calendar, agentName } = book.ports;
	const project = book.projectOf(session.id);
	return {
		id: session.id,
		agent: agentOf(session.id),
		agentName: agentName(agentOf(session.id)),
		title: await titleOf(book, facts),
		day: calendar.dayOf(session.startedAt),
		startedAt: session.startedAt,
		endedAt: endOf(facts),
		agentSeconds: facts.turns.length === 0 ? null : agentTime(facts.turns, facts.waits, -Infinity, Infinity) / SECOND_MS,
		project,
		projectLabel: project === null ? 'project not recorded' : projectLabel(project),
		branch: session.branch?.value ?? null,
		turns: facts.turns.filter(turn => turn.prompt.by === 'engineer').length,
		subagents: facts.subagents.length,
		...spendOf(book, facts.responses),
		...workOf(facts),
		kind: shownKindOf(book, facts),
		outcome: shownOutcomeOf(book, { of: 'session', session: session.id }),
		transcript: transcriptOf(book, facts),
	};
}

type SpendOfSession = Pick<SessionSummary, 'models' | 'responses' | 'tokens' | 'costUsd' | 'unpricedTokens' | keyof UsageTold>;

function spendOf(book: Book, responses: readonly SpendRow[]): SpendOfSession {
	const sum = tally(responses, book.ports.priceOf);
	const { costUsd, unpricedTokens, lowerBoundResponses, sessionTotals, estimatedResponses, recordedUsd, recordedResponses } = sum;
	return {
		models: modelsOf(book, responses),
		responses: sum.responses,
		tokens: sum.responses === 0 ? null : tokensOf(sum),
		costUsd: sum.responses === 0 ? null : costUsd,
		unpricedTokens,
		lowerBoundResponses,
		sessionTotals,
		estimatedResponses,
		recordedUsd,
		recordedResponses,
	};
}

function modelsOf(book: Book, responses: readonly SpendRow[]): string[] {
	const byModel = [...tallyBy(responses, response => response.model, book.ports.priceOf)];
	const named = byModel.filter((entry): entry is [string, Tally] => entry[0] !== null);
	return named.sort((a, b) => b[1].responses - a[1].responses).map(([model]) => model);
}

type WorkOfSession = Pick<SessionSummary, 'edits' | 'editedFiles' | 'linesAdded' | 'linesRemoved' | 'runs'>;

function workOf({ edits, runs }: SessionCounted): WorkOfSession {
	return {
		edits: edits.length,
		editedFiles: new Set(edits.map(edit => edit.path)).size,
		linesAdded: edits.reduce((sum, edit) => sum + edit.added, 0),
		linesRemoved: edits.reduce((sum, edit) => sum + edit.removed, 0),
		runs: runCounts(runs),
	};
}

function runCounts(runs: readonly RunRow[]): SessionSummary['runs'] {
	const counts = new Map<string, SessionSummary['runs'][number]>();
	for (const run of runs) {
		const key = `${run.class} ${run.result}`;
		counts.set(key, { class: run.class, result: run.result, count: (counts.get(key)?.count ?? 0) + 1 });
	}
	return [...counts.values()].sort((a, b) => b.count - a.count);
}

function endOf({ session, subagents }: SessionCounted): number {
	return subagents.reduce((last, subagent) => Math.max(last, subagent.endedAt), session.endedAt);
}

function transcriptOf(book: Book, { session, titles, edits }: SessionCounted): string | null {
	const pointed = [...titles, ...edits].map(row => row.pointer.file);
	const files = pointed.length === 0 ? book.filesNamedAfter(session.id) : pointed;
	return files.find(file => book.ports.isThere(file)) ?? null;
}

/** The engineer's words for it, else the agent's, else the first prompt's; else where and when it was. */
export async function titleOf(book: Book, { session, titles }: Pick<SessionFacts, 'session' | 'titles'>): Promise<string> {
	for (const source of ['engineer', 'agent', 'prompt'] as const) {
		const row = titles.find(title => title.source === source);
		const words = row && (await book.ports.titleOf(row));
		if (words) {
			return words;
		}
	}
	const project = book.projectOf(session.id);
	const when = book.ports.calendar.format(session.startedAt, 'H:mm');
	return project === null ? `Session at ${when}` : `Session in ${projectLabel(project)}, ${when}`;
}
