/** A book over a store in memory, filled row by row. */
import { noUsage } from '../../src/domain/spend/usage.ts';
import { Calendar } from '../../src/domain/calendar.ts';
import { agentId, editId, responseId, runId, sessionId, subagentSessionId, turnId, type SessionId } from '../../src/domain/trace/ids.ts';
import type { EditRow, ResponseRow, RunRow, SessionRow, TitleRow, TurnRow } from '../../src/domain/trace/rows.ts';
import { MemoryStore } from '../../src/ingest/store/memoryStore.ts';
import { noLines, noRows, type Rows } from '../../src/ingest/store/store.ts';
import { Book, type BookPorts } from '../../src/server/book.ts';
import { Notices } from '../../src/server/notices/notices.ts';
import { makePriceOf } from '../../src/server/prices.ts';

const claude = agentId('claude-code');
export const session = (name: string): SessionId => sessionId(claude, name);
export const subagent = (of: SessionId, name: string): SessionId => subagentSessionId(of, name);
export const at = (text: string): number => Date.parse(text);

export function sessionRow(id: SessionId, from: string, to: string, more: Partial<SessionRow> = {}): SessionRow {
	return { id, startedAt: at(from), endedAt: at(to), parent: null, cwd: { at: at(from), value: '/work/app' }, branch: null, ...more };
}

export function turnRow(of: SessionId, from: string, to: string, more: Partial<TurnRow> = {}): TurnRow {
	const prompt = { by: 'engineer', typedChars: 100, sign: 'request' } as const;
	return {
		id: turnId(claude, `${of} ${from}`),
		session: of,
		startedAt: at(from),
		endedAt: at(to),
		end: 'done',
		prompt,
		planMode: false,
		claim: null,
		...more,
	};
}

export function responseRow(of: SessionId, when: string, more: Partial<ResponseRow> = {}): ResponseRow {
	const usage = { ...noUsage, input: 1_000_000 };
	return {
		id: responseId(claude, `${of} ${when}`),
		session: of,
		turn: null,
		at: at(when),
		model: 'claude-haiku-4-5',
		branch: null,
		usage,
		trust: 'exact',
		recordedUsd: null,
		...more,
	};
}

export function editRow(of: SessionId, when: string, path: string, more: Partial<EditRow> = {}): EditRow {
	const pointer = { file: '/t.jsonl', offset: 0 };
	return {
		id: editId(claude, `${of} ${when}`),
		session: of,
		turn: null,
		at: at(when),
		path,
		change: 'update',
		added: 1,
		removed: 0,
		pointer,
		weakened: null,
		...more,
	};
}

export function runRow(of: SessionId, when: string, more: Partial<RunRow> = {}): RunRow {
	const startedAt = at(when);
	return {
		id: runId(claude, `${of} ${when}`),
		session: of,
		turn: null,
		startedAt,
		endedAt: startedAt,
		class: 'test',
		result: 'passed',
		cwd: null,
		...more,
	};
}

export function titleRow(of: SessionId, source: TitleRow['source'], offset = 0): TitleRow {
	return { session: of, source, at: 0, pointer: { file: '/t.jsonl', offset } };
}

/** `now` is an ISO time; the days are those of UTC unless a calendar is given. */
export function bookOf(rows: Partial<Rows>, now: string, ports: Partial<BookPorts> = {}): Book {
	const store = new MemoryStore();
	const file = {
		path: '/t.jsonl',
		agent: claude,
		size: 0,
		modifiedAt: 0,
		changedAt: 0,
		offset: 0,
		checkpoint: null,
		head: '',
		counts: noLines,
		countsAtOffset: noLines,
		trouble: null,
	};
	store.commit({ file, rows: { ...noRows, ...rows } });
	return new Book({
		store,
		calendar: new Calendar('UTC'),
		priceOf: makePriceOf({}),
		now: () => at(now),
		titleOf: () => Promise.resolve(undefined),
		editOf: () => Promise.resolve(undefined),
		isThere: () => true,
		agentName: () => 'Claude Code',
		notices: new Notices(null),
		retags: () => [],
		said: () => ({ outcomes: [], kinds: [] }),
		...ports,
	});
}
