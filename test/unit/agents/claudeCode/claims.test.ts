import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../../../../src/base/json.ts';
import { golden, rowsOf } from './golden.ts';
import { linesIn, open, Reading, readLines, type Line } from './reading.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/claudeCode');
const claims = readdirSync(fixtures, { withFileTypes: true }).filter(entry => entry.isDirectory());

suite('Claude Code: what transcripts say', () => {
	for (const claim of claims) {
		test(claim.name.replaceAll('-', ' '), () => {
			const told = golden(readWhole(claim.name));
			const file = path.join(fixtures, claim.name, 'expected.json');
			if (process.env['UPDATE_GOLDEN'] === '1') {
				writeFileSync(file, `${JSON.stringify(told, null, '\t')}\n`);
			}
			assert.ok(existsSync(file), `${claim.name} has no expected.json: UPDATE_GOLDEN=1 writes one`);
			assert.deepEqual(told, JSON.parse(readFileSync(file, 'utf8')));
		});
	}

	for (const claim of claims) {
		test(`${claim.name.replaceAll('-', ' ')}: the same from every checkpoint`, () => {
			const whole = rowsOf(readWhole(claim.name));
			for (const file of filesOf(claim.name)) {
				for (const cut of file.lines.keys()) {
					assert.deepEqual(
						rowsOf(readInTwo(file, cut, readWhole(claim.name, file.below))),
						whole,
						`${file.below}, cut before line ${String(cut)}`,
					);
				}
			}
		});
	}
});

function readWhole(claim: string, except?: string): Reading {
	const reading = new Reading();
	for (const { below, lines } of filesOf(claim).filter(file => file.below !== except)) {
		readLines(reading, open(below), below, lines);
	}
	return reading;
}

/** Reads up to the cut, forgets the reader, and goes on from the last checkpoint there was. */
function readInTwo({ below, lines }: TranscriptFile, cut: number, reading: Reading): Reading {
	readLines(reading, open(below), below, lines.slice(0, cut));
	const checkpoints = checkpointsOf(below, lines.slice(0, cut));
	const from = checkpoints.findLastIndex(checkpoint => checkpoint !== undefined);
	readLines(reading, open(below, checkpoints[from] ?? null), below, lines.slice(from));
	return reading;
}

/** What a reader would go on from before each line and after the last, as it comes back from a store. */
function checkpointsOf(below: string, lines: readonly Line[]): (Json | undefined)[] {
	const reader = open(below);
	const kept = (): Json | undefined => {
		const checkpoint = reader.checkpoint();
		return checkpoint === undefined ? undefined : (JSON.parse(JSON.stringify(checkpoint)) as Json);
	};
	const before = lines.map(({ bytes }) => {
		const checkpoint = kept();
		reader.read(bytes);
		return checkpoint;
	});
	return [...before, kept()];
}

interface TranscriptFile {
	readonly below: string;
	readonly lines: readonly Line[];
}

/** `session.jsonl` is the session called session-1 in the project /work/app; other files lie where their path says. */
function filesOf(claim: string): TranscriptFile[] {
	const folder = path.join(fixtures, claim);
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.jsonl'));
	return files.sort().map(file => {
		const below = `-work-app/${file === 'session.jsonl' ? 'session-1.jsonl' : file.split(path.sep).join('/')}`;
		return { below, lines: linesIn(path.join(folder, file)) };
	});
}
