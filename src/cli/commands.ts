/** What is done for each command: nearly all of the program, loaded when the words are understood. */
import path from 'node:path';
import { keepHeapLean } from '../ingest/leanHeap.ts';
import type { Answer } from './answered.ts';
import { UsageError } from './options.ts';
import { storeFile } from './storeFile.ts';
import type { AskedToServe, Command } from './usage.ts';

/** An editor is served until it hangs up; all else is answered. `width` is the terminal's in characters, null where the output is none. */
export async function carryOut(asked: Command | 'help', width: number | null): Promise<Answer | 'serving'> {
	keepHeapLean();
	try {
		return await answered(asked, width);
	} catch (error) {
		if (error instanceof UsageError) {
			return { kind: 'wrongUsage', sentence: error.message };
		}
		throw error;
	}
}

/** Each command loads what it needs, and nothing of the others. */
async function answered(asked: Command | 'help', width: number | null): Promise<Answer | 'serving'> {
	if (asked === 'help') {
		const { help } = await import('./help.ts');
		return { kind: 'text', text: help };
	}
	if (asked.command === 'lsp') {
		return serving(asked);
	}
	if (asked.command === 'team') {
		const { teamText } = await import('./team.ts');
		return { kind: 'text', text: teamText(asked) };
	}
	const { answerTo } = await import('./answer.ts');
	return answerTo(asked, width);
}

async function serving({ home, store }: AskedToServe): Promise<'serving'> {
	const { serveStdio } = await import('../server/stdio.ts');
	serveStdio({ home: home === null ? null : path.resolve(home), store: storeFile(store) });
	return 'serving';
}
