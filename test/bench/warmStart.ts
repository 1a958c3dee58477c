/** From the start of the server's process to what the sidebar shows, when all has been read before. */
import { overviewRequest } from '../../src/protocol/lsp.ts';
import { month, startBuiltServer } from './builtServer.ts';

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
