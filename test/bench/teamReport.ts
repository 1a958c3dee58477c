/** How long a report over very many summaries takes, with the built command. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { madeTeam } from '../support/team.ts';
import { builtCli } from './builtServer.ts';
import { measure } from './measure.ts';
import type { Row } from './table.ts';

const SUMMARIES = 10_000;
const ROUNDS = 3;
const MS_A_SECOND = 1_000;

export function teamRows(): readonly Row[] {
	const folder = mkdtempSync(path.join(tmpdir(), 'bookend-team-'));
	try {
		writeSummaries(path.join(folder, 'shared'));
		const command = { program: process.execPath, args: [builtCli, 'team', path.join(folder, 'shared')], env: {} };
		const values = Array.from({ length: ROUNDS }, () => measure(command).wallSeconds * MS_A_SECOND);
		return [{ what: `a team's report over ${SUMMARIES.toLocaleString('en')} summaries`, values, unit: 'ms', target: 5_000, note: '' }];
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function writeSummaries(folder: string): void {
	mkdirSync(folder);
	const perPerson = madeTeam(1).length;
	madeTeam(SUMMARIES / perPerson).forEach((summary, index) => {
		writeFileSync(path.join(folder, `${String(index)}.json`), JSON.stringify(summary, null, '\t'));
	});
}
