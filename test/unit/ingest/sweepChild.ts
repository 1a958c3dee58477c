/** Sweeps a home into a database and prints a line after every commit, to be killed while it does. */
import { silentLogger } from '../../../src/base/log.ts';
import { Ingest } from '../../../src/ingest/ingest.ts';
import { openStore } from '../../../src/ingest/store/openStore.ts';
import { madeUpAgent } from './madeUpAgent.ts';

const [home = '', database = ''] = process.argv.slice(2);
const opened = openStore(database, Date.now);
if (opened.kind === 'open') {
	const machines = [{ home, platform: process.platform, variables: {} }];
	const yieldToOthers = (): Promise<void> =>
		new Promise(resolve => {
			setImmediate(resolve);
		});
	const ingest = new Ingest({ agents: [madeUpAgent()], store: opened.store, machines, log: silentLogger, yieldToOthers });
	await ingest.sweep(({ bytesDone }) => {
		if (bytesDone > 0) {
			process.stdout.write('committed\n');
		}
	});
}
