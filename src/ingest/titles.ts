/** Reads the words of titles from the transcripts they stand in: they are not stored anywhere else. */
import type { Agent } from '../agents/agent.ts';
import { KIB } from '../base/bytes.ts';
import { agentOf } from '../domain/trace/ids.ts';
import type { Pointer, TitleRow } from '../domain/trace/rows.ts';
import { openSource, type Source } from './source.ts';

/** A title whose line is longer is a prompt with much pasted text; it is done without. */
const LINE_LIMIT_BYTES = 512 * KIB;
const PACKED = '.zst';
const LINE_FEED = 10;

export class Titles {
	readonly #agents: readonly Agent[];
	readonly #words = new Map<string, string>();

	constructor(agents: readonly Agent[]) {
		this.#agents = agents;
	}

	async wordsOf(title: TitleRow): Promise<string | undefined> {
		const key = `${title.pointer.file} ${title.pointer.offset} ${title.source}`;
		const words = this.#words.get(key) ?? (await this.#read(title));
		if (words !== undefined) {
			this.#words.set(key, words);
		}
		return words;
	}

	async #read({ session, source, pointer }: TitleRow): Promise<string | undefined> {
		const agent = this.#agents.find(({ id }) => id === agentOf(session));
		const line = await lineAt(pointer);
		return line === undefined ? undefined : agent?.titleIn(line, source);
	}
}

/** An agent may have packed the transcript since: offsets are those of the content, so they still hold. */
async function lineAt({ file, offset }: Pointer): Promise<string | undefined> {
	const { plain, packed } = namesOf(file);
	const source = (await opened(plain, 'lines')) ?? (await opened(packed, 'zstdLines'));
	try {
		return source === undefined ? undefined : readLine(source, offset);
	} catch {
		return undefined;
	} finally {
		source?.close();
	}
}

/** A transcript's name as it was written, and as it is called when it is packed. */
export function namesOf(file: string): { readonly plain: string; readonly packed: string } {
	const plain = file.endsWith(PACKED) ? file.slice(0, -PACKED.length) : file;
	return { plain, packed: plain + PACKED };
}

async function opened(path: string, form: 'lines' | 'zstdLines'): Promise<Source | undefined> {
	const opening = await openSource({ path, below: path, form });
	return opening.kind === 'open' ? opening.source : undefined;
}

function readLine(source: Source, offset: number): string | undefined {
	const bytes = Buffer.allocUnsafe(LINE_LIMIT_BYTES);
	const got = bytes.subarray(0, source.read(bytes, 0, bytes.length, offset));
	const end = got.indexOf(LINE_FEED);
	const isWhole = end !== -1 || offset + got.length === source.size;
	return isWhole && got.length > 0 ? got.toString('utf8', 0, end === -1 ? got.length : end) : undefined;
}
