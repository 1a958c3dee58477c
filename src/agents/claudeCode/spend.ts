/**
 * Reads spend alone: responses, and the session they belong to where it is news. Of a line that says no more of its session than the one
 * before nothing is made but its response. What is unusual is left to `readings.ts`, whose answer is the right one.
 */
import type { SessionFact } from '../../domain/trace/facts.ts';
import { nothing, type LineReading, type LinesReader } from '../agent.ts';
import type { JsonScan, Node } from '../jsonScan.ts';
import { Names } from '../names.ts';
import { spendReadingOf } from './readings.ts';
import { recordAt } from './records.ts';
import { responseIn, type Answer } from './responses.ts';
import { filled } from './seen.ts';
import type { Place } from './session.ts';
import { isContent, Skim, usageIn } from './skim.ts';
import type { State } from './state.ts';
import { titleIn } from './titles.ts';

export class SpendReader implements LinesReader {
	readonly form = 'lines';
	readonly titleIn = titleIn;
	readonly #scan: JsonScan | null;
	readonly #skim: Skim | null;
	readonly #place: Place;
	readonly #state: State;
	#told: SessionFact | null = null;
	/** The session that the last record was of, if the next is of the same where it has the same name and folder. */
	#session: SessionFact | null = null;
	/** How the record named its session and its folder. */
	#name: string | null = null;
	#folder: string | null = null;

	constructor(scan: JsonScan | null, place: Place, state: State) {
		this.#scan = scan;
		this.#skim = scan === null ? null : new Skim(scan);
		this.#place = place;
		this.#state = state;
	}

	read(line: Buffer): LineReading {
		const scan = this.#scan;
		const record = scan?.line(line) ?? null;
		if (scan === null || record === null) {
			return this.#withoutKnown(this.#recordReading(line));
		}
		const found = scan.find(record, envelopeNames);
		return this.#repetition(scan, found) ?? this.#withoutKnown(this.#named(scan, found, this.#recordReading(line)));
	}

	checkpoint(): undefined {
		return undefined; // nobody goes on from there
	}

	/** Null where the line has to be read as a record. */
	#repetition(scan: JsonScan, found: Found): LineReading | null {
		const [typed, , , , branch, timestamp, message, request, isError] = found;
		const session = this.#sessionNamed(scan, found);
		const at = scan.time(timestamp);
		const said = scan.find(message, messageNames);
		if (session === null || at === null || !isContent(scan, said[0])) {
			return null;
		}
		const type = scan.text(typed);
		const answer = type === 'assistant' ? this.#answerIn(scan, said, request, isError) : null;
		if (type !== 'user' && answer === null) {
			return null;
		}
		this.#state.at = at;
		if (answer === null) {
			return nothing;
		}
		const seen = { at, session: session.id, branch: filled(scan.text(branch)), key: '' };
		const response = responseIn(answer, seen, null);
		return response === null ? nothing : { kind: 'read', facts: [response] };
	}

	/** Null where it may be another than the last. */
	#sessionNamed(scan: JsonScan, [, forkedFrom, name, folder]: Found): SessionFact | null {
		const isSame = forkedFrom === undefined && this.#state.fork === null;
		return isSame && scan.text(name) === this.#name && scan.text(folder) === this.#folder ? this.#session : null;
	}

	/** Null for what has no id of its own, and for usage of another shape. */
	#answerIn(scan: JsonScan, [, id, model, stopReason, told]: Found, request: Node | undefined, isError: Node | undefined): Answer | null {
		const usage = usageIn(scan, told);
		const [ownId, requestId] = [filled(scan.text(id)), filled(scan.text(request))];
		if (usage === undefined || (ownId === null && requestId === null)) {
			return null;
		}
		const said = { id: ownId, model: scan.text(model), stop_reason: scan.text(stopReason), usage };
		return { requestId, isApiErrorMessage: scan.flag(isError), message: said };
	}

	#recordReading(line: Buffer): LineReading {
		const record = this.#skim?.record(line) ?? null;
		const found = record === null ? recordAt(line) : ({ kind: 'record', record } as const);
		return found.kind === 'record' ? spendReadingOf(this.#state, this.#place, found.record) : found.reading;
	}

	/** Keeps by which words the record names its session. What was found holds still: it is the same line that was read. */
	#named(scan: JsonScan, [, forkedFrom, name, folder]: Found, reading: LineReading): LineReading {
		const session = sessionIn(reading);
		if (session !== null) {
			this.#session = forkedFrom === undefined ? session : null;
			this.#name = scan.text(name);
			this.#folder = scan.text(folder);
		}
		return reading;
	}

	/** A session that was told with the same folder is no news. */
	#withoutKnown(reading: LineReading): LineReading {
		const session = sessionIn(reading);
		if (session === null || reading.kind !== 'read') {
			return reading;
		}
		const isNews = session.id !== this.#told?.id || session.cwd !== this.#told.cwd;
		this.#told = session;
		return isNews ? reading : { kind: 'read', facts: reading.facts.slice(1) };
	}
}

/** It is told first. */
function sessionIn(reading: LineReading): SessionFact | null {
	const first = reading.kind === 'read' ? reading.facts[0] : undefined;
	return first?.kind === 'session' ? first : null;
}

type Found = readonly (Node | undefined)[];

const envelopeNames = new Names([
	'type',
	'forkedFrom',
	'sessionId',
	'cwd',
	'gitBranch',
	'timestamp',
	'message',
	'requestId',
	'isApiErrorMessage',
]);
const messageNames = new Names(['content', 'id', 'model', 'stop_reason', 'usage']);
