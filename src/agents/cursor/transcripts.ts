/** Reads a transcript: its lines have neither times nor ids, nor the results of what the agent did. */
import { parseJson } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import {
	unknownRecord,
	unreadable,
	type Beside,
	type DocumentReader,
	type LineReading,
	type PlacedReading,
	type TranscriptDocument,
} from '../agent.ts';
import { numberedLines } from '../numberedLines.ts';
import { plainTitle } from '../plainTitle.ts';
import * as z from 'zod';
import { askedCall, isPlanning } from './calls.ts';
import { conversationId } from './ids.ts';
import { conversationIn } from './locate.ts';
import { boringBlocks, line as lineSchema, messageBlock, trusted, turnEnded, type Line } from './schema.ts';
import type { Conversation, Step } from './steps.ts';
import { Teller } from './teller.ts';

/**
 * When the file was written is all that is known of time: it is the last prompt's, so that only that one's turn is told, as it is in the end.
 * Lines are numbered from 1; 0 is the conversation.
 */
export class TranscriptReader implements DocumentReader {
	readonly form = 'document';
	readonly #below: string;
	readonly #beside: Beside;

	constructor(below: string, beside: Beside) {
		this.#below = below;
		this.#beside = beside;
	}

	*read({ content, modifiedAt }: TranscriptDocument): Generator<PlacedReading> {
		const at = epochTime(modifiedAt);
		const values = numberedLines(content);
		if (at === null || values.length === 0) {
			yield { place: 0, reading: unreadable(at === null ? 'a file without a time' : 'nothing') };
			return;
		}
		const last = values.findLastIndex(({ value }) => isPrompt(value));
		const teller = new Teller(this.#conversation(at, values.at(-1)?.value));
		yield { place: 0, reading: { kind: 'read', facts: teller.begin() } };
		for (const [index, { place, value }] of values.entries()) {
			yield { place, reading: readingOf(teller, value, place, index >= last ? at : null) };
		}
		yield { place: 0, reading: { kind: 'read', facts: teller.end() } };
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const found = numberedLines(content).find(one => one.place === place);
		const line = lineSchema.safeParse(found?.value).data;
		return source === 'agent' || line === undefined ? undefined : plainTitle(wordsIn(line));
	}

	#conversation(at: number, last: unknown): Conversation {
		const { native, parent, project } = conversationIn(this.#below);
		const id = conversationId(native, parent);
		const above = parent === null ? null : conversationId(parent, null);
		return {
			native,
			id,
			parent: above,
			from: at,
			to: at,
			folder: this.#folder(project),
			branch: null,
			title: null,
			model: null,
			end: endOf(last),
		};
	}

	/** The name of the project's folder is its path with what is no letter left out; the folder that was trusted is named in full. */
	#folder(project: string): string | null {
		const up = this.#below.split('/').length - 1;
		const name = `${'../'.repeat(Math.max(0, up - 1))}.workspace-trusted`;
		const told = project === '' ? undefined : this.#beside.read(name);
		return trusted.safeParse(parseJson(told?.toString() ?? '')).data?.workspacePath ?? null;
	}
}

function endOf(last: unknown): Conversation['end'] {
	const status = turnEnded.safeParse(last).data?.status;
	return status === 'success' ? 'done' : status === 'aborted' || status === 'cancelled' ? 'interrupted' : 'open';
}

function readingOf(teller: Teller, value: unknown, place: number, at: number | null): LineReading {
	const line = lineSchema.safeParse(value).data;
	if (line !== undefined) {
		const unknown = line.message.content.map(unknownBlock).find(type => type !== null);
		return unknown === undefined
			? {
					kind: 'read',
					facts: stepsOf(line, place, at)
						.flatMap(step => teller.tell(step))
						.filter(({ kind }) => kind !== 'turn'),
				}
			: unknownRecord(unknown);
	}
	const type = typed.safeParse(value).data?.type;
	return type === 'turn_ended'
		? { kind: 'read', facts: [] }
		: type === undefined
			? unreadable('a line in another shape')
			: unknownRecord(type);
}

const typed = z.object({ type: z.string() });

function unknownBlock(value: unknown): string | null {
	const type = typed.safeParse(value).data?.type ?? '';
	return messageBlock.safeParse(value).success || boringBlocks.has(type) ? null : type;
}

function stepsOf(line: Line, place: number, at: number | null): Step[] {
	const base = { place, at, until: at, planMode: false, call: null, used: null } as const;
	if (line.role === 'user') {
		return isPrompt(line) ? [{ ...base, by: 'engineer', words: wordsIn(line) }] : [];
	}
	const blocks = line.message.content.flatMap(value => messageBlock.safeParse(value).data ?? []);
	return blocks.flatMap((block): Step[] => {
		if (block.type === 'text') {
			return [{ ...base, by: 'agent', words: block.text.replace(/\s*\[REDACTED\]\s*$/, '') }];
		}
		const step: Step = { ...base, by: 'agent', words: '', planMode: isPlanning(block.name) };
		return [step, ...askedCall(block.name, block.input).map(call => ({ ...step, planMode: false, call }))];
	});
}

/** A message with results of tools is none of the engineer. */
function isPrompt(value: unknown): boolean {
	const line = lineSchema.safeParse(value).data;
	return line?.role === 'user' && line.message.content.some(block => messageBlock.safeParse(block).data?.type === 'text');
}

/** What the engineer wrote stands in an element of its own, beside what the editor adds. */
function wordsIn({ message }: Line): string {
	const texts = message.content.flatMap(value => {
		const block = messageBlock.safeParse(value).data;
		return block?.type === 'text' ? [block.text] : [];
	});
	const text = texts.join('\n');
	return (/<user_query>([\s\S]*?)(?:<\/user_query>|$(?![\s\S]))/.exec(text)?.[1] ?? text).trim();
}
