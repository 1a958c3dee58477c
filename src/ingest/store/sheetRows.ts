/**
 * The rows of a packed sheet, each written out: a row that is put together field by field takes several times as long, and a start reads a
 * hundred thousand of them. Columns come in the order of the sheet's (`sheetAccess.ts`).
 */
import type { TurnPrompt } from '../../domain/trace/facts.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { Dated, SessionRow } from '../../domain/trace/rows.ts';
import { orNull, textAt, type RowIn, type Texts } from './sheetPacking.ts';
import type { Sheets, SheetTable } from './sheets.ts';

export const rowIn: { readonly [K in SheetTable]: RowIn<Sheets[K]> } = {
	session:
		([id, startedAt, endedAt, parent, how, cwdAt, cwd, branchAt, branch], texts) =>
		row => ({
			id: textAt(texts, id[row]),
			startedAt: startedAt[row],
			endedAt: endedAt[row],
			parent: parentIn(texts, parent[row], how[row]),
			cwd: datedIn(texts, cwdAt[row], cwd[row]),
			branch: datedIn(texts, branchAt[row], branch[row]),
		}),
	turn:
		([id, session, startedAt, endedAt, typedChars, sign, planMode], texts) =>
		row => ({
			id: textAt(texts, id[row]),
			session: textAt(texts, session[row]),
			startedAt: startedAt[row],
			endedAt: endedAt[row],
			prompt: promptIn(texts, typedChars[row], sign[row]),
			planMode: planMode[row] !== 0,
		}),
	wait:
		([session, turn, from, to, reason], texts) =>
		row => ({
			session: textAt(texts, session[row]),
			turn: textAt(texts, turn[row]),
			from: from[row],
			to: orNull(to[row]),
			for: textAt(texts, reason[row]),
		}),
	response:
		([session, at, model, input, output, cacheRead, cacheWrite5m, cacheWrite1h, reasoning, trust, recordedUsd], texts) =>
		row => ({
			session: textAt(texts, session[row]),
			at: at[row],
			model: textAt(texts, model[row]),
			usage: {
				input: input[row],
				output: output[row],
				cacheRead: cacheRead[row],
				cacheWrite5m: cacheWrite5m[row],
				cacheWrite1h: cacheWrite1h[row],
				reasoning: reasoning[row],
			},
			trust: textAt(texts, trust[row]),
			recordedUsd: orNull(recordedUsd[row]),
		}),
	edit:
		([session, turn, at, path], texts) =>
		row => ({
			session: textAt(texts, session[row]),
			turn: textAt(texts, turn[row]),
			at: at[row],
			path: textAt(texts, path[row]),
		}),
	run:
		([session, turn, startedAt, kind], texts) =>
		row => ({
			session: textAt(texts, session[row]),
			turn: textAt(texts, turn[row]),
			startedAt: startedAt[row],
			class: textAt(texts, kind[row]),
		}),
};

function promptIn(texts: Texts, typedChars: number, sign: number): TurnPrompt {
	return Number.isNaN(typedChars) ? { by: 'agent' } : { by: 'engineer', typedChars, sign: textAt(texts, sign) };
}

function parentIn(texts: Texts, parent: number, how: number): SessionRow['parent'] {
	const id = textAt<SessionId | null>(texts, parent);
	return id === null ? null : { id, how: textAt(texts, how) };
}

function datedIn(texts: Texts, at: number, value: number): Dated<string> | null {
	return Number.isNaN(at) ? null : { at, value: textAt(texts, value) };
}
