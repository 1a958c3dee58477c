/** What the ledger knows of that which is on screen. */
import type { SessionId } from '../../domain/trace/ids.ts';
import type { View } from '../../protocol/notices.ts';
import type { CoveredLine } from '../ledger/coverage.ts';
import { fileOfUri } from '../ledger/folders.ts';
import { originOf } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import type { Look } from './stretches.ts';

export interface Sighted {
	readonly look: Look;
	/** Undefined where nothing on screen is by an agent. */
	readonly file: LedgerFile | undefined;
	/** The lines by agents that are on screen, from the top; blank ones are not among them. */
	readonly lines: readonly CoveredLine[];
}

type FileAt = (uri: string) => LedgerFile | undefined;

export function sightOf(view: View, fileAt: FileAt): Sighted {
	switch (view.kind) {
		case 'elsewhere':
			return { look: { sight: 'other', session: null, file: null }, file: undefined, lines: [] };
		case 'text': {
			const file = fileAt(view.uri);
			const lines = file?.covered.isApplicable === true ? agentLinesIn(file, view.visible) : [];
			return sighted(view.uri, 'agentLines', file, lines, lines.filter(isUnreviewed));
		}
		case 'diff': {
			const file = fileAt(view.modified);
			const lines = file === undefined ? [] : agentLinesIn(file, view.visible);
			return sighted(view.modified, 'agentDiff', file, lines, lines);
		}
	}
}

/** `telling` are the lines because of which it is more than any other sight. */
function sighted(
	uri: string,
	sight: Look['sight'],
	file: LedgerFile | undefined,
	lines: readonly CoveredLine[],
	telling: readonly CoveredLine[],
): Sighted {
	const session = mostOf(telling);
	return { look: { sight: session === null ? 'other' : sight, session, file: fileOfUri(uri) ?? null }, file, lines };
}

function agentLinesIn({ covered }: LedgerFile, visible: readonly { readonly from: number; readonly to: number }[]): CoveredLine[] {
	return visible.flatMap(({ from, to }) => covered.lines.slice(from, to)).filter(line => originOf(line) !== null);
}

function isUnreviewed({ state }: CoveredLine): boolean {
	return state.human !== 'reviewed';
}

/** The session that wrote most of the lines. */
function mostOf(lines: readonly CoveredLine[]): SessionId | null {
	const counts = new Map<SessionId, number>();
	for (const line of lines) {
		const session = originOf(line)?.session;
		if (session !== undefined) {
			counts.set(session, (counts.get(session) ?? 0) + 1);
		}
	}
	return [...counts].reduce<[SessionId, number] | null>((most, one) => (most === null || most[1] < one[1] ? one : most), null)?.[0] ?? null;
}
