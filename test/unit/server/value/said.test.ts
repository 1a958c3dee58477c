import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, type CancellationToken } from 'vscode-languageserver-protocol/node';
import * as z from 'zod';
import * as lsp from '../../../../src/protocol/lsp.ts';
import { sessionSummarySchema, type SessionSummary } from '../../../../src/protocol/sessions.ts';
import { changeSummarySchema, type ChangeSummary, type SayOutcome } from '../../../../src/protocol/value.ts';
import { startServer, type LspClient } from '../../../support/lspClient.ts';
import { lines, Story } from './story.ts';

suite('what the engineer says of the value of work', function () {
	this.timeout(60_000);
	let story: Story;
	let id: string;
	let commit: string;
	let client: LspClient;

	setup(async () => {
		story = new Story(Date.parse('2026-08-03T09:00:00Z'));
		id = story.session('claude-code', { 'a.ts': lines('a', 6) });
		commit = story.repository.commit('Read quotes\n\nAnd more.');
		client = await start();
	});
	teardown(async () => {
		assert.equal(await client.stop(), 0);
		story.remove();
	});

	test('of a session is shown with it, the last word holds, and it is taken back word by word', async () => {
		assert.equal((await session()).outcome, null);
		const first = await say({ outcome: 'groundwork', note: null, amount: null });
		const amount = { value: 1200, currency: 'EUR' };
		const second = await say({ outcome: 'savedMoney', note: 'a <b>tool</b> less', amount });
		assert.deepEqual((await session()).outcome, { mark: second, outcome: 'savedMoney', note: 'a <b>tool</b> less', amount });
		const page = await client.connection.sendRequest(lsp.sessionPageRequest, { session: id });
		assert.match(page?.markdown ?? '', /What came of it: \*\*saved money\*\*, 1,200 EUR: a \\<b\\>tool\\<\/b\\> less/);
		await unmark(second);
		assert.equal((await session()).outcome?.mark, first);
		await unmark(first);
		assert.equal((await session()).outcome, null);
	});

	test('goes before the kind of work that Bookend tells, and is still known after a restart', async () => {
		assert.deepEqual([(await session()).kind.kind, (await session()).kind.mark], ['feature', null]);
		const { mark } = await client.connection.sendRequest(lsp.sayKindRequest, { session: id, work: 'operations' });
		assert.equal(await client.stop(), 0);
		client = await start();
		assert.deepEqual((await session()).kind, { kind: 'operations', why: 'You said so.', mark });
		await unmark(mark);
		assert.equal((await session()).kind.kind, 'feature');
	});

	test('whoever asks for changes or a report and takes it back gets no answer, and an answer when they ask again', async () => {
		const report = { kind: 'period', days: { unit: 'month', of: '2026-08-03' }, outcome: null } as const;
		const taken = (ask: (token: CancellationToken) => Promise<unknown>): Promise<unknown> => {
			const source = new CancellationTokenSource();
			const answer = ask(source.token);
			source.cancel();
			return answer;
		};
		const isCancelled = { code: LSPErrorCodes.RequestCancelled };
		await assert.rejects(
			taken(token => client.connection.sendRequest(lsp.changesRequest, {}, token)),
			isCancelled,
		);
		await assert.rejects(
			taken(token => client.connection.sendRequest(lsp.reportRequest, report, token)),
			isCancelled,
		);
		assert.equal((await changes()).length, 1);
		assert.equal((await client.connection.sendRequest(lsp.reportRequest, report)).title, 'August 2026');
	});

	test('of a change stands beside it, and not beside its session', async () => {
		const [change, ...others] = await changes();
		assert.deepEqual(
			[change?.commit, change?.title, change?.state, change?.lines, change?.surviving, change?.outcome, others],
			[commit, 'Read quotes', 'landed', 6, 6, null, []],
		);
		await client.connection.sendRequest(lsp.sayOutcomeRequest, {
			subject: { of: 'change', commit },
			outcome: 'shipped',
			note: null,
			amount: null,
		});
		assert.equal((await changes())[0]?.outcome?.outcome, 'shipped');
		assert.equal((await session()).outcome, null);
	});

	test('is refused where it is nothing that can be kept', async () => {
		const said = {
			subject: { of: 'session', session: id },
			outcome: 'shipped',
			note: null,
			amount: { value: 1, currency: 'money' },
		} as const;
		await assert.rejects(client.connection.sendRequest(lsp.sayOutcomeRequest, said), /currency/);
		assert.equal((await session()).outcome, null);
	});

	async function start(): Promise<LspClient> {
		const started = await startServer({
			home: story.home,
			store: `${story.home}/store/bookend.db`,
			timeZone: 'UTC',
			folders: [story.repository.root],
		});
		await started.connection.sendRequest(lsp.refreshRequest, {});
		return started;
	}

	async function session(): Promise<SessionSummary> {
		const [only] = z.array(sessionSummarySchema).parse(await client.connection.sendRequest(lsp.sessionsRequest, {}));
		assert.equal(only?.id, id);
		return only;
	}

	async function changes(): Promise<readonly ChangeSummary[]> {
		return z.array(changeSummarySchema).parse(await client.connection.sendRequest(lsp.changesRequest, {}));
	}

	async function say(said: Omit<SayOutcome, 'subject'>): Promise<string> {
		return (await client.connection.sendRequest(lsp.sayOutcomeRequest, { subject: { of: 'session', session: id }, ...said })).mark;
	}

	async function unmark(mark: string): Promise<void> {
		await client.connection.sendRequest(lsp.unmarkRequest, { marks: [mark] });
	}
});
