/** What is on record, with all that is needed to count it: the store, the engineer's calendar, the prices and the projects. */
import type { Calendar } from '../domain/calendar.ts';
import type { EngineerRun } from '../domain/ledger/ledger.ts';
import type { PriceOf } from '../domain/spend/price.ts';
import type { Interval } from '../domain/time/interval.ts';
import type { Retag } from '../domain/time/retag.ts';
import { agentOf, type AgentId, type RunId, type SessionId } from '../domain/trace/ids.ts';
import type { EditFact } from '../domain/trace/facts.ts';
import type { Said } from '../domain/value/outcome.ts';
import type { EditRow, ResponseRow, RunRow, SessionRow, TitleRow } from '../domain/trace/rows.ts';
import { sheetDay } from '../ingest/store/sheets.ts';
import { always, type Span, type Store } from '../ingest/store/store.ts';
import { Kept } from './ledger/kept.ts';
import { familiesOf, type Family } from './families.ts';
import { KeptSheets, SheetList } from './keptSheets.ts';
import type { Notices } from './notices/notices.ts';
import { Spending, type Spent } from './spending.ts';
import { Timeline } from './timeline.ts';

export interface BookPorts {
	readonly store: Store;
	readonly calendar: Calendar;
	readonly priceOf: PriceOf;
	readonly now: () => number;
	/** The words of a title, read from the transcript; undefined when it is gone. */
	readonly titleOf: (title: TitleRow) => Promise<string | undefined>;
	/** An edit with its text, read from the transcript; undefined when it is gone. */
	readonly editOf: (edit: EditRow) => Promise<EditFact | undefined>;
	/** Whether a transcript still exists. */
	readonly isThere: (file: string) => boolean;
	readonly agentName: (agent: AgentId) => string;
	/** What the editor noticed of the engineer. */
	readonly notices: Notices;
	/** What the engineer said of their time, in the order in which they said it. The same list as long as nothing more was said. */
	readonly retags: () => readonly Retag[];
	/** What the engineer said of the value of work. */
	readonly said: () => Said;
}

/** Which facts to count: a span, and agents, a project or sessions; null means all of them. */
export interface Choice {
	readonly span: Span;
	readonly agents: ReadonlySet<AgentId> | null;
	readonly project: string | null;
	/** Sessions that the engineer started; their parts are chosen with them. */
	readonly sessions: ReadonlySet<SessionId> | null;
}

/** All that is on record. */
export const everything: Choice = { span: always, agents: null, project: null, sessions: null };

export class Book {
	readonly ports: BookPorts;
	readonly timeline: Timeline;
	readonly #runs = new Kept<ReadonlyMap<RunId, RunRow>>();
	readonly #sheets: SheetList;
	readonly #spending: Spending;
	readonly #sessions: KeptSheets<'session', readonly SessionRow[]>;
	#repriced = 0;
	readonly #families = new Kept<ReadonlyMap<SessionId, Family>>();
	readonly #byId = new Kept<ReadonlyMap<SessionId, SessionRow>>();

	constructor(ports: BookPorts) {
		this.ports = ports;
		this.#sheets = new SheetList(ports.store);
		this.#spending = new Spending(ports, this.#sheets);
		this.timeline = new Timeline(ports, this.#sheets);
		this.#sessions = new KeptSheets(this.#sheets, 'session', rows => rows);
	}

	/** All sessions, subagents' too, by their start. The same value as long as none has changed. */
	sessions(): ReadonlyMap<SessionId, SessionRow> {
		return this.#byId.of([this.#sheets.of('session')], () => {
			const sessions = this.#sessions.between(-Infinity, Infinity).flat();
			return new Map(sessions.map(session => [session.id, session]));
		});
	}

	/** A run by an agent, or one of the engineer's own; undefined for one that is not on record. */
	run(id: RunId): RunRow | EngineerRun | undefined {
		const { store, notices } = this.ports;
		const byAgents = this.#runs.of([store.revision()], () => new Map(store.runs(always).map(run => [run.id, run])));
		return byAgents.get(id) ?? notices.deeds.known().runs.find(run => run.id === id);
	}

	/** Transcripts that have the agent's own id of the session in their name: agents name them so, and not every one has a title or an edit. */
	filesNamedAfter(id: SessionId): readonly string[] {
		const nativeId = id.slice(agentOf(id).length + 1);
		return this.ports.store
			.files()
			.filter(file => file.agent === agentOf(id) && file.path.includes(nativeId))
			.map(file => file.path);
	}

	/** What each session belongs to. The same value as long as no session has changed. */
	families(): ReadonlyMap<SessionId, Family> {
		const sessions = this.sessions();
		return this.#families.of([sessions], () => familiesOf(sessions));
	}

	/** The session that the engineer started, of which this one is a part. */
	rootOf(id: SessionId): SessionId {
		return this.families().get(id)?.root ?? id;
	}

	/** The folder of a session's project; null where no record names one. */
	projectOf(id: SessionId): string | null {
		return this.families().get(id)?.project ?? null;
	}

	/** Whether a session's facts are among those to count. */
	isChosen(id: SessionId, choice: Choice): boolean {
		const { agents, project, sessions } = choice;
		const isOfAgent = agents === null || agents.has(agentOf(id));
		return isOfAgent && (project === null || this.projectOf(id) === project) && (sessions === null || sessions.has(this.rootOf(id)));
	}

	responses(choice: Choice): readonly ResponseRow[] {
		return this.chosen(this.ports.store.responses(choice.span), choice);
	}

	/** The same, added up by day, session and model. */
	spent(choice: Choice): readonly Spent[] {
		return this.chosen(this.#spending.in(choice.span), choice);
	}

	/** To be called when `priceOf` gives other prices than before. */
	repriced(): void {
		this.#repriced++;
		this.#spending.repriced();
	}

	/** Days of UTC, by time, of which anything is on record. */
	daysBetween(first: number, last: number): readonly number[] {
		return this.#sheets.daysBetween(first, last);
	}

	/** Another one where a price is another. */
	get priceState(): number {
		return this.#repriced;
	}

	/** Another one where anything on record of the days, or a price, is another. */
	stateOf({ start, end }: Interval): string {
		return `${this.#sheets.revisionOf(sheetDay(start), sheetDay(end))} ${this.#repriced}`;
	}

	/** What belongs to the chosen sessions, asked once a session; what belongs to none is part of everything alone. */
	chosen<T extends { readonly session: SessionId | null }>(rows: readonly T[], choice: Choice): readonly T[] {
		if (choice.agents === null && choice.project === null && choice.sessions === null) {
			return rows;
		}
		const known = new Map<SessionId | null, boolean>([[null, false]]);
		return rows.filter(({ session }) => {
			const isChosen = known.get(session) ?? (session !== null && this.isChosen(session, choice));
			known.set(session, isChosen);
			return isChosen;
		});
	}
}
