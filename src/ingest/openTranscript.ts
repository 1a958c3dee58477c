/** Opens a transcript for a sweep, whatever its form. */
import { assertNever } from '../base/assertNever.ts';
import { openDatabase } from './database.ts';
import type { PlanStep } from './plan.ts';
import { readDatabase } from './readDatabase.ts';
import { readDocument } from './readDocument.ts';
import { readTranscript, type Desk } from './readTranscript.ts';
import { openSource } from './source.ts';
import type { Batch } from './store/store.ts';

export interface OpenTranscript {
	/** What it holds that is new. It has to stay open until the last batch was taken. */
	readonly batches: Generator<Batch, void>;
	close(): void;
}

export type TranscriptOpening =
	| { readonly kind: 'open'; readonly source: OpenTranscript }
	/** It was deleted, or moved away, since it was found. */
	| { readonly kind: 'gone' }
	/** It cannot be read now, and is tried again by the next sweep. */
	| { readonly kind: 'closed'; readonly sentence: string }
	/** What it holds cannot be read: only another content will help. */
	| { readonly kind: 'unusable'; readonly sentence: string };

export async function openTranscript({ found, known }: PlanStep, desk: Desk): Promise<TranscriptOpening> {
	const { transcript } = found;
	switch (transcript.form) {
		case 'lines':
		case 'zstdLines':
			return read(await openSource(transcript), source => readTranscript(found, known, source, desk));
		case 'document':
			return read(await openSource(transcript), source => readDocument(found, source));
		case 'database':
			return read(openDatabase(transcript), database => readDatabase(found, known, database));
		default:
			return assertNever(transcript);
	}
}

type Opening<T> = Exclude<TranscriptOpening, { readonly kind: 'open' }> | { readonly kind: 'open'; readonly source: T };

function read<T extends { close(): void }>(opening: Opening<T>, batchesOf: (source: T) => Generator<Batch, void>): TranscriptOpening {
	if (opening.kind !== 'open') {
		return opening;
	}
	const { source } = opening;
	const close = (): void => {
		source.close();
	};
	return { kind: 'open', source: { batches: batchesOf(source), close } };
}
