/** From the start of the server's process to what the sidebar shows, when all has been read before. */
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { overviewRequest } from '../../src/protocol/lsp.ts';
import { month, startBuiltServer } from './builtServer.ts';

const LOOK_AGAIN_MS = 200;

/** Lets a server do what it does when it has read what is new: the command line, which reads in the bench, leaves that to it. */
export async function letServerPack(home: string, store: string): Promise<void> {
	const client = await startBuiltServer({ home, store, timeZone: 'UTC' });
	while (!isPacked(store)) {
		await setTimeout(LOOK_AGAIN_MS);
	}
	await client.stop();
}

function isPacked(store: string): boolean {
	const database = new DatabaseSync(store, { readOnly: true });
	const left =
		'SELECT (SELECT count(*) FROM "sheet" WHERE "numbers" IS NULL) + (SELECT count(*) FROM "digest" WHERE "text" IS NULL) AS "count"';
	const count = Number(database.prepare(left).get()?.['count']);
	database.close();
	return count === 0;
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
