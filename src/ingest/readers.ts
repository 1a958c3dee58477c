/** Opens an agent's reader for a transcript. */
import { inFull, type Manner, type TranscriptReader } from '../agents/agent.ts';
import type { Json } from '../base/json.ts';
import { besideOf } from './beside.ts';
import type { Candidate } from './find.ts';

type Form = TranscriptReader['form'];
type ReaderOf<F extends Form> = Extract<TranscriptReader, { readonly form: F }>;

/** Undefined where the agent does not go on from the checkpoint. */
export function readerOf<F extends Form>(
	{ agent, transcript }: Candidate,
	form: F,
	checkpoint: Json | null,
	manner = inFull,
): ReaderOf<F> | undefined {
	const reader = agent.open(transcript, checkpoint, besideOf(transcript), manner);
	if (reader !== undefined && !isOf(reader, form)) {
		throw new Error(`${agent.name} reads ${reader.form} where its transcript is of ${form}.`);
	}
	return reader;
}

/** A reader that begins at the beginning. */
export function newReaderOf<F extends Form>(candidate: Candidate, form: F, manner: Manner = inFull): ReaderOf<F> {
	const reader = readerOf(candidate, form, null, manner);
	if (reader === undefined) {
		throw new Error(`The reader of ${candidate.agent.name} refused to begin.`);
	}
	return reader;
}

function isOf<F extends Form>(reader: TranscriptReader, form: F): reader is ReaderOf<F> {
	return reader.form === form;
}
