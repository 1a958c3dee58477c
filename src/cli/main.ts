/** The `bookend` command: reads the words, has them carried out, prints the answer. Exit code 0 done, 1 failed, 2 wrong usage. */
import { version } from '../base/version.ts';
import { keepCode } from '../server/keptCode.ts';
import type { Answer } from './answered.ts';
import { isNewEnough, runOnNewerNode, tooOld } from './newerNode.ts';
import { UsageError } from './options.ts';
import { codeFolder } from './storeFile.ts';
import { readArguments } from './usage.ts';

// Whoever reads may stop reading: `bookend sessions | head` is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	process.exit(error.code === 'EPIPE' ? 0 : 1);
});

void main(process.argv.slice(2)).then(code => {
	process.exitCode = code;
});

async function main(args: readonly string[]): Promise<number> {
	if (!isNewEnough(process.versions.node)) {
		return runOnNewerNode(process.argv[1] ?? '', args) ?? failed(tooOld(process.versions.node));
	}
	try {
		const answer = await answerTo(args);
		return answer === 'serving' ? 0 : told(answer);
	} catch (error) {
		return failed(`Bookend failed: ${error instanceof Error ? error.message : String(error)}`);
	}
}

async function answerTo(args: readonly string[]): Promise<Answer | 'serving'> {
	const asked = understood(args);
	if (asked instanceof UsageError) {
		return { kind: 'wrongUsage', sentence: asked.message };
	}
	if (asked === 'version') {
		return { kind: 'text', text: `${version}\n` };
	}
	keepCode(codeFolder());
	const { carryOut } = await import('./commands.ts');
	return carryOut(asked, process.stdout.isTTY ? process.stdout.columns : null);
}

function understood(args: readonly string[]): ReturnType<typeof readArguments> | UsageError {
	try {
		return readArguments(args);
	} catch (error) {
		if (error instanceof UsageError) {
			return error;
		}
		throw error;
	}
}

function told(answer: Answer): number {
	switch (answer.kind) {
		case 'text':
			process.stdout.write(answer.text);
			return 0;
		case 'failed':
			return failed(answer.sentence);
		case 'wrongUsage':
			complain(`${answer.sentence}\nbookend --help says what there is.`);
			return 2;
	}
}

function failed(sentence: string): number {
	complain(sentence);
	return 1;
}

function complain(sentence: string): void {
	process.stderr.write(`${sentence}\n`);
}
