import type { Agent, Beside, LinesReader, Machine, Root, Transcript, TranscriptReader } from '../../src/agents/agent.ts';

/** A transcript that lies alone. */
export const nothingBeside: Beside = { read: () => undefined, names: () => [] };

/** What the agent reads under this path. */
export function transcriptOf(agent: Agent, path: string, below: string): Transcript {
	const transcript = agent.transcript(path, below);
	if (transcript === null || transcript.form === 'leftOut') {
		throw new Error(`${agent.name} does not read ${below}`);
	}
	return transcript;
}

/** A reader that is known to read lines. */
export function linesReader(reader: TranscriptReader | undefined): LinesReader {
	if (reader?.form !== 'lines') {
		throw new Error(`No reader of lines, but ${reader?.form ?? 'none'}.`);
	}
	return reader;
}

/** The folders that the agent looks into, without those that it keeps a list of. */
export function rootsOf(agent: Agent, machine: Machine): readonly Root[] {
	return agent.roots(machine).flatMap(root => ('folder' in root ? [root] : []));
}
