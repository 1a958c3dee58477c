/** Measures Bookend beside ccusage and writes what came out. Ends with 1 only where something could not be measured. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { activationRows } from './activation.ts';
import { captureRows } from './captureCost.ts';
import { clientRows } from './clientBundle.ts';
import { builtCli } from './builtServer.ts';
import { corpus, type Corpus } from './corpora.ts';
import { checkSpend } from './exact.ts';
import { ledgerRows } from './ledgerOpen.ts';
import { liveLatencies } from './live.ts';
import { measure, type Command } from './measure.ts';
import { help, optionsIn, type Options } from './options.ts';
import { comparisonRows, peakRow, runPairs } from './pairs.ts';
import { onScreenRows } from './onScreen.ts';
import { installPeer, peerCommand } from './peer.ts';
import { writeResults } from './results.ts';
import { markdownTable, median, percentile, type Row } from './table.ts';
import { teamRows } from './teamReport.ts';
import { letServerPack, warmStart } from './warmStart.ts';

const options = optionsIn(process.argv.slice(2));
if (options === null) {
	console.log(help);
} else {
	await bench(options);
}

async function bench(options: Options): Promise<void> {
	const peer = await installPeer();
	const rows: Row[] = [];
	const add = (...more: readonly Row[]): void => {
		rows.push(...more);
		console.log(markdownTable(more));
	};
	const folder = mkdtempSync(path.join(tmpdir(), 'bookend-bench-'));
	try {
		coldRows(corpus(options.size, options.seed), peer, path.join(folder, 'cold.db'), options, add);
		await largeRows(corpus(options.large, options.seed), peer, path.join(folder, 'large.db'), options, add);
		await liveRows(options, add);
		add(...(await ledgerRows()));
		add(...(await onScreenRows()));
		add(...activationRows(), ...captureRows(), ...teamRows(), ...clientRows());
	} finally {
		rmSync(folder, { recursive: true });
	}
	console.log(`\n${markdownTable(rows)}`);
	if (options.isKept) {
		writeResults(options, rows);
	}
}

type Add = (...rows: readonly Row[]) => void;

function coldRows(made: Corpus, peer: string, store: string, { size, rounds }: Options, add: Add): void {
	const theirs = peerCommand(peer, made.home);
	measure(theirs); // so that the files are in memory for both
	const forget = (): void => {
		removeStore(store);
	};
	const spend = runPairs(rounds, spendCommand(made.home, ['--no-store']), theirs, forget, checkSpend(made.truth));
	add(...comparisonRows(`cold, spend only, ${size}`, spend, { cpu: 0.5, wall: 0.7 }));
	const stored = runPairs(rounds, spendCommand(made.home, ['--store', store]), theirs, forget, checkSpend(made.truth));
	add(...comparisonRows(`cold into the store, ${size}`, stored, { cpu: 0.8, wall: 1 }));
	add(peakRow(`memory, cold into the store, ${size}`, stored.ours, 200));
	removeStore(store);
}

async function largeRows(made: Corpus, peer: string, store: string, { large, largeRounds }: Options, add: Add): Promise<void> {
	const cold = measure(spendCommand(made.home, ['--store', store]));
	checkSpend(made.truth)(cold);
	add(peakRow(`memory, cold into the store, ${large}`, [cold], 300));
	await letServerPack(made.home, store);
	const pairs: { ours: number; theirs: number }[] = [];
	for (let round = 0; round < largeRounds; round++) {
		pairs.push({ ours: await warmStart(made.home, store), theirs: measure(peerCommand(peer, made.home)).wallSeconds });
	}
	const note = `${median(pairs.map(pair => pair.ours)).toFixed(2)} and ${median(pairs.map(pair => pair.theirs)).toFixed(2)} s`;
	const values = pairs.map(pair => pair.ours / pair.theirs);
	add({ what: `warm start to the sidebar's figures, ${large}: wall`, values, unit: 'ratio', target: 0.1, note });
	removeStore(store);
}

async function liveRows({ live, seed, appends }: Options, add: Add): Promise<void> {
	const latencies = await liveLatencies(corpus(live, seed, 'oneSession'), appends);
	const note = `median ${median(latencies).toFixed(1)} ms of ${String(appends)} appends`;
	add({ what: `live, a line appended to ${live}: 95th percentile`, values: [percentile(latencies, 0.95)], unit: 'ms', target: 25, note });
}

function spendCommand(home: string, store: readonly string[]): Command {
	return { program: process.execPath, args: [builtCli, 'spend', '--home', home, ...store, '--json'], env: { TZ: 'UTC' } };
}

function removeStore(file: string): void {
	for (const end of ['', '-wal', '-shm']) {
		rmSync(file + end, { force: true });
	}
}
