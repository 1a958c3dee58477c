import type { Beside, LinesReader, TranscriptReader } from '../../src/agents/agent.ts';

/** A transcript that lies alone. */
export const nothingBeside: Beside = { read: () => undefined, names: () => [] };

/** A reader that is known to read lines. */
export function linesReader(reader: TranscriptReader | undefined): LinesReader {
	if (reader?.form !== 'lines') {
		throw new Error(`No reader of lines, but ${reader?.form ?? 'none'}.`);
	}
	return reader;
}
