/**
 * Two more agents that nobody has. One writes a document: a JSON array of `{"reply","output"}`, `{"title"}` and `{"edit"}`, with the
 * session's name in a part beside it. The other keeps the same records in a SQLite database, as JSON by row.
 */
import * as z from 'zod';
import type { Agent, DatabaseReader, DocumentReader, LineReading, PlacedReading, Query } from '../../../src/agents/agent.ts';
import { parseJson, type Json } from '../../../src/base/json.ts';
import { noUsage } from '../../../src/domain/spend/usage.ts';
import type { Fact } from '../../../src/domain/trace/facts.ts';
import { agentId, editId, responseId, sessionId, type AgentId } from '../../../src/domain/trace/ids.ts';

export const documentAgent: Agent = {
	id: agentId('made-up-document'),
	name: 'Made Up Document',
	tells: { where: '', usage: '', edits: '', runs: '', plans: '', triedOn: 'made-up sessions' },
	roots: machine => [{ folder: `${machine.home}/.made-up`, depth: 2 }],
	transcript: (path, below) => (below.endsWith('.json') ? { path, below, form: 'document', parts: ['name.txt'] } : null),
	open: (_transcript, _checkpoint, beside): DocumentReader => ({
		form: 'document',
		*read({ content }) {
			const records = z.array(z.unknown()).safeParse(parseJson(content.toString()));
			const name = beside.read('name.txt')?.toString() ?? 'nameless';
			if (!records.success) {
				yield { place: 0, reading: { kind: 'unreadable', reason: 'no array' } };
				return;
			}
			for (const [place, record] of records.data.entries()) {
				yield { place, reading: readingOf(documentAgent.id, name, record) };
			}
		},
		titleIn: ({ content }, place) => titleOf(z.array(z.unknown()).safeParse(parseJson(content.toString())).data?.[place]),
	}),
};

export const databaseAgent: Agent = {
	id: agentId('made-up-database'),
	name: 'Made Up Database',
	tells: { where: '', usage: '', edits: '', runs: '', plans: '', triedOn: 'made-up sessions' },
	roots: machine => [{ folder: `${machine.home}/.made-up`, depth: 2 }],
	transcript: (path, below) => (below.endsWith('.db') ? { path, below, form: 'database', copying: 'allowed' } : null),
	open: (_transcript, checkpoint) => databaseReader(typeof checkpoint === 'number' ? checkpoint : 0),
};

const records: Query = { name: 'records', sql: 'SELECT id, record FROM records WHERE id > ? ORDER BY id' };
const record: Query = { name: 'record', sql: 'SELECT id, record FROM records WHERE id = ?' };
const row = z.object({ id: z.number(), record: z.string() });

function databaseReader(from: number): DatabaseReader {
	let last = from;
	return {
		form: 'database',
		*read(database, place): Generator<PlacedReading> {
			for (const found of place === null ? database.rows(records, [from]) : database.rows(record, [place])) {
				const parsed = row.safeParse(found).data;
				last = parsed?.id ?? last;
				yield {
					place: parsed?.id ?? 0,
					reading: readingOf(databaseAgent.id, 'all', parseJson(parsed?.record ?? '')),
				};
			}
		},
		checkpoint: (): Json => last,
		titleIn: (database, place) => {
			const [found] = [...database.rows(record, [place])].map(value => row.safeParse(value).data);
			return titleOf(parseJson(found?.record ?? ''));
		},
	};
}

const reply = z.object({ reply: z.string(), output: z.number().default(1) });
const title = z.object({ title: z.string() });
const edit = z.object({ edit: z.string(), path: z.string() });

function readingOf(agent: AgentId, name: string, value: unknown): LineReading {
	const fact = factOf(agent, name, value);
	return fact === undefined ? { kind: 'unknownRecord', type: 'record' } : { kind: 'read', facts: [fact] };
}

function factOf(agent: AgentId, name: string, value: unknown): Fact | undefined {
	const session = sessionId(agent, name);
	const [replied, titled, edited] = [reply.safeParse(value).data, title.safeParse(value).data, edit.safeParse(value).data];
	if (replied !== undefined) {
		const usage = { ...noUsage, output: replied.output };
		const base = { session, turn: null, at: 0, model: 'm', branch: null };
		return { kind: 'response', id: responseId(agent, replied.reply), ...base, usage, trust: 'sessionTotal', recordedUsd: 0.5 };
	}
	if (edited !== undefined) {
		const base = { session, turn: null, at: 0, change: { kind: 'delete' }, before: null, added: 0, removed: 1 } as const;
		return { kind: 'edit', id: editId(agent, edited.edit), ...base, path: edited.path };
	}
	return titled === undefined ? undefined : { kind: 'title', session, at: 0, source: 'agent' };
}

function titleOf(value: unknown): string | undefined {
	return title.safeParse(value).data?.title;
}
