/** How long the extension host is held up by Bookend when it starts: loading the client's bundle and activating it, each time in a new process. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as z from 'zod';
import { median, type Row } from './table.ts';

const ROUNDS = 9;
const times = z.tuple([z.number(), z.number(), z.number()]);

export function activationRows(): readonly Row[] {
	const rounds = Array.from({ length: ROUNDS }, activateOnce);
	const values = rounds.map(([load, activate]) => load + activate);
	const later = median(rounds.map(([, , client]) => client));
	const note = `an editor that does nothing; the language client takes ${later.toFixed(0)} ms more, once the views are there`;
	return [{ what: 'extension host, load and activate', values, unit: 'ms', target: 50, note }];
}

function activateOnce(): z.infer<typeof times> {
	const child = path.join(import.meta.dirname, 'activateChild.ts');
	const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', child], { encoding: 'utf8' });
	if (stdout === '') {
		throw new Error(`The client could not be activated: ${stderr}`);
	}
	return times.parse(JSON.parse(stdout));
}
