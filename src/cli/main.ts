/** The `bookend` command: reads the words, opens the engine, prints the answer. Exit code 0 done, 1 failed, 2 wrong usage. */
import { answerTo } from './answer.ts';
import { help, readArguments, UsageError } from './usage.ts';
import { version } from './version.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
	try {
		const asked = readArguments(args);
		if (asked === 'help' || asked === 'version') {
			print(asked === 'help' ? help : `${version}\n`);
			return 0;
		}
		const answer = await answerTo(asked, process.stdout.isTTY ? process.stdout.columns : null);
		if (answer.kind === 'failed') {
			complain(answer.sentence);
			return 1;
		}
		print(answer.text);
		return 0;
	} catch (error) {
		if (error instanceof UsageError) {
			complain(`${error.message}\nbookend --help says what there is.`);
			return 2;
		}
		complain(`Bookend failed: ${error instanceof Error ? error.message : String(error)}`);
		return 1;
	}
}

function print(text: string): void {
	process.stdout.write(text);
}

function complain(sentence: string): void {
	process.stderr.write(`${sentence}\n`);
}
