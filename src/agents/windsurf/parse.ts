/**
 * Reads a conversation step by step. Steps have no time: they are told in their order from when the file was written on, a millisecond apart,
 * and only the last prompt makes a turn, unless the file is seen to grow.
 */
import type * as z from 'zod';
import type { Fact, TitleSource } from '../../domain/trace/facts.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type DocumentReader, type LineReading, type PlacedReading, type TranscriptDocument } from '../agent.ts';
import { numberedLines, type NumberedLine } from '../numberedLines.ts';
import { misread } from '../misread.ts';
import { plainTitle } from '../plainTitle.ts';
import { step as stepSchema, stepTypes } from './schema.ts';
import { ConversationTeller } from './session.ts';

/** Lines are numbered from 1; 0 is the conversation. */
export class WindsurfReader implements DocumentReader {
	readonly form = 'document';
	readonly #native: string;

	constructor(below: string) {
		this.#native = below.replace(/\.jsonl$/, '');
	}

	*read({ content, modifiedAt }: TranscriptDocument): Generator<PlacedReading> {
		const end = epochTime(Math.trunc(modifiedAt));
		const values = numberedLines(content);
		if (end === null || values.length === 0) {
			yield { place: 0, reading: unreadable(end === null ? 'a file without a time' : 'nothing') };
			return;
		}
		const teller = new ConversationTeller(this.#native, folderIn(values));
		yield { place: 0, reading: { kind: 'read', facts: [teller.session(end)] } };
		const last = values.findLastIndex(({ value }) => stepSchema.safeParse(value).data?.type === 'user_input');
		for (const [index, { place, value }] of values.entries()) {
			yield { place, reading: readingOf(value, step => teller.tell(step, place, end + index, index >= last)) };
		}
		yield { place: 0, reading: { kind: 'read', facts: teller.end() } };
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const told = stepSchema.safeParse(numberedLines(content).find(one => one.place === place)?.value).data;
		return source === 'prompt' && told?.type === 'user_input' ? plainTitle(told.user_input.user_response) : undefined;
	}
}

/** Where commands were run first. */
function folderIn(values: readonly NumberedLine[]): string | null {
	for (const { value } of values) {
		const told = stepSchema.safeParse(value).data;
		if (told?.type === 'run_command' && told.run_command.cwd) {
			return told.run_command.cwd;
		}
	}
	return null;
}

function readingOf(value: unknown, tell: (step: z.infer<typeof stepSchema>) => Fact[]): LineReading {
	const told = stepSchema.safeParse(value).data;
	if (told !== undefined) {
		return { kind: 'read', facts: tell(told) };
	}
	return misread(value, 'a step', stepTypes);
}
