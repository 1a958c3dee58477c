/** What a review mark is about, from wherever it is asked for: a lens, a line of the tree, a selection. */
import { markTargetSchema, type LedgerHunk, type MarkTarget } from '../../protocol/ledger.ts';

/** Lines of a file, or the tree's node of a hunk or file: VS Code hands over the node that was clicked. */
export type MarkArgument = MarkTarget | { readonly target: MarkTarget };

type Lines = NonNullable<MarkTarget['range']>;

/** Null for what is no target: the menu of an editor hands over the editor's address. */
export function givenTarget(argument: unknown): MarkTarget | null {
	const candidate = typeof argument === 'object' && argument !== null && 'target' in argument ? argument.target : argument;
	return markTargetSchema.safeParse(candidate).data ?? null;
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
