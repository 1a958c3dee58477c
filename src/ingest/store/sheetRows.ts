/**
 * The rows of a packed sheet, each written out: a row that is put together field by field takes several times as long, and a start reads a
 * hundred thousand of them. Cells come in the order of the sheet's columns (`sheetAccess.ts`).
 */
import type { Usage } from '../../domain/spend/usage.ts';
import type { TurnPrompt } from '../../domain/trace/facts.ts';
import type { Dated, SessionRow } from '../../domain/trace/rows.ts';
import type { PackedCells } from './sheetPacking.ts';
import type { Sheets, SheetTable } from './sheets.ts';

export const rowIn: { readonly [K in SheetTable]: (cells: PackedCells) => Sheets[K] } = {
	session: cells => ({
		id: cells.text(),
		startedAt: cells.number(),
		endedAt: cells.number(),
		parent: parentIn(cells),
		cwd: datedIn(cells),
		branch: datedIn(cells),
	}),
	turn: cells => ({
		id: cells.text(),
		session: cells.text(),
		startedAt: cells.number(),
		endedAt: cells.number(),
		prompt: promptIn(cells),
		planMode: cells.number() !== 0,
	}),
	wait: cells => ({
		session: cells.text(),
		turn: cells.textOrNull(),
		from: cells.number(),
		to: cells.numberOrNull(),
		for: cells.text(),
	}),
	response: cells => ({
		session: cells.text(),
		at: cells.number(),
		model: cells.textOrNull(),
		usage: usageIn(cells),
		trust: cells.text(),
		recordedUsd: cells.numberOrNull(),
	}),
	edit: cells => ({ session: cells.text(), turn: cells.textOrNull(), at: cells.number(), path: cells.text() }),
	run: cells => ({ session: cells.text(), turn: cells.textOrNull(), startedAt: cells.number(), class: cells.text() }),
};

function usageIn(cells: PackedCells): Usage {
	return {
		input: cells.number(),
		output: cells.number(),
		cacheRead: cells.number(),
		cacheWrite5m: cells.number(),
		cacheWrite1h: cells.number(),
		reasoning: cells.number(),
	};
}

function promptIn(cells: PackedCells): TurnPrompt {
	return cells.skipsNull(2) ? { by: 'agent' } : { by: 'engineer', typedChars: cells.number(), sign: cells.text() };
}

function parentIn(cells: PackedCells): SessionRow['parent'] {
	return cells.skipsNull(2) ? null : { id: cells.text(), how: cells.text() };
}

function datedIn(cells: PackedCells): Dated<string> | null {
	return cells.skipsNull(2) ? null : { at: cells.number(), value: cells.text() };
}
