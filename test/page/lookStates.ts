/** Invented things that are worth a look. */
import { HOUR_MS, MINUTE_MS } from '../../src/base/units.ts';
import type { LookItem } from '../../src/protocol/look.ts';
import type { ToOverviewPage } from '../../src/protocol/webview.ts';

type Look = NonNullable<ToOverviewPage['look']>;

/** Friday, 20 November 2026, 14:20 in Berlin. */
const afternoon = Date.UTC(2026, 10, 20, 13, 20);

const claim: LookItem = {
	id: 'claim',
	kind: 'claimedNotRun',
	headline: '“Tests pass”, and none ran after the last edit',
	facts: ['Claude Code ended its work with the words that tests pass.', 'No test run is on record after its last edit.'],
	at: afternoon,
	session: 'claude-code:one',
	title: 'Fix auth race',
	agentName: 'Claude Code',
	file: { uri: 'file:///home/ada/bookend/auth.ts', path: 'auth.ts', line: null },
};
const weakened: LookItem = {
	...claim,
	id: 'weakened',
	kind: 'weakenedTests',
	headline: '2 assertions removed in auth.test.ts',
	at: afternoon - 8 * MINUTE_MS,
};
const commit: LookItem = {
	...claim,
	id: 'commit',
	kind: 'unverifiedAtCommit',
	headline: '84 agent lines went into a3f9c2e without evidence',
	at: afternoon - 29 * HOUR_MS,
	session: null,
	title: null,
	agentName: 'Claude Code and Codex',
};

export const twoLooks: Look = { items: [claim, weakened], count: 2 };
export const manyLooks: Look = { items: [claim, weakened, commit], count: 14 };
export const noLooks: Look = { items: [], count: 0 };

const words = 'a-name-of-an-absurd-length-that-somebody-thought-would-be-a-good-idea-'.repeat(3);
export const longLooks: Look = {
	items: [{ ...claim, headline: `2 assertions removed in ${words}.ts`, title: words }, commit],
	count: 1_234,
};

const markup = '<img src=x onerror="document.title=\'owned\'">';
export const hostileLooks: Look = {
	items: [{ ...claim, headline: `${markup} \u202Egnp`, facts: [markup, markup], title: `${markup}\u001b[31m`, agentName: markup }],
	count: 1,
};
