import type { LedgerHunk, UnverifiedFile } from '../../../../src/protocol/ledger.ts';

/** Lines 12 to 20 of Claude Code, tested, with whatever is of interest changed. */
export function hunkWith(changes: Partial<LedgerHunk>): LedgerHunk {
	return {
		from: 11,
		to: 20,
		lines: 8,
		standing: 'tested',
		verified: false,
		edit: 'claude-code:edit-1',
		session: 'claude-code:1',
		agentName: 'Claude Code',
		at: Date.parse('2026-11-18T14:20:00Z'),
		evidence: ['npm test passed on 18 November, 14:31.'],
		...changes,
	};
}

export function fileWith(changes: Partial<UnverifiedFile>): UnverifiedFile {
	return {
		uri: 'file:///work/harbour/src/prices/season.ts',
		path: 'src/prices/season.ts',
		folder: 'harbour',
		alive: 41,
		verified: 29,
		hunks: [hunkWith({})],
		...changes,
	};
}

/** A file whose hunks begin at these lines. */
export function fileAt(name: string, ...lines: readonly number[]): UnverifiedFile {
	return fileWith({ uri: `file:///${name}`, path: name, hunks: lines.map(from => hunkWith({ from, to: from + 3, lines: 3 })) });
}
