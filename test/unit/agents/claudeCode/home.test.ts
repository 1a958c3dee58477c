import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../../../../src/base/json.ts';
import { addUsage, noUsage } from '../../../../src/domain/spend/usage.ts';
import { sharedPath } from '../../../support/shared.ts';
import { rowsOf } from './golden.ts';
import { linesIn, open, Reading, readLines, type Line } from './reading.ts';

const projects = sharedPath('fixtures', 'home', '.claude', 'projects');

suite('Claude Code: real sessions', () => {
	suiteSetup(function () {
		if (projects === undefined) {
			this.skip();
		}
	});

	test('count every response once', () => {
		const responses = readHome().table('response');
		const usage = responses.map(response => response.usage).reduce(addUsage, noUsage);
		assert.equal(responses.length, 1_196);
		assert.equal(usage.input, 854_084);
		assert.equal(usage.output, 263_540);
		assert.equal(usage.cacheRead, 134_485_441);
		assert.equal(usage.cacheWrite5m + usage.cacheWrite1h, 6_730_101);
		assert.equal(usage.cacheWrite1h, 1_869_197);
		assert.equal(responses.filter(response => response.trust === 'lowerBound').length, 734);
	});

	test('are understood but for a torn line and two records of a foreign kind', () => {
		assert.deepEqual(Object.fromEntries(readHome().misses), {
			'unknown record: tool_use': 1,
			'unknown record: tool_result': 1,
			'unreadable: not JSON': 1,
		});
	});

	test('have 201 prompts of engineers, and no turn that ends before it begins', () => {
		const turns = readHome().table('turn');
		assert.equal(turns.filter(turn => turn.prompt.by === 'engineer').length, 201);
		assert.deepEqual(
			turns.filter(turn => turn.endedAt < turn.startedAt),
			[],
		);
	});

	test('say the same when reading stops and goes on after each line', () => {
		assert.deepEqual(rowsOf(readHome(readWithStops)), rowsOf(readHome()));
	});

	test('leave no words in a checkpoint', () => {
		for (const { below, lines } of filesAtHome()) {
			const reader = open(below);
			for (const { bytes } of lines) {
				reader.read(bytes);
				const longest = longestString(reader.checkpoint() ?? null);
				assert.ok(longest.length < LONGEST_ID || longest.startsWith('/'), `${below} would keep ${String(longest.length)} characters`);
			}
		}
	});
});

/** A subagent's session is the longest thing that is kept, besides folders. */
const LONGEST_ID = 90;

function longestString(value: Json): string {
	if (typeof value === 'string') {
		return value;
	}
	const inside = value !== null && typeof value === 'object' ? Object.values(value as Record<string, Json>).map(longestString) : [];
	return inside.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
}

function readHome(read: typeof readWhole = readWhole): Reading {
	const reading = new Reading();
	for (const { below, lines } of filesAtHome()) {
		read(reading, below, lines);
	}
	return reading;
}

function readWhole(reading: Reading, below: string, lines: readonly Line[]): void {
	readLines(reading, open(below), below, lines);
}

function readWithStops(reading: Reading, below: string, lines: readonly Line[]): void {
	let reader = open(below);
	for (const line of lines) {
		readLines(reading, reader, below, [line]);
		const checkpoint = reader.checkpoint();
		reader = checkpoint === undefined ? reader : open(below, JSON.parse(JSON.stringify(checkpoint)) as Json);
	}
}

function filesAtHome(): { below: string; lines: Line[] }[] {
	const root = projects ?? '';
	const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.jsonl'));
	return files.sort().map(file => ({ below: file.split(path.sep).join('/'), lines: linesIn(path.join(root, file)) }));
}
