/** The lines of files as commits have them. What a content is never changes: it is read once as long as it is asked for. */
import { MIB } from '../../base/bytes.ts';
import { lineKeys, type LineKey } from '../../domain/trace/lineKey.ts';
import type { BlobId } from '../../domain/value/history.ts';
import { LARGEST_FILE_BYTES, linesOf } from '../ledger/workTree.ts';
import type { Git } from './git.ts';

/** Chosen: so much is held at once, and its lines are kept as keys alone. */
const MOST_AT_ONCE_BYTES = 32 * MIB;

export class Blobs {
	#known = new Map<BlobId, readonly LineKey[] | undefined>();

	/** Undefined for what is no text, too large, or not there. Only what was asked for last is known. */
	keysOf(blob: BlobId): readonly LineKey[] | undefined {
		return this.#known.get(blob);
	}

	/** Throws where git fails: a file that could not be read must not pass for one without lines. */
	async read(git: Git, blobs: ReadonlySet<BlobId>): Promise<void> {
		const known = new Map([...this.#known].filter(([blob]) => blobs.has(blob)));
		const sizes = await sizesOf(
			git,
			[...blobs].filter(blob => !known.has(blob)),
		);
		for (const those of inPieces(sizes)) {
			for (const [blob, content] of await contentsOf(git, those)) {
				known.set(blob, keysIn(content));
			}
		}
		this.#known = known;
	}
}

type Sized = readonly [blob: BlobId, bytes: number];

async function sizesOf(git: Git, blobs: readonly BlobId[]): Promise<readonly Sized[]> {
	const told = await batch(git, '--batch-check=%(objectname) %(objecttype) %(objectsize)', blobs);
	return told
		.toString('latin1')
		.split('\n')
		.flatMap((line): Sized[] => {
			const [blob = '', type, size] = line.split(' ');
			return type === 'blob' && Number(size) <= LARGEST_FILE_BYTES ? [[blob as BlobId, Number(size)]] : [];
		});
}

function inPieces(sizes: readonly Sized[]): readonly (readonly BlobId[])[] {
	const pieces: BlobId[][] = [];
	let bytes = Infinity;
	for (const [blob, size] of sizes) {
		bytes += size;
		if (bytes > MOST_AT_ONCE_BYTES) {
			pieces.push([]);
			bytes = size;
		}
		pieces.at(-1)?.push(blob);
	}
	return pieces;
}

async function contentsOf(git: Git, blobs: readonly BlobId[]): Promise<readonly (readonly [BlobId, Buffer])[]> {
	const told = await batch(git, '--batch', blobs);
	const contents: (readonly [BlobId, Buffer])[] = [];
	for (let from = 0; from < told.length;) {
		const end = told.indexOf('\n', from);
		const [blob = '', type, size] = told.toString('latin1', from, end < 0 ? told.length : end).split(' ');
		const begin = end + 1;
		if (end < 0 || type !== 'blob') {
			break;
		}
		contents.push([blob as BlobId, told.subarray(begin, begin + Number(size))]);
		from = begin + Number(size) + 1;
	}
	return contents;
}

async function batch(git: Git, how: string, blobs: readonly BlobId[]): Promise<Buffer> {
	const chunks: Buffer[] = [];
	const isDone = blobs.length === 0 || (await git.stream(['cat-file', how], `${blobs.join('\n')}\n`, chunk => chunks.push(chunk)));
	if (!isDone) {
		throw new Error('Git could not read the contents of files as commits have them.');
	}
	return Buffer.concat(chunks);
}

function keysIn(content: Buffer): readonly LineKey[] | undefined {
	return content.includes(0) ? undefined : lineKeys(linesOf(content.toString('utf8')));
}
