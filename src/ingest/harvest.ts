/** Gathers what readings give: rows for the store, each with a pointer to where it stands, and counts of what was not understood. */
import type { LineReading } from '../agents/agent.ts';
import { assertNever } from '../base/assertNever.ts';
import type { Fact } from '../domain/trace/facts.ts';
import { editRow, responseRow, runRow, sessionRow, titleRow, traceRow, turnRow, waitRow, type Pointer } from '../domain/trace/rows.ts';
import { RowSet } from './store/rowSet.ts';
import type { Rows } from './store/store.ts';
import type { Tally } from './tally.ts';

export class Harvest {
	readonly #file: string;
	readonly #tally: Tally;
	#rows = new RowSet();

	constructor(file: string, tally: Tally) {
		this.#file = file;
		this.#tally = tally;
	}

	keep(reading: LineReading, offset: number): void {
		switch (reading.kind) {
			case 'read':
				this.#tally.read();
				for (const fact of reading.facts) {
					addFact(this.#rows, fact, { file: this.#file, offset });
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
		const rows = this.#rows.all();
		this.#rows = new RowSet();
		return rows;
	}
}

function addFact(rows: RowSet, fact: Fact, pointer: Pointer): void {
	switch (fact.kind) {
		case 'session':
			rows.add('session', sessionRow(fact));
			break;
		case 'title':
			rows.add('title', titleRow(fact, pointer));
			break;
		case 'edit':
			rows.add('edit', editRow(fact, pointer));
			rows.add('trace', traceRow(fact));
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
