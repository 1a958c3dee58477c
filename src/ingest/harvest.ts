/** Gathers what readings give: rows for the store, each with a pointer to where it stands, and counts of what was not understood. */
import type { LineReading } from '../agents/agent.ts';
import { assertNever } from '../base/assertNever.ts';
import type { Fact, SessionFact } from '../domain/trace/facts.ts';
import { packTrace } from '../domain/trace/packedTrace.ts';
import { editRow, responseRow, runRow, sessionRow, titleRow, traceRow, turnRow, waitRow, type Pointer } from '../domain/trace/rows.ts';
import { RowSet } from './store/rowSet.ts';
import type { Rows } from './store/store.ts';
import type { Tally } from './tally.ts';

export class Harvest {
	readonly #file: string;
	readonly #tally: Tally;
	#rows = new RowSet();
	#session: SeenSession | null = null;

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
		const rows = this.#rows.all();
		this.#rows = new RowSet();
		return rows;
	}

	/** Nearly every line tells its session again, and nothing new of it but the time: one row says when it was first and last so. */
	#add(fact: Fact, offset: number): void {
		if (fact.kind !== 'session') {
			addFact(this.#rows, fact, { file: this.#file, offset });
			return;
		}
		if (this.#session !== null && isSameSession(this.#session.first, fact)) {
			this.#session.from = Math.min(this.#session.from, fact.at);
			this.#session.to = Math.max(this.#session.to, fact.at);
			return;
		}
		this.#addSession();
		this.#session = { first: fact, from: fact.at, to: fact.at };
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

function addFact(rows: RowSet, fact: Exclude<Fact, SessionFact>, pointer: Pointer): void {
	switch (fact.kind) {
		case 'title':
			rows.add('title', titleRow(fact, pointer));
			break;
		case 'edit':
			rows.add('edit', editRow(fact, pointer));
			rows.add('trace', packTrace(traceRow(fact)));
			break;
		case 'turn':
			rows.add('turn', turnRow(fact));
			break;
		case 'response':
			rows.add('response', responseRow(fact));
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
