/** By whom or what a document was changed, from what the editor tells of the change alone. */
import type { ChangeKind } from '../../protocol/notices.ts';

/** Lines count from 0. */
export interface Span {
	readonly start: { readonly line: number };
	readonly end: { readonly line: number };
}

export interface ContentChange {
	readonly range: Span;
	readonly rangeLength: number;
	readonly text: string;
}

/** A change as the editor tells of it, and what was so when it happened. */
export interface SeenChange {
	readonly changes: readonly ContentChange[];
	/** By undo or redo. */
	readonly isUndo: boolean;
	/** What was selected before, if the document is that of the focused editor; none otherwise. */
	readonly cursors: readonly Span[];
}

export type EditorsKind = Exclude<ChangeKind, 'typing' | 'outside'> | 'atCursor';

/**
 * What a change is if the editor made it, the strongest evidence first. `atCursor` is typing if a keystroke speaks for it.
 * Null: no text has changed, only whether it is saved.
 */
export function kindOfChange({ changes, isUndo, cursors }: SeenChange): EditorsKind | null {
	if (changes.length === 0) {
		return null;
	}
	if (isUndo) {
		return 'undo';
	}
	if (!changes.every(change => touchesCursor(change.range, cursors))) {
		return 'unclear';
	}
	return changes.every(isByHand) ? 'atCursor' : isPaste(changes) ? 'paste' : 'unclear';
}

function touchesCursor(range: Span, cursors: readonly Span[]): boolean {
	return cursors.some(cursor => range.start.line <= cursor.end.line && cursor.start.line <= range.end.line);
}

/** A key with what the editor adds to it: a closing bracket, the signs of a comment, an indentation. Chosen. */
const MOST_BY_KEY = 4;
/** A name that was completed. Chosen. */
const MOST_COMPLETED = 60;
/** No indentation is longer. */
const MOST_SPACES = 200;

/** Text that is proposed as a whole, by an agent for example, is put beside the cursor; a completion replaces what was typed of it. */
function isByHand({ text, rangeLength }: ContentChange): boolean {
	if (text.length <= MOST_BY_KEY) {
		return true;
	}
	if (rangeLength > 0 && text.length <= MOST_COMPLETED && !/\s/.test(text)) {
		return true;
	}
	return text.length <= MOST_SPACES && text.replace(/\s+/g, '').length <= MOST_BY_KEY;
}

/** Several lines at once, in one place. */
function isPaste(changes: readonly ContentChange[]): boolean {
	return changes.length === 1 && changes.every(({ text }) => text.trimEnd().includes('\n'));
}
