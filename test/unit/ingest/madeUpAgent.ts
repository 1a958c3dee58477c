/**
 * An agent that nobody has, for tests of ingest. A line is one JSON object:
 * `{"session":"s"}` begins a session, `{"reply":"r","output":3}` is a response, `{"start":"t"}` and `{"finish":"t"}` are a run,
 * `{"edit":"e","path":"a.ts"}` an edit, `{"title":"words"}` a title, `{"ask":"p"}` a prompt of the engineer and a minute of work. `at` is the line's time.
 */
import type { Agent, LineReading, LinesReader } from '../../../src/agents/agent.ts';
import { nothing } from '../../../src/agents/agent.ts';
import { parseJson, type Json } from '../../../src/base/json.ts';
import { MINUTE_MS } from '../../../src/base/units.ts';
import { noUsage } from '../../../src/domain/spend/usage.ts';
import type { Fact } from '../../../src/domain/trace/facts.ts';
import { agentId, editId, responseId, runId, sessionId, turnId, type SessionId } from '../../../src/domain/trace/ids.ts';

const id = agentId('made-up');
const FOLDER = '.made-up';
const DEPTH = 2;

/** A checkpoint of another version is refused. */
export function madeUpAgent(version = 1): Agent {
	return {
		id,
		name: 'Made Up',
		tells: { where: '', usage: '', edits: '', runs: '', plans: '', triedOn: 'made-up sessions' },
		roots: machine => [{ folder: `${machine.home}/${FOLDER}`, depth: DEPTH }],
		transcript: (path, below) => {
			const form = /\.log(\.zst)?$/.exec(below);
			return form === null ? null : { path, below, form: form[1] === undefined ? 'lines' : 'zstdLines' };
		},
		open: (transcript, checkpoint) => openReader(transcript.below, version, checkpoint),
	};
}

function openReader(below: string, version: number, checkpoint: Json | null): LinesReader | undefined {
	if (checkpoint === null) {
		return new Reader(sessionId(id, below), version);
	}
	if (isRecord(checkpoint) && checkpoint['version'] === version && typeof checkpoint['session'] === 'string') {
		return new Reader(checkpoint['session'] as SessionId, version);
	}
	return undefined;
}

type Record = Readonly<{ [key: string]: unknown }>;

class Reader implements LinesReader {
	readonly form = 'lines';
	#session: SessionId;
	readonly #version: number;
	/** When the runs were started that have not finished. */
	readonly #open = new Map<string, number>();

	constructor(session: SessionId, version: number) {
		this.#session = session;
		this.#version = version;
	}

	read(line: Buffer): LineReading {
		const record = parseJson(line.toString());
		if (!isRecord(record)) {
			return { kind: 'unreadable', reason: 'not an object' };
		}
		if (record['nothing'] !== undefined) {
			return nothing;
		}
		const facts = this.#facts(record, numberOr(record['at'], 0));
		return facts === undefined ? { kind: 'unknownRecord', type: Object.keys(record).join(' ') } : { kind: 'read', facts };
	}

	checkpoint(): Json | undefined {
		return this.#open.size > 0 ? undefined : { version: this.#version, session: this.#session };
	}

	titleIn(line: string): string | undefined {
		const record = parseJson(line);
		return isRecord(record) && typeof record['title'] === 'string' ? record['title'] : undefined;
	}

	#facts(record: Record, at: number): readonly Fact[] | undefined {
		const session = this.#session;
		if (typeof record['session'] === 'string') {
			this.#session = sessionId(id, record['session']);
			return [{ kind: 'session', id: this.#session, at, parent: null, cwd: '/work', branch: null }];
		}
		if (typeof record['reply'] === 'string') {
			const usage = { ...noUsage, output: numberOr(record['output'], 1) };
			const reply = responseId(id, record['reply']);
			return [{ kind: 'response', id: reply, session, turn: null, at, model: 'm', branch: null, usage, trust: 'exact', recordedUsd: null }];
		}
		if (typeof record['edit'] === 'string') {
			const path = String(record['path']);
			return [
				{
					kind: 'edit',
					id: editId(id, record['edit']),
					session,
					turn: null,
					at,
					path,
					change: { kind: 'delete' },
					before: null,
					added: 0,
					removed: 1,
				},
			];
		}
		if (typeof record['title'] === 'string') {
			return [{ kind: 'title', session, at, source: 'agent' }];
		}
		if (typeof record['ask'] === 'string') {
			const asked = { kind: 'turn', id: turnId(id, record['ask']), session, startedAt: at, endedAt: at + MINUTE_MS } as const;
			return [{ ...asked, end: 'done', prompt: { by: 'engineer', typedChars: 9, sign: 'request' }, planMode: false, claim: null }];
		}
		return this.#runFacts(record, at);
	}

	#runFacts(record: Record, at: number): readonly Fact[] | undefined {
		const { start, finish } = record;
		const base = { kind: 'run', session: this.#session, turn: null, class: 'test', cwd: null } as const;
		if (typeof start === 'string') {
			this.#open.set(start, at);
			return [{ ...base, id: runId(id, start), startedAt: at, endedAt: null, result: 'unknown' }];
		}
		if (typeof finish === 'string') {
			const startedAt = this.#open.get(finish) ?? at;
			this.#open.delete(finish);
			return [{ ...base, id: runId(id, finish), startedAt, endedAt: at, result: 'passed' }];
		}
		return undefined;
	}
}

function isRecord(value: unknown): value is Record {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOr(value: unknown, otherwise: number): number {
	return typeof value === 'number' ? value : otherwise;
}
