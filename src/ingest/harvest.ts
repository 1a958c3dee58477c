/** Gathers what readings give: rows for the store, each with a pointer to where it stands, and counts of what was not understood. */
import type { LineReading } from '../agents/agent.ts';
import { assertNever } from '../base/assertNever.ts';
import type { Fact, ResponseFact, SessionFact, TurnFact } from '../domain/trace/facts.ts';
import { mergeRows } from '../domain/trace/merge.ts';
import { packTrace } from '../domain/trace/packedTrace.ts';
import {
	editRow,
	responseRow,
	runRow,
	sessionRow,
	titleRow,
	traceRow,
	turnRow,
	waitRow,
	type Pointer,
	type ResponseRow,
} from '../domain/trace/rows.ts';
import { RowSet } from './store/rowSet.ts';
import type { Rows } from './store/store.ts';
import type { Tally } from './tally.ts';

export class Harvest {
	readonly #file: string;
	readonly #tally: Tally;
	#rows = new RowSet();
	#session: SeenSession | null = null;
	#turn: TurnFact | null = null;
	/** The store merges those that are told again later. */
	#responses: ResponseRow[] = [];

	constructor(file: string, tally: Tally) {
		this.#file = file;
		this.#tally = tally;
	}

	keep(reading: LineReading, offset: number): void {
		switch (reading.kind) {
			case 'read':
				this.#tally.read();
				for (const fact of reading.facts) {
					this.#add(fact, offset);
				}
				break;
			case 'unknownRecord':
				this.#tally.unknown(reading.type);
				break;
			case 'unreadable':
				this.#tally.unreadable();
				break;
			default:
				assertNever(reading);
		}
	}

	/** The rows since they were taken last. */
	take(): Rows {
		this.#addSession();
		this.#addTurn();
		const rows = { ...this.#rows.all(), response: this.#responses };
		this.#rows = new RowSet();
		this.#responses = [];
		return rows;
	}

	#add(fact: Fact, offset: number): void {
		switch (fact.kind) {
			case 'session':
				this.#meetSession(fact);
				break;
			case 'turn':
				this.#meetTurn(fact);
				break;
			case 'response':
				this.#meetResponse(responseRow(fact));
				break;
			default:
				addFact(this.#rows, fact, { file: this.#file, offset });
		}
	}

	/** Nearly every line tells its session again, and nothing new of it but the time: one row says when it was first and last so. */
	#meetSession(fact: SessionFact): void {
		if (this.#session !== null && isSameSession(this.#session.first, fact)) {
			this.#session.from = Math.min(this.#session.from, fact.at);
			this.#session.to = Math.max(this.#session.to, fact.at);
			return;
		}
		this.#addSession();
		this.#session = { first: fact, from: fact.at, to: fact.at };
	}

	/** Every step of the work tells its turn again, and more of it than the step before: the last of them makes the row. */
	#meetTurn(fact: TurnFact): void {
		if (this.#turn !== null && !tellsAllOf(this.#turn, fact)) {
			this.#addTurn();
		}
		this.#turn = fact;
	}

	#addTurn(): void {
		if (this.#turn !== null) {
			this.#rows.add('turn', turnRow(this.#turn));
			this.#turn = null;
		}
	}

	/** A response is told again as long as it is written: all of its copies make one row. */
	#meetResponse(row: ResponseRow): void {
		const last = this.#responses.at(-1);
		if (last?.id === row.id) {
			this.#responses[this.#responses.length - 1] = mergeRows.response(last, row);
		} else {
			this.#responses.push(row);
		}
	}

	#addSession(): void {
		if (this.#session !== null) {
			const { first, from, to } = this.#session;
			this.#rows.add('session', sessionRow({ ...first, at: from }));
			this.#rows.add('session', sessionRow({ ...first, at: to }));
			this.#session = null;
		}
	}
}

interface SeenSession {
	readonly first: SessionFact;
	from: number;
	to: number;
}

function isSameSession(a: SessionFact, b: SessionFact): boolean {
	const isSamePlace = a.id === b.id && a.cwd === b.cwd && a.branch === b.branch;
	return isSamePlace && a.parent?.id === b.parent?.id && a.parent?.how === b.parent?.how;
}

/** Whether merging both would give the later one. */
function tellsAllOf(before: TurnFact, later: TurnFact): boolean {
	const isSameTurn = before.id === later.id && before.session === later.session && before.startedAt === later.startedAt;
	const isSaid = before.claim === null || before.claim === later.claim;
	return isSameTurn && isSaid && before.prompt === later.prompt && isNoFurther(before, later);
}

function isNoFurther(before: TurnFact, later: TurnFact): boolean {
	const isNoEnd = before.end === 'open' || before.end === later.end;
	return isNoEnd && before.endedAt <= later.endedAt && (later.planMode || !before.planMode);
}

function addFact(rows: RowSet, fact: Exclude<Fact, SessionFact | TurnFact | ResponseFact>, pointer: Pointer): void {
	switch (fact.kind) {
		case 'title':
			rows.add('title', titleRow(fact, pointer));
			break;
		case 'edit':
			rows.add('edit', editRow(fact, pointer));
			rows.add('trace', packTrace(traceRow(fact)));
			break;
		case 'run':
			rows.add('run', runRow(fact));
			break;
		case 'wait':
			rows.add('wait', waitRow(fact));
			break;
		default:
			assertNever(fact);
	}
}
