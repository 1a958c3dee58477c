/** What a review mark is about, from wherever it is asked for: a lens, a line of the tree, a selection. */
import { markTargetSchema, type LedgerHunk, type MarkTarget } from '../../protocol/ledger.ts';

/** The file that is meant, as its address; or the tree's node of a hunk or file: VS Code hands over the node that was clicked. */
export type MarkArgument = string | { readonly target: MarkTarget };

export type Lines = NonNullable<MarkTarget['range']>;

/** A file's address without lines is all of the file. Null for what is no target: the menu of an editor hands over a parsed address. */
export function givenTarget(of: unknown, lines?: unknown): MarkTarget | null {
	const candidate = typeof of === 'string' ? { uri: of, range: lines ?? null } : targetOfNode(of);
	return markTargetSchema.safeParse(candidate).data ?? null;
}

function targetOfNode(node: unknown): unknown {
	return typeof node === 'object' && node !== null && 'target' in node ? node.target : null;
}

/** A selection as an editor has it; the end is the one further down. */
export interface SelectedText {
	readonly start: { readonly line: number };
	readonly end: { readonly line: number; readonly character: number };
	readonly isEmpty: boolean;
}

/** The lines of a selection. One that ends before the first character of a line does not mean that line. Null: nothing is selected. */
export function selectedLines({ start, end, isEmpty }: SelectedText): Lines | null {
	if (isEmpty) {
		return null;
	}
	const to = end.character === 0 ? end.line : end.line + 1;
	return { from: start.line, to };
}

export function hunkAt(hunks: readonly LedgerHunk[], line: number): LedgerHunk | undefined {
	return hunks.find(({ from, to }) => from <= line && line < to);
}
