/** Who wrote the lines of a file. */
import type { EditId, SessionId } from '../trace/ids.ts';
import type { LineKey } from '../trace/lineKey.ts';

/** Who wrote a line. */
export type Origin =
	| {
			readonly kind: 'agent';
			readonly edit: EditId;
			readonly session: SessionId;
			/** When the edit was made. */
			readonly at: number;
			readonly basis: OriginBasis;
	  }
	| { readonly kind: 'engineer' }
	/** It was there before anything is known of the file, or it changed while nobody was seen to type. */
	| { readonly kind: 'unknown' };

/**
 * Replayed: the edit fitted a known state of the file, in the place that the transcript names.
 * Aligned: it was placed where its lines and their neighbours fit best. Told: there is no transcript, and another program says so.
 */
export type OriginBasis = 'replayed' | 'aligned' | 'told';

/** One line of a file as it stands now. */
export interface LedgerLine {
	readonly key: LineKey;
	readonly origin: Origin;
	/**
	 * When it came to stand here, as late as it can have been: only what happened after speaks for it.
	 * Null for lines that were there before anything is known of the file.
	 */
	readonly since: number | null;
}

/** A file at a moment that is known. */
export interface FileState {
	readonly keys: readonly LineKey[];
	/** When the file was last changed: lines that nobody's edit explains came then at the latest. */
	readonly at: number;
}

/** Lines that appear without an edit between two known states are the engineer's where typing was seen between them. */
export type TypedAt = readonly number[];
