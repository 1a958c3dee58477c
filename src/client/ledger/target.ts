/** What a review mark is about, from wherever it is asked for: a lens, a line of the tree, a selection. */
import * as z from 'zod/mini';
import { markTargetSchema, type LedgerHunk, type MarkTarget } from '../../protocol/ledger.ts';

/** The file that is meant, as its address; or the tree's node that was clicked, with all that it stands for. */
export type MarkArgument = string | { readonly targets: readonly MarkTarget[] };

export type Lines = NonNullable<MarkTarget['range']>;

/** A file's address without lines is all of the file. Null for what is no target: the menu of an editor hands over a parsed address. */
export function givenTargets(of: unknown, lines?: unknown): readonly MarkTarget[] | null {
	const candidates = typeof of === 'string' ? [{ uri: of, range: lines ?? null }] : targetsOfNode(of);
	return z.array(markTargetSchema).check(z.minLength(1)).safeParse(candidates).data ?? null;
}

function targetsOfNode(node: unknown): unknown {
	return typeof node === 'object' && node !== null && 'targets' in node ? node.targets : null;
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
