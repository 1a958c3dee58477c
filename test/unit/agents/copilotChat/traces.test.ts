import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { copilotChat } from '../../../../src/agents/copilotChat/copilotChat.ts';
import type { noTally } from '../../../../src/domain/spend/tally.ts';
import { tally } from '../../../../src/domain/spend/tally.ts';
import { always } from '../../../../src/ingest/store/store.ts';
import { AgentHome } from '../../../support/agentHome.ts';

const user = '.config/Code/User';
const server = 'aaaaaaaa-0000-4000-8000-000000000001';
/** In 2026. */
const T = 1_778_551_000_000;

suite('GitHub Copilot Chat: the database of traces', () => {
	let home: AgentHome;
	let database: DatabaseSync;
	setup(() => {
		home = new AgentHome(copilotChat);
		const file = path.join(home.folder, user, 'globalStorage/github.copilot-chat/agent-traces.db');
		mkdirSync(path.dirname(file), { recursive: true });
		database = new DatabaseSync(file);
		database.exec(`PRAGMA journal_mode = WAL;
			CREATE TABLE spans (span_id TEXT PRIMARY KEY, parent_span_id TEXT, start_time_ms INTEGER, end_time_ms INTEGER, operation_name TEXT,
				chat_session_id TEXT, request_model TEXT, response_model TEXT, input_tokens INTEGER, output_tokens INTEGER, cached_tokens INTEGER,
				reasoning_tokens INTEGER);
			CREATE TABLE span_attributes (span_id TEXT, key TEXT, value TEXT)`);
	});
	teardown(() => {
		database.close();
		home.remove();
	});

	const addCall = (id: string, [input, output, cached]: readonly [number, number, number], parent: string | null = 'agent'): void => {
		const sql = `INSERT INTO spans VALUES (?, ?, ?, ?, 'chat', 's-1', 'auto', 'gpt-5-mini', ?, ?, ?, NULL)`;
		database.prepare(sql).run(id, parent, T, T + 1_000, input, output, cached);
		database.prepare(`INSERT INTO span_attributes VALUES (?, 'copilot_chat.server_request_id', ?)`).run(id, server);
	};
	const sum = (): Partial<typeof noTally> => {
		const { responses, usage, lowerBoundResponses } = tally(home.store.responses(always), model => ({ kind: 'unpriced', model }));
		return { responses, usage, lowerBoundResponses };
	};
	const request = {
		requestId: 'r',
		timestamp: T,
		message: 'Hi',
		completionTokens: 90,
		promptTokens: 1_100,
		result: { metadata: { responseId: server } },
	};

	test('takes the place of what the session tells, whichever is read first, and counts once beside a debug log', async () => {
		const folder = `${user}/workspaceStorage/w`;
		home.write(`${folder}/chatSessions/s-1.json`, JSON.stringify({ sessionId: 's-1', requests: [request] }));
		await home.sweep();
		assert.deepEqual([sum().responses, sum().usage?.input, sum().lowerBoundResponses], [1, 1_100, 1]);
		addCall('one', [1_000, 50, 800]);
		await home.sweep();
		addCall('two', [1_100, 20, 1_000]);
		await home.sweep();
		const told = { input: 300, output: 70, cacheRead: 1_800, cacheWrite5m: 0, cacheWrite1h: 0, reasoning: 0 };
		assert.deepEqual(sum(), { responses: 2, usage: told, lowerBoundResponses: 0 });
		const logged = (spanId: string, inputTokens: number, outputTokens: number, cachedTokens: number): string =>
			`${JSON.stringify({ ts: T + 10, type: 'llm_request', spanId, attrs: { inputTokens, outputTokens, cachedTokens } })}\n`;
		const log = logged('one', 1_000, 50, 800) + logged('two', 1_100, 20, 1_000);
		home.write(`${folder}/GitHub.copilot-chat/debug-logs/s-1/main.jsonl`, log);
		await home.sweep();
		assert.deepEqual(sum(), { responses: 2, usage: told, lowerBoundResponses: 0 });
	});

	test('of another shape is named, with the query that failed', async () => {
		database.exec('ALTER TABLE spans DROP COLUMN cached_tokens');
		addCallWithoutCache(database);
		await home.sweep();
		assert.match(home.store.files()[0]?.trouble ?? '', /could not be asked for its model calls \(no such column: cached_tokens\)/);
	});
});

function addCallWithoutCache(database: DatabaseSync): void {
	database.exec(`INSERT INTO spans (span_id, operation_name, input_tokens) VALUES ('x', 'chat', 5)`);
}
