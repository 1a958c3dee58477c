/** Everything that makes a reader count a token twice, or not at all: one row a trap, with the tokens that are right written out. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as zlib from 'node:zlib';
import type { Agent } from '../../../src/agents/agent.ts';
import { claudeCode } from '../../../src/agents/claudeCode/claudeCode.ts';
import { codex } from '../../../src/agents/codex/codex.ts';
import { Calendar } from '../../../src/domain/calendar.ts';
import { noUsage, type Usage } from '../../../src/domain/spend/usage.ts';
import { always } from '../../../src/ingest/store/store.ts';
import { AgentHome } from '../../support/agentHome.ts';

interface Tokens extends Partial<Usage> {
	readonly responses: number;
	/** How many of them say no more than that there were so many at least. */
	readonly lowerBound?: number;
}

/** Content by its path in the home. */
type Files = Readonly<Record<string, string | Buffer>>;

interface Trap {
	readonly trap: string;
	readonly agent: Agent;
	readonly files: Files;
	readonly tokens: Tokens;
}

const traps: readonly Trap[] = [
	{
		trap: 'streamed copies of a response, whose output grows',
		agent: claudeCode,
		files: claude('a-response-told-by-many-records-counts-once'),
		tokens: { responses: 1, input: 10, output: 57, cacheRead: 1_000, cacheWrite5m: 100 },
	},
	{
		trap: 'a replay under another request id',
		agent: claudeCode,
		files: claude('a-replay-under-another-request-is-the-same-response'),
		tokens: { responses: 1, input: 10, output: 57, cacheRead: 1_000, cacheWrite5m: 100 },
	},
	{
		trap: 'a resumed session that tells again what was before it',
		agent: claudeCode,
		files: claude('a-copied-session-does-not-stretch-its-turns'),
		tokens: { responses: 3, input: 30, output: 60, cacheRead: 3_000, cacheWrite5m: 300, lowerBound: 3 },
	},
	{
		trap: 'a fork with its parent’s history',
		agent: claudeCode,
		files: claude('a-fork-begins-where-it-left-its-parent'),
		tokens: { responses: 3, input: 30, output: 97, cacheRead: 3_000, cacheWrite5m: 300 },
	},
	{
		trap: 'a session that went on in the background, in another file and under another id',
		agent: claudeCode,
		files: handedOff(claude('a-response-told-by-many-records-counts-once')),
		tokens: { responses: 1, input: 10, output: 57, cacheRead: 1_000, cacheWrite5m: 100 },
	},
	{
		trap: 'subagents in files of their own',
		agent: claudeCode,
		files: claude('a-subagent-is-a-session-of-its-own'),
		tokens: { responses: 6, input: 60, output: 120, cacheRead: 6_000, cacheWrite5m: 600, lowerBound: 1 },
	},
	{
		trap: 'subagents inside of their parent’s file',
		agent: claudeCode,
		files: claude('an-old-subagent-works-inside-its-parents-session'),
		tokens: { responses: 4, input: 40, output: 80, cacheRead: 4_000, cacheWrite5m: 400 },
	},
	{
		trap: 'synthetic responses, errors of the API and progress that quotes responses',
		agent: claudeCode,
		files: claude('errors-and-progress-are-no-responses'),
		tokens: { responses: 0 },
	},
	{
		trap: 'records without a request id, and ids that are not unique',
		agent: claudeCode,
		files: claude('ids-of-other-providers-count-by-request-or-session'),
		tokens: { responses: 3, input: 30, output: 22, cacheRead: 3_000, cacheWrite5m: 300 },
	},
	{
		trap: 'cache writes that last an hour',
		agent: claudeCode,
		files: claude('cache-writes-are-split-by-their-lifetime'),
		tokens: { responses: 2, input: 2, output: 33, cacheRead: 4, cacheWrite5m: 400, cacheWrite1h: 200, reasoning: 12 },
	},
	{
		trap: 'counts that are no numbers',
		agent: claudeCode,
		files: claude('numbers-that-are-none-are-never-counted'),
		tokens: { responses: 2, output: 7, lowerBound: 1 },
	},
	{
		trap: 'an interrupted response, of which nobody knows the end',
		agent: claudeCode,
		files: claude('an-interrupted-turn-ends-there'),
		tokens: { responses: 3, input: 30, output: 60, cacheRead: 3_000, cacheWrite5m: 300, lowerBound: 2 },
	},
	{
		trap: 'counters that are told again, and `info: null`',
		agent: codex,
		files: rollouts('repeated-totals-and-empty-infos-count-once'),
		tokens: { responses: 3, input: 1_100, output: 120, cacheRead: 2_200, reasoning: 30 },
	},
	{
		trap: 'counters that begin anew',
		agent: codex,
		files: rollouts('a-total-alone-counts-as-the-difference-and-a-drop-as-a-new-start'),
		tokens: { responses: 4, input: 1_500, output: 115, cacheRead: 1_200, reasoning: 15 },
	},
	{
		trap: 'records of usage beside counters',
		agent: codex,
		files: rollouts('usage-records-are-not-counted-beside-token-counts'),
		tokens: { responses: 2, input: 230, output: 13, cacheRead: 50, cacheWrite5m: 20, reasoning: 3 },
	},
	{
		trap: 'cached input inside of input, and reasoning inside of output',
		agent: codex,
		files: rollouts('cache-writes-and-reads-are-inside-input-and-reasoning-inside-output'),
		tokens: { responses: 1, input: 100, output: 90, cacheRead: 600, cacheWrite5m: 300, reasoning: 40 },
	},
	{
		trap: 'forks with their parent’s turns',
		agent: codex,
		files: rollouts('a-fork-does-not-tell-its-parents-turns-again'),
		tokens: { responses: 4, input: 300, output: 20, cacheRead: 300, reasoning: 2 },
	},
	{
		trap: 'forks of versions without turn ids',
		agent: codex,
		files: rollouts('a-fork-without-turn-ids-shares-its-parents-responses'),
		tokens: { responses: 3, input: 250, output: 15, cacheRead: 150, reasoning: 2 },
	},
	{
		trap: 'a subagent with its parent’s history',
		agent: codex,
		files: rollouts('a-subagent-is-asked-by-its-parent'),
		tokens: { responses: 1, input: 100, output: 10, cacheRead: 100 },
	},
	{
		trap: 'a model that changes within a session',
		agent: codex,
		files: rollouts('the-model-in-force-is-that-of-the-turn'),
		tokens: { responses: 3, input: 600, output: 30 },
	},
	{
		trap: 'rollouts of the first versions, which say nothing of usage',
		agent: codex,
		files: rollouts('the-first-versions-have-neither-types-nor-times'),
		tokens: { responses: 0 },
	},
	{
		trap: 'an archived copy of a rollout',
		agent: codex,
		files: archived(rollouts('copies-of-a-file-count-once')),
		tokens: { responses: 1, input: 100, output: 5 },
	},
	{
		trap: 'a packed rollout',
		agent: codex,
		files: packed(rollouts('repeated-totals-and-empty-infos-count-once')),
		tokens: { responses: 3, input: 1_100, output: 120, cacheRead: 2_200, reasoning: 30 },
	},
	{
		trap: 'a packed rollout beside the one that it was made of',
		agent: codex,
		files: { ...rollouts('copies-of-a-file-count-once'), ...packed(rollouts('copies-of-a-file-count-once')) },
		tokens: { responses: 1, input: 100, output: 5 },
	},
];

