import type { Measured } from '../ledger/ledgers.ts';

/** The part of the agent-written lines that were placed from recorded states of their files; null where there is none. */
export function placedShare(measured: Measured): number | null {
	const files = measured.kind === 'measured' ? measured.files : [];
	const origins = files.flatMap(({ hunks }) => hunks).flatMap(({ origin, lines }) => lines.map(() => origin.basis));
	return origins.length === 0 ? null : origins.filter(basis => basis === 'replayed').length / origins.length;
}
