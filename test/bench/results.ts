/** RESULTS.md: what was measured last, and below it what people wrote about it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PEER_VERSION } from './peer.ts';
import type { Options } from './options.ts';
import { markdownTable, type Row } from './table.ts';

const file = path.join(import.meta.dirname, 'RESULTS.md');
const notesBegin = '<!-- npm run bench writes what stands above; what stands below is kept. -->';
const BYTES_A_GIGABYTE = 1e9;

export function writeResults(options: Options, rows: readonly Row[]): void {
	const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
	const notes = before.includes(notesBegin) ? before.slice(before.indexOf(notesBegin) + notesBegin.length) : '\n';
	writeFileSync(file, `${head(options)}\n\n${markdownTable(rows)}\n\n${notesBegin}${notes}`);
	console.log(`\nWritten to ${path.relative(process.cwd(), file)}.`);
}

function head({ rounds, seed }: Options): string {
	const [cpu] = os.cpus();
	const memory = (os.totalmem() / BYTES_A_GIGABYTE).toFixed(0);
	const machine = `${String(os.cpus().length)} × ${cpu?.model ?? 'a processor that does not say its name'}, ${memory} GB, ${os.type()} ${os.release()}`;
	return [
		'# Speed and memory',
		'',
		`Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}, Node ${process.versions.node}, beside ccusage ${PEER_VERSION}; files in the page cache.`,
		`Ratios are ours over theirs, of ${String(rounds)} pairs run in turn over the corpus of seed ${seed}. \`npm run bench\` measures again.`,
	].join('\n');
}
