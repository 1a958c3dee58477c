/** How long a large file that agents have edited many times keeps the server busy when it is opened. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { silentLogger } from '../../src/base/log.ts';
import { DAY_MS } from '../../src/base/units.ts';
import { fileLedgerRequest, unverifiedRequest } from '../../src/protocol/lsp.ts';
import { openEngine } from '../../src/server/engine.ts';
import { CoveredTree, usualVerification } from '../../src/server/ledger/coveredTree.ts';
import { openWorkTree } from '../../src/server/ledger/workTree.ts';
import { Workspace } from '../support/workspace.ts';
import { startBuiltServer } from './builtServer.ts';
import { CORPUS_END } from './corpora.ts';
import { median, type Row } from './table.ts';

const ROUNDS = 5;
const LINES = 10_000;
const EDITS = 200;
/** A prime, so that edits lie all over the file and none on another. */
const STRIDE = 4_799;
const NAME = 'src/large.ts';

export async function ledgerRows(): Promise<readonly Row[]> {
	const workspace = new Workspace(CORPUS_END - DAY_MS);
	try {
		edit(workspace);
		const times: (readonly [number, number])[] = [];
		for (let round = 0; round <= ROUNDS; round++) {
			times.push(await openOnce(workspace));
		}
		const measured = times.slice(1); // the first round has read the transcript
		const again = median(measured.map(([, key]) => key));
		const first = median(firstLooks(workspace));
		const note = `in a server that has looked at its folder, which takes ${first.toFixed(0)} ms the first time; ${again.toFixed(0)} ms after a keystroke`;
		const what = `ledger, a file of ${LINES.toLocaleString('en')} lines with ${String(EDITS)} edits is opened`;
		return [{ what, values: measured.map(([open]) => open), unit: 'ms', target: 50, note }];
	} finally {
		workspace.remove();
	}
}

function edit(workspace: Workspace): void {
	const line = (number: number): string => `\tconst value${String(number)} = compute(${String(number)}, 'of the first version');`;
	workspace.creates(
		NAME,
		Array.from({ length: LINES }, (_, index) => line(index)),
	);
	for (let number = 0; number < EDITS; number++) {
		const at = (number * STRIDE) % LINES;
		workspace.replaces(NAME, [line(at)], [`\t// edit ${String(number)}`, `\tconst value${String(at)} = computeBetter(${String(at)});`]);
	}
}

/** Milliseconds until the lines' hunks are there: when it is opened, and after a key was pressed. */
async function openOnce(workspace: Workspace): Promise<readonly [number, number]> {
	const { repo, home, store } = workspace;
	const uri = workspace.uri(NAME);
	const client = await startBuiltServer({ home, store, folders: [repo], timeZone: 'UTC' });
	const { connection } = client;
	await connection.sendRequest(unverifiedRequest, {}); // answered once the folder was looked at
	const text = readFileSync(path.join(repo, NAME), 'utf8');
	const hunks = async (tell: () => Promise<void>): Promise<number> => {
		const begun = performance.now();
		await tell();
		const found = await connection.sendRequest(fileLedgerRequest, { uri });
		const took = performance.now() - begun;
		if (found.length < EDITS) {
			throw new Error(`Of ${String(EDITS)} edits the server found ${String(found.length)} hunks.`);
		}
		return took;
	};
	const document = { uri, languageId: 'typescript', version: 1, text: `// a line that is not saved\n${text}` };
	const opened = await hunks(() => connection.sendNotification('textDocument/didOpen', { textDocument: document }));
	const change = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'x' };
	const pressed = await hunks(() =>
		connection.sendNotification('textDocument/didChange', {
			textDocument: { uri, version: 2 },
			contentChanges: [change],
		}),
	);
	await client.stop();
	return [opened, pressed];
}

/** Milliseconds of looking at a folder for the first time, with the edits read from the store and replayed; the transcript was read. */
function firstLooks({ repo, home, store }: Workspace): readonly number[] {
	const options = { store, home, extraHomes: [], timeZone: 'UTC', prices: {}, log: silentLogger, now: () => CORPUS_END };
	const opened = openEngine(options);
	if (opened.kind !== 'open') {
		throw new Error(opened.sentence);
	}
	const { book, marks } = opened.engine;
	const tree = openWorkTree(repo);
	const looks = Array.from({ length: ROUNDS }, () => {
		const covered = new CoveredTree(tree, { book, marks, documentAt: () => undefined, verification: () => usualVerification });
		const begun = performance.now();
		covered.coverage();
		return performance.now() - begun;
	});
	opened.engine.close();
	return looks;
}
