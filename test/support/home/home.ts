/** A made-up home directory with Claude Code and Codex sessions, told relative to a time of the test's choice. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { claudeFolder, claudeTranscript } from './claude.ts';
import { codexFile, codexTranscript } from './codex.ts';
import type { MadeSession, Work } from './work.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const parser = '/home/maker/parser';
const garden = '/home/maker/garden';

/** Writes sessions of today, of this week, of this month and of longer ago. */
export function makeHome(home: string, now: number): void {
	for (const session of claudeSessions(now)) {
		write(path.join(home, claudeFolder(session.project), `${session.id}.jsonl`), claudeTranscript(session));
	}
	for (const session of codexSessions(now)) {
		write(path.join(home, codexFile(session)), codexTranscript(session));
	}
}

/** The sessions of such a home. */
export function madeSessions(now: number): readonly MadeSession[] {
	return [...claudeSessions(now), ...codexSessions(now)];
}

function claudeSessions(now: number): readonly MadeSession[] {
	const session = { agent: 'claude-code', project: parser, branch: 'quotes', model: 'claude-sonnet-4-5-20250929' } as const;
	return [
		{ ...session, id: 'c1aade00-0000-4000-8000-000000000000', begins: now - 5 * HOUR_MS, work: quotes },
		{ ...session, id: 'c1aade01-0000-4000-8000-000000000000', begins: now - 3 * DAY_MS, work: quotes, branch: 'main' },
		{
			...session,
			id: 'c1aade02-0000-4000-8000-000000000000',
			begins: now - 12 * DAY_MS,
			work: beds,
			model: 'nova-large-1',
			project: garden,
		},
		{ ...session, id: 'c1aade03-0000-4000-8000-000000000000', begins: now - 45 * DAY_MS, work: quotes },
	];
}

function codexSessions(now: number): readonly MadeSession[] {
	return [2 * HOUR_MS, 6 * DAY_MS].map(ago => {
		const begins = now - ago;
		return { agent: 'codex', id: timedId(begins), begins, project: garden, branch: 'main', model: 'gpt-5-codex', work: beds };
	});
}

/** Codex names its sessions by UUIDs of version 7, which begin with the time. */
function timedId(at: number): string {
	const time = at.toString(16).padStart(12, '0');
	return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

const quotes: readonly Work[] = [
	{
		pauseMinutes: 1,
		prompt: 'Fields in double quotes may hold commas. Write down how the parser should treat a quote inside of a field, then build it.',
		steps: [
			{
				kind: 'edit',
				file: `${parser}/src/fields.ts`,
				before: ['split(line, comma)'],
				after: ['const fields = [];', 'readQuoted(line, fields);', 'return fields;'],
			},
			{ kind: 'run', command: 'npm test', passed: false },
			{ kind: 'edit', file: `${parser}/src/fields.ts`, before: ['return fields;'], after: ['return fields.map(unescape);'] },
			{ kind: 'run', command: 'npm test', passed: true },
		],
		answer: 'Quoted fields are read now, and the tests pass.',
	},
	{
		pauseMinutes: 9,
		prompt: 'I tried it on the long export: the last line is lost when it has no newline. Please check.',
		steps: [{ kind: 'run', command: 'npx tsc --noEmit', passed: true }],
		answer: 'You are right, the last line is only read when a newline ends it.',
	},
];

const beds: readonly Work[] = [
	{
		pauseMinutes: 2,
		prompt: 'Water the beds in the order of their dryness.',
		steps: [
			{ kind: 'edit', file: `${garden}/beds.py`, before: ['for bed in beds:'], after: ['for bed in sorted(beds, key=dryness):'] },
			{ kind: 'run', command: 'pytest -q', passed: true },
		],
		answer: 'The driest bed comes first.',
	},
];

function write(file: string, text: string): void {
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
}
