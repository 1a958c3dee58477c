/** The `bookend` command: reads the words, opens the engine, prints the answer. Exit code 0 done, 1 failed, 2 wrong usage. */
import path from 'node:path';
import { answerTo } from './answer.ts';
import { isNewEnough, runOnNewerNode, tooOld } from './newerNode.ts';
import { keepHeapLean } from '../ingest/leanHeap.ts';
import { storeFile } from './storeFile.ts';
import { help } from './help.ts';
import { UsageError } from './options.ts';
import { teamText } from './team.ts';
import { readArguments, type AskedToServe } from './usage.ts';
import { version } from '../base/version.ts';

// Whoever reads may stop reading: `bookend sessions | head` is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	process.exit(error.code === 'EPIPE' ? 0 : 1);
});

keepHeapLean();
void main(process.argv.slice(2)).then(code => {
	process.exitCode = code;
});

async function main(args: readonly string[]): Promise<number> {
	if (!isNewEnough(process.versions.node)) {
		return runOnNewerNode(process.argv[1] ?? '', args) ?? failed(tooOld(process.versions.node));
	}
	try {
		return await run(args);
	} catch (error) {
		if (error instanceof UsageError) {
			complain(`${error.message}\nbookend --help says what there is.`);
			return 2;
		}
		return failed(`Bookend failed: ${error instanceof Error ? error.message : String(error)}`);
	}
}

async function run(args: readonly string[]): Promise<number> {
	const asked = readArguments(args);
	if (asked === 'help' || asked === 'version') {
		print(asked === 'help' ? help : `${version}\n`);
		return 0;
	}
	if (asked.command === 'lsp') {
		await serve(asked);
		return 0;
	}
	if (asked.command === 'team') {
		print(teamText(asked));
		return 0;
	}
	const answer = await answerTo(asked, process.stdout.isTTY ? process.stdout.columns : null);
	if (answer.kind === 'failed') {
		return failed(answer.sentence);
	}
	print(answer.text);
	return 0;
}

/** Goes on until the editor hangs up. Nothing of a language server is loaded for the other commands. */
async function serve({ home, store }: AskedToServe): Promise<void> {
	const { serveStdio } = await import('../server/stdio.ts');
	serveStdio({ home: home === null ? null : path.resolve(home), store: storeFile(store) });
}

function print(text: string): void {
	process.stdout.write(text);
}

function failed(sentence: string): number {
	complain(sentence);
	return 1;
}

function complain(sentence: string): void {
	process.stderr.write(`${sentence}\n`);
}