suite('the traps of exactness', () => {
	let homes: AgentHome[];
	setup(() => {
		homes = [];
	});
	teardown(() => {
		homes.forEach(home => {
			home.remove();
		});
	});

	/** File by file, as they would come one after the other. */
	const read = async (agent: Agent, files: readonly (readonly [name: string, content: string | Buffer])[]): Promise<AgentHome> => {
		const home = new AgentHome(agent);
		homes.push(home);
		for (const [name, content] of files) {
			home.write(name, content);
			await home.sweep();
		}
		return home;
	};

	for (const { trap, agent, files, tokens } of traps) {
		test(`${agent.name}: ${trap}`, async () => {
			const names = Object.entries(files);
			const expected = { ...noUsage, lowerBound: 0, ...tokens };
			assert.ok(names.length > 0);
			assert.deepEqual(tokensIn(await read(agent, names)), expected);
			assert.deepEqual(tokensIn(await read(agent, names.toReversed())), expected, 'in the other order');
		});
	}

	test('a session over midnight: each response is of its own day, in each time zone', async () => {
		const times = ['2026-03-02T22:30:00.000Z', '2026-03-02T23:30:00.000Z', '2026-03-03T00:30:00.000Z'];
		const [[name, content] = ['', '']] = Object.entries(claude('a-response-told-by-many-records-counts-once'));
		const last = content.toString().trimEnd().split('\n').at(-1) ?? '';
		const lines = times.map((time, index) =>
			last
				.replace(/"timestamp": ?"[^"]+"/, `"timestamp": "${time}"`)
				.replaceAll('ABCDEFGHIJKLMNOPQRSTUV', `ABCDEFGHIJKLMNOPQRSTU${String(index)}`),
		);
		const home = await read(claudeCode, [[name, `${lines.join('\n')}\n`]]);
		const daysIn = (zone: string): readonly string[] => home.store.responses(always).map(row => new Calendar(zone).dayOf(row.at));
		assert.deepEqual(daysIn('UTC'), ['2026-03-02', '2026-03-02', '2026-03-03']);
		assert.deepEqual(daysIn('Europe/Berlin'), ['2026-03-02', '2026-03-03', '2026-03-03']);
		assert.deepEqual(daysIn('America/New_York'), ['2026-03-02', '2026-03-02', '2026-03-02']);
	});
});

