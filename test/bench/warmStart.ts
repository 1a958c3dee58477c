/** From the start of the server's process to what the sidebar shows, when all has been read before. */
import { openStore } from '../../src/ingest/store/openStore.ts';
import { overviewRequest } from '../../src/protocol/lsp.ts';
import { month, startBuiltServer } from './builtServer.ts';

/** What a server does when it has read what is new: the command line, which reads in the bench, leaves it to the server. */
export function packSheets(file: string): void {
	const opened = openStore(file, Date.now);
	if (opened.kind !== 'open') {
		throw new Error(opened.sentence);
	}
	while (opened.store.packSheet()) {
		// One at a time, as the server does.
	}
	opened.store.close();
}

/** Seconds. */
export async function warmStart(home: string, store: string): Promise<number> {
	const begun = performance.now();
	const client = await startBuiltServer({ home, store, timeZone: 'UTC' });
	const { spend } = await client.connection.sendRequest(overviewRequest, month);
	const seconds = (performance.now() - begun) / 1_000;
	await client.stop();
	if (spend.responses === 0) {
		throw new Error('The server answered without what is on record.');
	}
	return seconds;
}
