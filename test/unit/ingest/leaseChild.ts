/** Takes the lease of a store, says so, and keeps it until it is killed. */
import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Lease } from '../../../src/ingest/lease.ts';
import { openStore } from '../../../src/ingest/store/openStore.ts';

const [file = '', name = ''] = process.argv.slice(2);
const opened = openStore(file, Date.now);
if (opened.kind === 'open') {
	const lease = new Lease({ store: opened.store, name, holder: String(process.pid), now: Date.now, wait });
	writeSync(1, lease.hold() ? 'has it\n' : 'has it not\n');
	setInterval(() => lease.hold(), 1_000);
}
