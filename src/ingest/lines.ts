/** Cuts a transcript into lines, in one buffer that is used again for every file. */
import { KIB, MIB } from '../base/bytes.ts';
import type { Source } from './source.ts';

/** Bytes are a view into the buffer: they are only valid until the next line is asked for. Offsets are the file's. */
export type Line =
	| { readonly kind: 'whole'; readonly bytes: Buffer; readonly offset: number; readonly end: number }
	/** Longer than the limit; it was passed over without being held. */
	| { readonly kind: 'oversized'; readonly offset: number; readonly end: number }
	/** The last one, without a line end. No bytes where it is longer than the limit. */
	| { readonly kind: 'unended'; readonly bytes: Buffer | null; readonly offset: number };

export interface LineLimits {
	/** What is read at once. */
	readonly chunkBytes: number;
	/** A line of this length or more is oversized. */
	readonly lineBytes: number;
	/** A buffer that grew is kept for the next file up to this length. */
	readonly keptBytes: number;
}
/** A chunk stays in the processor's cache from when it is read until it was looked through. */
export const lineLimits: LineLimits = { chunkBytes: 256 * KIB, lineBytes: 32 * MIB, keptBytes: 8 * MIB };

/** Holds the buffer, so only one file can be read with it at a time. */
export class LineReader {
	readonly #limits: LineLimits;
	#buffer: Buffer;

	/** The buffer holds at least a chunk. */
	constructor(limits: LineLimits = lineLimits, buffer: Buffer = Buffer.allocUnsafe(limits.chunkBytes)) {
		this.#limits = limits;
		this.#buffer = buffer;
	}

	/** The lines from an offset on, which has to be the beginning of a line. */
	*lines(source: Source, from: number): Generator<Line, void> {
		const { chunkBytes, lineBytes, keptBytes } = this.#limits;
		const window = new Window(this.#buffer, from);
		while (window.fill(source, chunkBytes)) {
			yield* window.takeLines();
			window.makeRoom(lineBytes);
		}
		yield* window.takeRest();
		this.#buffer = window.buffer.length <= keptBytes ? window.buffer : this.#buffer;
	}
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The part of the file that is in the buffer: it begins where a line does, unless that line is being passed over. */
class Window {
	#buffer: Buffer;
	/** The file's offset of the buffer's first byte. */
	#origin: number;
	#filled = 0;
	/** No line ends before this place in the buffer. */
	#searched = 0;
	/** Where the line began that is being passed over, because it is oversized. */
	#oversizedFrom: number | null = null;

	constructor(buffer: Buffer, origin: number) {
		this.#buffer = buffer;
		this.#origin = origin;
	}

	get buffer(): Buffer {
		return this.#buffer;
	}

	fill(source: Source, chunkBytes: number): boolean {
		const length = Math.min(chunkBytes, this.#buffer.length - this.#filled);
		const got = source.read(this.#buffer, this.#filled, length, this.#origin + this.#filled);
		this.#filled += got;
		return got > 0;
	}

	*takeLines(): Generator<Line, void> {
		const view = this.#buffer.subarray(0, this.#filled);
		let start = 0;
		for (let end = view.indexOf(LINE_FEED, this.#searched); end !== -1; end = view.indexOf(LINE_FEED, start)) {
			yield this.#line(view, start, end);
			start = end + 1;
		}
		this.#drop(start);
	}

	/** Called with one unfinished line in the buffer: moves on from it when it is oversized, and else lets it grow. */
	makeRoom(limit: number): void {
		if (this.#filled < this.#buffer.length) {
			return;
		}
		if (this.#oversizedFrom !== null || this.#buffer.length >= limit) {
			this.#oversizedFrom ??= this.#origin;
			this.#drop(this.#filled);
			return;
		}
		const grown = Buffer.allocUnsafe(Math.min(limit, 2 * this.#buffer.length));
		this.#buffer.copy(grown);
		this.#buffer = grown;
	}

	*takeRest(): Generator<Line, void> {
		if (this.#oversizedFrom !== null) {
			yield { kind: 'unended', bytes: null, offset: this.#oversizedFrom };
		} else if (this.#filled > 0) {
			yield { kind: 'unended', bytes: this.#buffer.subarray(0, this.#filled), offset: this.#origin };
		}
	}

	#line(view: Buffer, start: number, feed: number): Line {
		const end = this.#origin + feed + 1;
		const oversizedFrom = this.#oversizedFrom;
		if (oversizedFrom !== null) {
			this.#oversizedFrom = null;
			return { kind: 'oversized', offset: oversizedFrom, end };
		}
		const stop = feed > start && view[feed - 1] === CARRIAGE_RETURN ? feed - 1 : feed;
		return { kind: 'whole', bytes: view.subarray(start, stop), offset: this.#origin + start, end };
	}

	#drop(bytes: number): void {
		this.#buffer.copyWithin(0, bytes, this.#filled);
		this.#origin += bytes;
		this.#filled -= bytes;
		this.#searched = this.#filled;
	}
}
