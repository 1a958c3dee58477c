/** Sweeps a home into a database, and is killed at the given commit (in its transaction) or the given line (after it was read). */
import type { Agent } from '../../../src/agents/agent.ts';
import { silentLogger } from '../../../src/base/log.ts';
import { Ingest } from '../../../src/ingest/ingest.ts';
import { openStore } from '../../../src/ingest/store/openStore.ts';
import type { Store } from '../../../src/ingest/store/store.ts';
import { linesReader } from '../../support/agents.ts';
import { madeUpAgent } from './madeUpAgent.ts';

const [home = '', database = '', place = '', count = ''] = process.argv.slice(2);
const opened = openStore(database, Date.now);
if (opened.kind === 'open') {
	const die = countdown(Number(count));
	const agents = [place === 'line' ? dyingAtLine(die) : madeUpAgent()];
	const store = place === 'commit' ? dyingAtCommit(opened.store, die) : opened.store;
	const machines = [{ home, platform: process.platform, variables: {} }];
	await new Ingest({ agents, store, machines, log: silentLogger, yieldToOthers: () => Promise.resolve() }).sweep();
}

function countdown(count: number): () => void {
	let left = count;
	return () => {
		left -= 1;
		if (left === 0) {
			process.kill(process.pid, 'SIGKILL');
		}
	};
}

function dyingAtCommit(store: Store, die: () => void): Store {
	const commit = store.commit.bind(store);
	store.commit = batch => {
		commit(batch);
		die();
	};
	return store;
}

function dyingAtLine(die: () => void): Agent {
	const agent = madeUpAgent();
	return {
		...agent,
		open: (...asked) => {
			const reader = linesReader(agent.open(...asked));
			return {
				form: 'lines',
				checkpoint: () => reader.checkpoint(),
				read: line => (die(), reader.read(line)),
				titleIn: (...title) => reader.titleIn(...title),
			};
		},
	};
}
