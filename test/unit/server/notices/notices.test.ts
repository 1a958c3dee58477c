import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DidChangeTextDocumentNotification, DidOpenTextDocumentNotification } from 'vscode-languageserver-protocol';
import * as z from 'zod';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../src/base/units.ts';
import { ledgerHunkSchema, type LedgerHunk } from '../../../../src/protocol/ledger.ts';
import * as lsp from '../../../../src/protocol/lsp.ts';
import type { Notice } from '../../../../src/protocol/notices.ts';
import { overviewSchema, type OverviewSlice } from '../../../../src/protocol/overview.ts';
import { cliJson } from '../../../support/cli.ts';
import { startServer, type LspClient } from '../../../support/lspClient.ts';
import { Workspace } from '../../../support/workspace.ts';

const lines = (name: string, count: number): string[] =>
	Array.from({ length: count }, (_, index) => `const ${name}${String(index)} = ${name}(${String(index)});`);
const text = (of: readonly string[]): string => `${of.join('\n')}\n`;

suite('notices in the server', function () {
	this.timeout(60_000);
	let workspace: Workspace;
	let client: LspClient;
	let noticesIn: string;

	setup(async () => {
		workspace = new Workspace(Date.now() - HOUR_MS);
		workspace.creates('package.json', ['{}']);
		workspace.creates('src/a.ts', lines('a', 8));
		workspace.creates('src/b.ts', lines('b', 4));
		noticesIn = path.join(path.dirname(workspace.store), 'notices');
		await start();
	});
	teardown(async () => {
		assert.equal(await client.stop(), 0);
		workspace.remove();
	});

	test('lines that were on screen long enough are seen, also after a restart', async () => {
		await looksAt('src/a.ts', 0, 4, 2);
		assert.deepEqual(await standings('src/a.ts'), ['0-4 seen', '4-8 nothing']);
		assert.match((await ledger('src/a.ts'))[0]?.evidence[0] ?? '', /^seen by you: it was on your screen long enough \(\w+ \d+:\d\d\)$/);
		assert.equal(await client.stop(), 0);
		await start();
		assert.deepEqual(await standings('src/a.ts'), ['0-4 seen', '4-8 nothing']);
	});

	test('a glance is not enough, nor is a screen that nobody sits at', async () => {
		const at = Date.now();
		await notice([present(at - 20 * MINUTE_MS), view('src/b.ts', 0, 4, at - 17 * MINUTE_MS)]);
		await notice([{ kind: 'view', at: at - 5 * MINUTE_MS, view: null }]);
		await notice([present(at - 3_000), view('src/a.ts', 0, 8, at - 3_000), { kind: 'view', at: at - 1_000, view: null }]);
		assert.deepEqual(await standings('src/a.ts'), ['0-8 nothing']);
		assert.deepEqual(await standings('src/b.ts'), ['0-4 nothing']);
	});

	test('a diff on an agent’s edit is verify, and its lines are seen there', async () => {
		const at = Date.now();
		const since = at - 5 * SECOND_MS;
		const [original, modified] = ['bookend-before:/src/a.ts', workspace.uri('src/a.ts')];
		await notice([
			present(since),
			{ kind: 'view', at: since, view: { kind: 'diff', original, modified, visible: [{ from: 2, to: 5 }] } },
			{ kind: 'view', at, view: { kind: 'diff', original, modified: workspace.uri('package.json'), visible: [{ from: 3, to: 9 }] } },
		]);
		assert.deepEqual(await standings('src/a.ts'), ['0-2 nothing', '2-5 seen', '5-8 nothing']);
		const observed = (await slices()).filter(({ basis }) => basis === 'observed');
		assert.deepEqual([observed[0]?.reason, observed[0]?.start, observed[0]?.end], ['looked-at-diff', since, at]);
		assert.equal(observed[0]?.sentence, 'looked at a diff of what Claude Code changed in a.ts');
	});

	test('what is staged or committed after it was seen is reviewed; what was not seen is not', async () => {
		await looksAt('src/a.ts', 0, 4, 2);
		await notice([git('stage', 'src/a.ts', 'src/b.ts')]);
		assert.deepEqual(await standings('src/a.ts'), ['0-4 reviewed', '4-8 nothing']);
		assert.deepEqual(await standings('src/b.ts'), ['0-4 nothing']);
		assert.match((await ledger('src/a.ts'))[0]?.evidence[0] ?? '', /^reviewed by you: you staged it after you had seen it \(/);
	});

	test('what is committed while an agent commits is nobody’s review', async () => {
		await looksAt('src/a.ts', 0, 8, 4);
		await notice([{ ...git('commit', 'src/a.ts'), at: Date.now() - HOUR_MS + 8 * MINUTE_MS + 2_000 }]);
		assert.deepEqual(await standings('src/a.ts'), ['0-8 reviewed']);
		workspace.runs('git commit -qam "Make the parts"');
		await refresh();
		assert.deepEqual(await standings('src/a.ts'), ['0-8 seen']);
	});

	test('a line at which the debugger stops is reviewed', async () => {
		await notice([{ kind: 'stopped', at: Date.now(), uri: workspace.uri('src/a.ts'), line: 3 }]);
		assert.deepEqual(await standings('src/a.ts'), ['0-3 nothing', '3-4 reviewed', '4-8 nothing']);
	});

	test('typing inside of a hunk reviews what of it is on screen, and what is typed is the engineer’s', async () => {
		const own = lines('a', 8);
		await open('src/a.ts', own);
		await notice([present(Date.now()), view('src/a.ts', 0, 6, Date.now())]);
		await types('src/a.ts', 2, 2, 'let mine = 1; //');
		assert.deepEqual(await standings('src/a.ts'), ['0-2 reviewed', '3-6 reviewed', '6-8 nothing']);
		assert.equal(await client.stop(), 0);
		workspace.writes('src/a.ts', text(own.with(2, 'let mine = 1; //')));
		await start();
		assert.deepEqual(await standings('src/a.ts'), ['0-2 reviewed', '3-6 reviewed', '6-8 nothing']);
	});

	test('what others write into the open document reviews nothing', async () => {
		await open('src/a.ts', lines('a', 8));
		await notice([present(Date.now()), view('src/a.ts', 0, 8, Date.now())]);
		await types('src/a.ts', 2, 2, 'other();', 'outside');
		assert.deepEqual(await standings('src/a.ts'), ['0-2 nothing', '3-8 nothing']);
	});

	test('the engineer’s own test run speaks for the package that it ran in', async () => {
		const run = { kind: 'run', id: 'r1', where: 'terminal', class: 'test', startedAt: Date.now() - 9_000 } as const;
		await notice([{ ...run, endedAt: null, result: 'unknown', cwd: workspace.repo, command: 'npm test' }]);
		assert.deepEqual(await standings('src/a.ts'), ['0-8 nothing']);
		await notice([{ ...run, endedAt: Date.now(), result: 'passed', cwd: workspace.repo, command: 'npm test' }]);
		assert.deepEqual(await standings('src/a.ts'), ['0-8 tested']);
		assert.match((await ledger('src/a.ts'))[0]?.evidence[0] ?? '', /^its package's tests passed \(you ran npm test, \w+ \d+:\d\d\)$/);
	});

	test('a file that is renamed and rewritten in the same minute keeps its ledger', async () => {
		mkdirSync(path.join(workspace.repo, 'lib'));
		renameSync(path.join(workspace.repo, 'src/b.ts'), path.join(workspace.repo, 'lib/c.ts'));
		workspace.writes('lib/c.ts', text(['const b0 = b(0);', ...lines('z', 9)]));
		await refresh();
		assert.deepEqual(await standings('lib/c.ts'), []);
		await notice([{ kind: 'renamed', at: Date.now(), from: workspace.uri('src'), to: workspace.uri('lib') }]);
		await notice([{ kind: 'renamed', at: Date.now(), from: workspace.uri('lib/b.ts'), to: workspace.uri('lib/c.ts') }]);
		assert.deepEqual(await standings('lib/c.ts'), ['0-1 nothing']);
	});

	test('with capture off nothing is kept; what is older than wanted is dropped', async () => {
		await looksAt('src/a.ts', 0, 4, 2);
		await client.connection.sendNotification(lsp.settingsNotification, { capture: false });
		await looksAt('src/b.ts', 0, 4, 2);
		assert.deepEqual(await standings('src/b.ts'), ['0-4 nothing']);
		assert.deepEqual(await standings('src/a.ts'), ['0-4 seen', '4-8 nothing'], 'what was kept before is still known');
		const day = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
		const [today] = readdirSync(noticesIn).filter(name => name.endsWith('.deeds.jsonl'));
		const kept = readFileSync(path.join(noticesIn, today ?? ''), 'utf8');
		writeFileSync(path.join(noticesIn, `${day(20)}.deeds.jsonl`), kept.replaceAll('a.ts', 'b.ts'));
		writeFileSync(path.join(noticesIn, `${day(40)}.deeds.jsonl`), kept);
		await client.connection.sendNotification(lsp.settingsNotification, { captureDays: 30 });
		await refresh();
		assert.ok(!readdirSync(noticesIn).includes(`${day(40)}.deeds.jsonl`));
		assert.ok(readdirSync(noticesIn).includes(`${day(20)}.deeds.jsonl`));
	});

	test('the Overview and the command line tell time as the editor saw it, also after a restart', async () => {
		const at = Date.now();
		const since = at - 4 * MINUTE_MS;
		await notice([
			present(since),
			view('src/a.ts', 0, 8, since),
			{ kind: 'view', at: since + MINUTE_MS, view: { kind: 'elsewhere' } },
			{
				kind: 'run',
				id: 'r',
				where: 'task',
				class: 'build',
				startedAt: since + MINUTE_MS,
				endedAt: null,
				result: 'unknown',
				cwd: null,
				command: null,
			},
			present(since + 2 * MINUTE_MS),
			typing('src/own.ts', since + 3 * MINUTE_MS),
			{ kind: 'view', at: at - 1_000, view: null },
		]);
		const expected = [
			['verify', 'looked-at-lines', 60, 'claude-code:made-up', 'looked at unreviewed lines that Claude Code wrote in a.ts'],
			['verify', 'ran-checks', 180, null, 'ran checks and read their result'],
		];
		const told = (slices: readonly OverviewSlice[]): unknown[] =>
			slices
				.filter(({ basis, start }) => basis === 'observed' && start >= since)
				.map(({ phase, reason, start, end, session, sentence }) => [
					phase,
					reason,
					Math.round((end - start) / SECOND_MS),
					session,
					sentence,
				]);
		assert.deepEqual(told(await slices()), expected);
		assert.equal(await client.stop(), 0);
		await start();
		const later = told(await slices());
		assert.deepEqual(later[0], expected[0]);
		const { home, store } = workspace;
		const said = z
			.object({ slices: z.array(z.object({ phase: z.string(), basis: z.string(), reason: z.string(), file: z.string().optional() })) })
			.parse(cliJson(['time', '--slices', '--home', home, '--store', store]));
		const seen = said.slices.find(({ reason }) => reason === 'looked-at-lines');
		assert.deepEqual(seen, {
			phase: 'verify',
			basis: 'observed',
			reason: 'looked-at-lines',
			file: path.posix.join(workspace.repo, 'src/a.ts'),
		});
	});

	test('what the engineer says of their time holds, survives the database, and can be taken back', async () => {
		const at = Date.now();
		await notice([typing('src/own.ts', at - 3 * MINUTE_MS)]);
		const before = await slices();
		const span = { from: at - 3 * MINUTE_MS, to: at - 2 * MINUTE_MS };
		const changed = client.nextChange();
		const { mark } = await client.connection.sendRequest(lsp.retagRequest, { ...span, phase: 'spec' });
		await changed;
		const said = (all: readonly OverviewSlice[]): unknown[] =>
			all.filter(slice => slice.mark !== null).map(({ phase, start, end, sentence, mark: by }) => [phase, start, end, sentence, by]);
		assert.deepEqual(said(await slices()), [['spec', span.from, span.to, 'you said so', mark]]);
		const away = await client.connection.sendRequest(lsp.retagRequest, { ...span, phase: null });
		assert.ok((await slices()).every(({ start, end }) => end <= span.from || span.to <= start));
		await client.connection.sendRequest(lsp.unmarkRequest, { marks: [away.mark] });
		assert.equal(await client.stop(), 0);
		rmSync(workspace.store);
		await start();
		assert.deepEqual(said(await slices()), [['spec', span.from, span.to, 'you said so', mark]]);
		await client.connection.sendRequest(lsp.unmarkRequest, { marks: [mark] });
		assert.deepEqual(
			(await slices()).map(({ phase, reason, start }) => [phase, reason, start]),
			before.map(({ phase, reason, start }) => [phase, reason, start]),
		);
		await assert.rejects(client.connection.sendRequest(lsp.retagRequest, { from: 2, to: 1, phase: null }), /before/);
	});

	test('what is no notice is passed over, and nothing that is kept holds text of a document', async () => {
		await client.connection.sendNotification(lsp.noticesNotification.method, {
			notices: [{ kind: 'later' }, 7, present(Date.now() - MINUTE_MS)],
		});
		await client.connection.sendNotification(lsp.noticesNotification.method, 'nonsense');
		await looksAt('src/a.ts', 0, 4, 2);
		assert.deepEqual(await standings('src/a.ts'), ['0-4 seen', '4-8 nothing']);
		const kept = readdirSync(noticesIn).map(name => readFileSync(path.join(noticesIn, name), 'utf8'));
		assert.doesNotMatch(kept.join(''), /const/);
	});

	async function start(): Promise<void> {
		const { home, store, repo } = workspace;
		client = await startServer({ home, store, timeZone: zoneAtNoon(), folders: [repo] });
		await refresh();
	}

	async function refresh(): Promise<void> {
		await client.connection.sendRequest(lsp.refreshRequest, {});
	}

	function notice(notices: readonly Notice[]): Promise<void> {
		return client.connection.sendNotification(lsp.noticesNotification, { notices });
	}

	async function slices(): Promise<readonly OverviewSlice[]> {
		const scope = { period: 'today', project: null } as const;
		const { picture } = overviewSchema.parse(await client.connection.sendRequest(lsp.overviewRequest, scope)).time;
		assert.ok(picture.kind === 'day');
		return picture.slices;
	}

	function typing(name: string, at: number): Notice {
		return { kind: 'changed', from: at, to: at, uri: workspace.uri(name), how: 'typing', inserted: 1, removed: 0 };
	}

	function view(name: string, from: number, to: number, at: number): Notice {
		return { kind: 'view', at, view: { kind: 'text', uri: workspace.uri(name), visible: [{ from, to }] } };
	}

	/** Has looked at lines for some seconds, up to now. */
	async function looksAt(name: string, from: number, to: number, seconds: number): Promise<void> {
		const at = Date.now();
		const since = at - seconds * SECOND_MS;
		await notice([present(since), view(name, from, to, since), present(at), { kind: 'view', at, view: null }]);
	}

	function git(deed: 'stage' | 'commit', ...names: string[]): Extract<Notice, { kind: 'git' }> {
		return { kind: 'git', at: Date.now(), root: workspace.repo, deed, paths: names.map(name => path.join(workspace.repo, name)) };
	}

	async function ledger(name: string): Promise<LedgerHunk[]> {
		return z.array(ledgerHunkSchema).parse(await client.connection.sendRequest(lsp.fileLedgerRequest, { uri: workspace.uri(name) }));
	}

	async function standings(name: string): Promise<string[]> {
		return (await ledger(name)).map(({ from, to, standing }) => `${String(from)}-${String(to)} ${standing}`);
	}

	function open(name: string, of: readonly string[]): Promise<void> {
		return client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
			textDocument: { uri: workspace.uri(name), languageId: 'typescript', version: 1, text: text(of) },
		});
	}

	/** One line gets another text, and the editor tells by whom. */
	async function types(name: string, version: number, line: number, into: string, how: 'typing' | 'outside' = 'typing'): Promise<void> {
		const range = { start: { line, character: 0 }, end: { line, character: 99 } };
		const textDocument = { uri: workspace.uri(name), version };
		await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument,
			contentChanges: [{ range, text: into }],
		});
		const at = Date.now();
		await notice([{ kind: 'changed', from: at, to: at, uri: workspace.uri(name), how, inserted: into.length, removed: 1 }]);
	}
});

/** A time zone in which it is about noon: no test begins on one day and ends on another. */
function zoneAtNoon(): string {
	const west = new Date().getUTCHours() - 12;
	return `Etc/GMT${west < 0 ? '-' : '+'}${String(Math.abs(west))}`;
}

function present(at: number): Notice {
	return { kind: 'present', from: at, to: at, signs: ['key'] };
}
