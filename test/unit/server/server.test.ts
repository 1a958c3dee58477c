import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import {
	overviewRequest,
	refreshRequest,
	sessionPageRequest,
	sessionsRequest,
	settingsNotification,
	statusRequest,
} from '../../../src/protocol/lsp.ts';
import { overviewSchema } from '../../../src/protocol/overview.ts';
import { sessionSummarySchema } from '../../../src/protocol/sessions.ts';
import { makeHome } from '../../support/home/home.ts';
import { eventually } from '../../support/eventually.ts';
import { startServer, type LspClient } from '../../support/lspClient.ts';

suite('language server', function () {
	this.timeout(60_000);
	const month = { period: 'month', project: null } as const;
	let folder: string;
	let home: string;
	let client: LspClient;

	setup(async () => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-server-'));
		home = path.join(folder, 'home');
		makeHome(home, Date.now());
		client = await startServer({ home, store: path.join(folder, 'store', 'bookend.db'), timeZone: 'UTC' });
	});
	teardown(async () => {
		assert.equal(await client.stop(), 0);
		rmSync(folder, { recursive: true });
	});

	test('answers with what is on record, each answer as its schema says', async () => {
		await client.connection.sendRequest(refreshRequest, {});
		const overview = overviewSchema.parse(await client.connection.sendRequest(overviewRequest, month));
		assert.ok((overview.spend.money.usd ?? 0) > 0 && overview.time.active > 0);
		assert.equal(overview.spend.money.unpricedTokens > 0, true, 'one of the sessions is of a model without a price');
		const sessions = z.array(sessionSummarySchema).parse(await client.connection.sendRequest(sessionsRequest, {}));
		assert.deepEqual(
			sessions.map(session => session.startedAt),
			sessions.map(session => session.startedAt).sort((a, b) => b - a),
		);
		const page = await client.connection.sendRequest(sessionPageRequest, { session: sessions[0]?.id ?? '' });
		assert.match(page?.markdown ?? '', /^# .+\n/);
		assert.equal(await client.connection.sendRequest(sessionPageRequest, { session: 'nobody:1' }), null);
	});

	test('sees a line that is appended, and a transcript that is new', async () => {
		await client.connection.sendRequest(refreshRequest, {});
		const count = async (): Promise<number> => (await client.connection.sendRequest(overviewRequest, month)).spend.responses;
		const before = await count();
		const changed = client.nextChange();
		appendFileSync(transcriptIn(home), response('msg_0appended0appended0appended'));
		await changed;
		await eventually(async () => {
			assert.equal(await count(), before + 1, 'what is told first may be the coverage of the folders');
		}, 5_000);
		const added = client.nextChange();
		const project = path.join(home, '.claude/projects/-work-new');
		mkdirSync(project);
		writeFileSync(path.join(project, 'new.jsonl'), response('msg_0new0new0new0new0new0new0ne'));
		await client.connection.sendRequest(refreshRequest, {});
		await added;
		assert.equal(await count(), before + 2);
	});

	test('a price of the engineer holds at once', async () => {
		await client.connection.sendRequest(refreshRequest, {});
		const changed = client.nextChange();
		await client.connection.sendNotification(settingsNotification, { prices: { 'nova-large-1': { input: 1, output: 1 } } });
		await changed;
		assert.equal((await client.connection.sendRequest(overviewRequest, month)).spend.money.unpricedTokens, 0);
	});

	test('refuses what is no question, and goes on', async () => {
		await assert.rejects(client.connection.sendRequest('bookend/overview', { period: 'year', project: null }), /bookend\/overview/);
		await assert.rejects(client.connection.sendRequest('bookend/sessionPage', [1]), /bookend\/sessionPage/);
		await client.connection.sendNotification('bookend/settings', { prices: 'cheap' });
		assert.ok((await client.connection.sendRequest(statusRequest, {})).responses >= 0);
	});

	test('says so when its store is deleted, and builds another', async () => {
		await client.connection.sendRequest(refreshRequest, {});
		const before = await client.connection.sendRequest(overviewRequest, month);
		for (const end of ['', '-wal', '-shm']) {
			rmSync(path.join(folder, 'store', `bookend.db${end}`));
		}
		const [told, over] = [await client.trouble, await client.recovery];
		assert.equal(told?.kind, 'storeUnusable');
		assert.match(told.sentence, /bookend\.db was deleted or replaced while it was in use\. It is built anew/);
		assert.equal(over, null);
		appendFileSync(transcriptIn(home), response('msg_0deleted0deleted0deleted'));
		await client.connection.sendRequest(refreshRequest, {});
		const after = await client.connection.sendRequest(overviewRequest, month);
		assert.equal(after.spend.responses, before.spend.responses + 1);
		assert.deepEqual(after.time.phases, before.time.phases);
	});

	test('a second start reads nothing that it has read', async () => {
		await client.connection.sendRequest(refreshRequest, {});
		const before = await client.connection.sendRequest(overviewRequest, month);
		assert.equal(await client.stop(), 0);
		rmSync(home, { recursive: true });
		client = await startServer({ home, store: path.join(folder, 'store', 'bookend.db'), timeZone: 'UTC' });
		await client.connection.sendRequest(refreshRequest, {});
		const after = await client.connection.sendRequest(overviewRequest, month);
		assert.deepEqual(
			[after.spend.money, after.spend.responses, after.time.phases],
			[before.spend.money, before.spend.responses, before.time.phases],
		);
	});
});

suite('language server without a usable store', function () {
	this.timeout(60_000);
	test('says so in a sentence, and refuses to answer with half of the numbers', async () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'bookend-server-'));
		writeFileSync(path.join(folder, 'a-file'), '');
		const client = await startServer({ home: folder, store: path.join(folder, 'a-file', 'bookend.db') });
		const trouble = await client.trouble;
		assert.equal(trouble?.kind, 'storeUnusable');
		assert.match(trouble.sentence, /a-file/);
		await assert.rejects(client.connection.sendRequest(statusRequest, {}), /a-file/);
		assert.equal(await client.stop(), 0);
		rmSync(folder, { recursive: true });
	});
});

function transcriptIn(home: string): string {
	const projects = path.join(home, '.claude/projects');
	const file = readdirSync(projects, { recursive: true, encoding: 'utf8' }).find(name => name.endsWith('.jsonl'));
	assert.ok(file !== undefined);
	assert.ok(readFileSync(path.join(projects, file), 'utf8').endsWith('\n'));
	return path.join(projects, file);
}

/** One response of now, as a line of Claude Code's. */
function response(id: string): string {
	const usage = { input_tokens: 1, output_tokens: 1, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };
	const message = {
		id,
		role: 'assistant',
		model: 'claude-haiku-4-5',
		stop_reason: 'end_turn',
		content: [{ type: 'text', text: 'Done.' }],
		usage,
	};
	const envelope = {
		type: 'assistant',
		uuid: id,
		sessionId: 'appended',
		cwd: '/work/new',
		version: '2.1.80',
		isSidechain: false,
		timestamp: new Date().toISOString(),
	};
	return `${JSON.stringify({ ...envelope, requestId: `req_${id}`, message })}\n`;
}
