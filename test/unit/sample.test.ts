import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const folder = path.resolve(import.meta.dirname, '../../media/sample');
const transcripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.jsonl'));
const timesIn = (file: string): string[] => {
	const lines = readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n');
	return lines
		.map(line => z.object({ timestamp: z.iso.datetime().optional() }).parse(JSON.parse(line)).timestamp ?? '')
		.filter(time => time !== '');
};

suite('the sample data', () => {
	test('ends on the day that sample.json names', () => {
		const { lastDay } = z.object({ lastDay: z.iso.date() }).parse(JSON.parse(readFileSync(path.join(folder, 'sample.json'), 'utf8')));
		assert.equal(transcripts.flatMap(timesIn).sort().at(-1)?.slice(0, 10), lastDay);
	});

	test('has sessions of both agents on five to seven days', () => {
		const days = new Set(transcripts.flatMap(timesIn).map(time => time.slice(0, 10)));
		assert.ok(days.size >= 5 && days.size <= 7);
		assert.ok(transcripts.some(file => file.startsWith('.claude')) && transcripts.some(file => file.startsWith('.codex')));
	});

	test('goes forward in time within each transcript', () => {
		for (const file of transcripts) {
			assert.deepEqual(timesIn(file), timesIn(file).sort(), file);
		}
	});

	test('stays small', () => {
		const bytes = transcripts.reduce((sum, file) => sum + readFileSync(path.join(folder, file)).length, 0);
		assert.ok(bytes < 150_000, `${bytes} bytes`);
	});
});
