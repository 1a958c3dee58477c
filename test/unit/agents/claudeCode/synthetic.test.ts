import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { verificationClasses } from '../../../../src/domain/trace/command.ts';
import { addUsage, noUsage, type Usage } from '../../../../src/domain/spend/usage.ts';
import { sharedPath } from '../../../support/shared.ts';
import { linesIn, open, Reading, readLines } from './reading.ts';

const generator = sharedPath('bench', 'gen-transcripts.mjs');

suite('Claude Code: a synthetic home whose truth is known', () => {
	let home = '';

	suiteSetup(function () {
		if (generator === undefined) {
			this.skip();
		}
		home = mkdtempSync(path.join(os.tmpdir(), 'bookend-synthetic-'));
		execFileSync(process.execPath, [generator, '--out', home, '--size', '20MB', '--seed', '3'], { stdio: 'ignore' });
	});

	suiteTeardown(() => {
		if (home !== '') {
			rmSync(home, { recursive: true });
		}
	});

	test('responses, lines and runs are what they are', () => {
		assert.deepEqual(counted(readProjects(home)), truthOf(home));
	});
});

interface Truth extends Usage {
	readonly responses: number;
	readonly prompts: number;
	readonly linesAdded: number;
	readonly linesRemoved: number;
	readonly verifyRuns: number;
	readonly verifyFailed: number;
}

function counted(reading: Reading): Truth {
	const responses = reading.table('response');
	const edits = reading.table('edit');
	const checks = reading.table('run').filter(run => verificationClasses.has(run.class));
	return {
		...responses.map(response => response.usage).reduce(addUsage, noUsage),
		responses: responses.length,
		prompts: reading.table('turn').filter(turn => turn.prompt.by === 'engineer').length,
		linesAdded: edits.reduce((sum, edit) => sum + edit.added, 0),
		linesRemoved: edits.reduce((sum, edit) => sum + edit.removed, 0),
		verifyRuns: checks.length,
		verifyFailed: checks.filter(run => run.result === 'failed').length,
	};
}

function truthOf(folder: string): Truth {
	const file = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')) as { claude: Record<string, number> };
	const { input, output, cacheRead, cache5m, cache1h, reasoning, ...rest } = file.claude;
	const { responses, prompts, linesAdded, linesRemoved, verifyRuns, verifyFailed } = rest;
	const usage = { input, output, cacheRead, cacheWrite5m: cache5m, cacheWrite1h: cache1h, reasoning };
	return { ...usage, responses, prompts, linesAdded, linesRemoved, verifyRuns, verifyFailed } as Truth;
}

function readProjects(folder: string): Reading {
	const projects = path.join(folder, '.claude', 'projects');
	const files = readdirSync(projects, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.jsonl'));
	const reading = new Reading();
	for (const file of files.sort()) {
		const below = file.split(path.sep).join('/');
		readLines(reading, open(below), below, linesIn(path.join(projects, file)));
	}
	return reading;
}
