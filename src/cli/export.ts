/** `bookend export`: a session or a period in figures, for others. */
import { existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { secretSentence } from '../domain/summary/choices.ts';
import { replacedIn } from '../domain/summary/markers.ts';
import type { SummaryRequest } from '../protocol/summary.ts';
import type { Engine } from '../server/engine.ts';
import { summarySecret } from '../server/summaries/secret.ts';
import { sharedOf } from '../server/summaries/share.ts';
import type { Answer } from './answered.ts';
import type { AskedToExport } from './exportUsage.ts';
import { reportDays } from './report.ts';
import { withSources } from './sources.ts';
import { version } from '../base/version.ts';

/** What is printed as a preview is what is written, byte for byte. */
export async function exported(engine: Engine, asked: AskedToExport): Promise<Answer> {
	const secret = summarySecret(engine.beside('summary.key'));
	const subject = subjectOf(engine, asked);
	const { format, choices, out } = asked;
	const shared = await withSources(engine, asked.repo, sources => sharedOf({ ...sources, secret, version }, { subject, format, choices }));
	if (shared === null) {
		return failed('There is no such session. `bookend sessions --json` lists their ids.');
	}
	if (shared.secrets.length > 0) {
		return failed(`Nothing was written. ${shared.secrets.map(secretSentence).join(' ')}`);
	}
	return out === null ? { kind: 'text', text: shared.text } : written(path.resolve(out), shared.text, asked);
}

function subjectOf({ book }: Engine, { of }: AskedToExport): SummaryRequest {
	if (of.kind === 'period') {
		return { of: 'period', days: reportDays(of.period, book.ports.calendar) };
	}
	const ids = [...book.sessions().keys()];
	// The agent's own id serves too.
	return { of: 'session', session: ids.find(id => id === of.session) ?? ids.find(id => id.endsWith(`:${of.session}`)) ?? of.session };
}

function written(file: string, text: string, { mode, format }: AskedToExport): Answer {
	const replaced = format === 'markdown' && existsSync(file) ? replacedIn(readFileSync(file, 'utf8'), text) : undefined;
	if (mode === 'preview') {
		return { kind: 'text', text: replaced ?? text };
	}
	if (replaced !== undefined) {
		writeOver(file, replaced);
		return { kind: 'text', text: `Replaced the summary in ${file}\n` };
	}
	return writtenWhole(file, text, mode);
}

/** A file that is there stays, unless it was said otherwise. */
function writtenWhole(file: string, text: string, mode: 'write' | 'overwrite'): Answer {
	if (mode === 'write' && existsSync(file)) {
		return failed(`${file} is there already, and holds no markers between which a summary goes. --force writes over it.`);
	}
	if (existsSync(file)) {
		writeOver(file, text);
	} else {
		writeFileSync(file, text, { flag: 'wx' });
	}
	return { kind: 'text', text: `Wrote ${file}\n` };
}

/** What is there stays until the new text is there as a whole. */
function writeOver(file: string, text: string): void {
	const target = realpathSync(file);
	const beside = `${target}.part`;
	try {
		writeFileSync(beside, text);
		renameSync(beside, target);
	} catch (error) {
		rmSync(beside, { force: true });
		throw error;
	}
}

function failed(sentence: string): Answer {
	return { kind: 'failed', sentence };
}
