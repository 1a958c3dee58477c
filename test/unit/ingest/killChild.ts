/** Sweeps a home into a store again and again, packs some of it, and marks lines in between; tells each mark when it is safe. Until it is killed. */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { silentLogger } from '../../../src/base/log.ts';
import { Ingest } from '../../../src/ingest/ingest.ts';
import { openStore } from '../../../src/ingest/store/openStore.ts';
import { SheetList } from '../../../src/server/keptSheets.ts';
import { Marks } from '../../../src/server/marks/marks.ts';
import { SessionTimes } from '../../../src/server/sessionTimes.ts';
import { madeUpAgent } from './madeUpAgent.ts';

/** Pieces of what is made quick to read again. */
const PACKED = 4;

const [home = '', folder = ''] = process.argv.slice(2);
const machines = [{ home, platform: process.platform, variables: {} }];
const marks = new Marks(join(folder, 'marks.jsonl'), Date.now);
for (;;) {
	const opened = openStore(join(folder, 'store.db'), Date.now);
	if (opened.kind === 'open') {
		const ports = { agents: [madeUpAgent()], store: opened.store, machines, log: silentLogger, yieldToOthers: () => Promise.resolve() };
		await new Ingest(ports).sweep();
		writeSync(1, `${marks.markReviewed('/work/a.ts', [])}\n`);
		const times = new SessionTimes(new SheetList(opened.store));
		for (let left = PACKED; left > 0; left--) {
			opened.store.packSheet();
			times.keepNext(new Set());
		}
		opened.store.close();
	}
}