function tokensIn({ store }: AgentHome): Tokens {
	const responses = store.responses(always);
	const sum: Record<keyof Usage, number> = { ...noUsage };
	for (const { usage } of responses) {
		for (const kind of Object.keys(sum) as (keyof Usage)[]) {
			sum[kind] += usage[kind];
		}
	}
	return { ...sum, responses: responses.length, lowerBound: responses.filter(row => row.trust === 'lowerBound').length };
}

/** `session.jsonl` is the session called session-1 in the project /work/app. */
function claude(claim: string): Files {
	return filesIn('claudeCode', claim, name => `.claude/projects/-work-app/${name === 'session.jsonl' ? 'session-1.jsonl' : name}`);
}

function rollouts(claim: string): Files {
	return filesIn('codex', claim, name => `.codex/sessions/2026/03/01/rollout-2026-03-01T10-00-00-${name}`);
}

function filesIn(agent: string, claim: string, placeOf: (name: string) => string): Files {
	const folder = path.resolve(import.meta.dirname, '../../fixtures', agent, claim);
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.jsonl'));
	return Object.fromEntries(
		names.sort().map(name => [placeOf(name.split(path.sep).join('/')), readFileSync(path.join(folder, name), 'utf8')]),
	);
}

/** The whole chain again with the other session's id, as Claude Code writes it for the background. */
function handedOff(files: Files): Files {
	const again = Object.entries(files).map(([name, content]) => [
		name.replace('session-1', 'session-9'),
		content.toString().replaceAll('"sessionId": "session-1"', '"sessionId": "session-9"'),
	]);
	return { ...files, ...(Object.fromEntries(again) as Files) };
}

/** One of the copies where Codex keeps what was archived. */
function archived(files: Files): Files {
	const moved = Object.entries(files).map(([name, content]) => {
		const place = name.includes('archived') ? `.codex/archived_sessions/${path.posix.basename(name)}` : name;
		return [place, content];
	});
	return Object.fromEntries(moved) as Files;
}

function packed(files: Files): Files {
	return Object.fromEntries(Object.entries(files).map(([name, content]) => [`${name}.zst`, zlib.zstdCompressSync(content)]));
}
