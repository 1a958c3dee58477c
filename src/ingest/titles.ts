/** Reads the words of titles from the transcripts they stand in: they are not stored anywhere else. */
import { assertNever } from '../base/assertNever.ts';
import { KIB } from '../base/bytes.ts';
import type { TitleRow } from '../domain/trace/rows.ts';
import { openDatabase } from './database.ts';
import type { Candidate } from './find.ts';
import { documentIn } from './readDocument.ts';
import { newReaderOf } from './readers.ts';
import { openSource, type Source } from './source.ts';
import { using } from './using.ts';

/** A title whose line is longer is a prompt with much pasted text; it is done without. */
const LINE_LIMIT_BYTES = 512 * KIB;
/** Chosen: a prompt with what the agent notes beside it. */
const SHORT_LINE_BYTES = 8 * KIB;
const PACKED = '.zst';
const LINE_FEED = 10;

export class Titles {
	readonly #find: (title: TitleRow) => Candidate | undefined;
	readonly #words = new Map<string, string>();

	/** `find` gives the transcript that a title stands in; undefined where it is not there any more. */
	constructor(find: (title: TitleRow) => Candidate | undefined) {
		this.#find = find;
	}

	async wordsOf(title: TitleRow): Promise<string | undefined> {
		const key = `${title.pointer.file} ${title.pointer.offset} ${title.source}`;
		const words = this.#words.get(key) ?? (await this.#read(title));
		if (words !== undefined) {
			this.#words.set(key, words);
		}
		return words;
	}

	async #read(title: TitleRow): Promise<string | undefined> {
		const candidate = this.#find(title);
		return candidate && titleIn(candidate, title);
	}
}

/** A transcript's name as it was written, and as it is called when it is packed. */
export function namesOf(file: string): { readonly plain: string; readonly packed: string } {
	const plain = file.endsWith(PACKED) ? file.slice(0, -PACKED.length) : file;
	return { plain, packed: plain + PACKED };
}

/** An agent may have packed the transcript since: offsets are those of the content, so they still hold. */
async function titleIn(candidate: Candidate, { source: by, pointer: { offset } }: TitleRow): Promise<string | undefined> {
	const { transcript } = candidate;
	switch (transcript.form) {
		case 'lines':
		case 'zstdLines':
			return using(await openSource(transcript), source => {
				const line = readLine(source, offset);
				return line === undefined ? undefined : newReaderOf(candidate, 'lines').titleIn(line, by);
			});
		case 'document':
			return using(await openSource(transcript), source => {
				const document = documentIn(source, 0);
				return document && newReaderOf(candidate, 'document').titleIn(document, offset, by);
			});
		case 'database':
			return using(openDatabase(transcript), database => newReaderOf(candidate, 'database').titleIn(database, offset, by));
		default:
			return assertNever(transcript);
	}
}

/** Most lines are short. */
function readLine(source: Source, offset: number): string | undefined {
	return lineWithin(source, offset, SHORT_LINE_BYTES) ?? lineWithin(source, offset, LINE_LIMIT_BYTES);
}

function lineWithin(source: Source, offset: number, limit: number): string | undefined {
	const bytes = Buffer.allocUnsafe(limit);
	const got = bytes.subarray(0, source.read(bytes, 0, bytes.length, offset));
	const end = got.indexOf(LINE_FEED);
	const isWhole = end !== -1 || offset + got.length === source.size;
	return isWhole && got.length > 0 ? got.toString('utf8', 0, end === -1 ? got.length : end) : undefined;
}
