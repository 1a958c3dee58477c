import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../../../../src/base/json.ts';
import { linesOf, open, readFiles, Reading, readLines, rowsTold, told, type TranscriptFile } from './reading.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/codex');
const claims = readdirSync(fixtures, { withFileTypes: true }).filter(entry => entry.isDirectory());

suite('Codex: what transcripts say', () => {
	for (const { name } of claims) {
		test(name.replaceAll('-', ' '), () => {
			const found = told(readFiles(filesOf(name)));
			const golden = path.join(fixtures, name, 'expected.json');
			if (process.env['UPDATE_GOLDEN'] === '1') {
				writeFileSync(golden, `${JSON.stringify(found, null, '\t')}\n`);
			}
			assert.ok(existsSync(golden), `${name} has no expected.json: UPDATE_GOLDEN=1 writes one`);
			assert.deepEqual(found, JSON.parse(readFileSync(golden, 'utf8')));
		});
	}
});

suite('Codex: transcripts in any order, from any checkpoint', () => {
	for (const { name } of claims) {
		test(`${name.replaceAll('-', ' ')}: the same when the files are read the other way round`, () => {
			assert.deepEqual(told(readFiles([...filesOf(name)].reverse())), told(readFiles(filesOf(name))));
		});

		test(`${name.replaceAll('-', ' ')}: the same from every checkpoint`, () => {
			for (const file of filesOf(name)) {
				const whole = rowsTold(readFiles([file]));
				checkpointsOf(file).forEach((checkpoint, index) => {
					assert.deepEqual(rowsTold(readInTwo(file, index, checkpoint)), whole, `${file.below} read again from line ${String(index)}`);
				});
			}
		});
	}
});

/** What a reader would go on from before each line, as it comes back from a store; undefined where it would not go on. */
function checkpointsOf({ below, lines }: TranscriptFile): readonly (Json | undefined)[] {
	const reader = open(below);
	return lines.map(({ bytes }) => {
		const checkpoint = reader.checkpoint();
		reader.read(bytes);
		return checkpoint === undefined ? undefined : (JSON.parse(JSON.stringify(checkpoint)) as Json);
	});
}

/** A first reader reads up to the line, and a second goes on from its checkpoint. */
function readInTwo(file: TranscriptFile, index: number, checkpoint: Json | undefined): Reading {
	const reading = new Reading();
	const start = checkpoint === undefined ? 0 : index;
	readLines(reading, open(file.below), file, file.lines.slice(0, index));
	readLines(reading, open(file.below, checkpoint ?? null), file, file.lines.slice(start));
	return reading;
}

/** `rollout.jsonl` is a session whose name holds no id; other files are called as they are. */
function filesOf(claim: string): readonly TranscriptFile[] {
	const folder = path.join(fixtures, claim);
	const names = readdirSync(folder).filter(file => file.endsWith('.jsonl'));
	return names.sort().map(name => ({
		below: `2026/03/01/rollout-2026-03-01T10-00-00-${name}`,
		lines: linesOf(readFileSync(path.join(folder, name))),
	}));
}
