import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseJson, type Json } from '../../../../src/base/json.ts';
import { claudeCode } from '../../../../src/agents/claudeCode/claudeCode.ts';
import { inFull, type LineReading } from '../../../../src/agents/agent.ts';
import { titleSources } from '../../../../src/domain/trace/facts.ts';
import { sharedPath } from '../../../support/shared.ts';
import { linesIn, open } from './reading.ts';
import { nothingBeside, transcriptOf } from '../../../support/agents.ts';

const below = '-work-app/session-1.jsonl';
/** The same cases in every run. */
const seeded = { seed: 20_260_302 };

suite('Claude Code: hostile transcripts', () => {
	test('mutated records of our own fixtures never throw', () => {
		neverThrows(recordsBelow(path.resolve(import.meta.dirname, '../../../fixtures/claudeCode')));
	});

	test('mutated real records never throw', function () {
		const home = sharedPath('fixtures', 'home', '.claude');
		if (home === undefined) {
			this.skip();
		}
		neverThrows(recordsBelow(home).filter(line => line.length < 20_000));
	});

	test('bytes that are no UTF-8 are read or refused', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
				sound(open(below).read(Buffer.from(bytes)));
			}),
			seeded,
		);
		const broken = Buffer.from('{"type":"custom-title","customTitle":"\xff\xfe","sessionId":"s"}', 'latin1');
		assert.equal(open(below).read(broken).kind, 'read');
	});

	test('a reason never repeats the line', () => {
		const line = '{"type":"assistant","message":"a secret","sessionId":"s"}';
		assert.deepEqual(open(below).read(Buffer.from(line)), { kind: 'unreadable', reason: 'a record of type assistant in another shape' });
	});

	test('the order of keys says nothing', () => {
		const records = recordsBelow(path.resolve(import.meta.dirname, '../../../fixtures/claudeCode'));
		const [reader, shuffled] = [open(below), open(below)];
		for (const record of records) {
			assert.deepEqual(shuffled.read(Buffer.from(reversed(record))), reader.read(Buffer.from(record)));
		}
	});

	test('a checkpoint of anybody else is refused', () => {
		const transcript = transcriptOf(claudeCode, `/home/dev/.claude/projects/${below}`, below);
		fc.assert(
			fc.property(fc.jsonValue(), value => {
				assert.equal(value === null ? undefined : claudeCode.open(transcript, value as Json, nothingBeside, inFull), undefined);
			}),
			seeded,
		);
	});
});

/** One reader meets a run of records, each with some values replaced by others. */
function neverThrows(records: readonly string[]): void {
	const mutation = fc.record({
		line: fc.nat(records.length - 1),
		replace: fc.array(
			fc.tuple(fc.nat(), fc.oneof(fc.jsonValue(), fc.double(), fc.constantFrom('', '2026-13-99T99:99:99Z', '__proto__', '‮'))),
		),
		cut: fc.option(fc.nat(400)),
	});
	fc.assert(
		fc.property(fc.array(mutation, { maxLength: 12 }), mutations => {
			const reader = open(below);
			for (const { line, replace, cut } of mutations) {
				const text = mutated(records[line] ?? '', replace);
				const bytes = Buffer.from(cut === null ? text : text.slice(0, cut));
				sound(reader.read(bytes));
				titleSources.forEach(source => reader.titleIn(bytes.toString(), source));
				const checkpoint = reader.checkpoint();
				assert.ok(checkpoint === undefined || open(below, JSON.parse(JSON.stringify(checkpoint)) as Json));
			}
		}),
		{ ...seeded, numRuns: 300 },
	);
}

/** What was read can be stored: every number is one. */
function sound(reading: LineReading): void {
	const facts = reading.kind === 'read' ? reading.facts : [];
	JSON.stringify(facts, (key, value: unknown) => {
		assert.ok(typeof value !== 'number' || Number.isFinite(value), `${key} is no number`);
		return value;
	});
}

function mutated(record: string, replace: readonly (readonly [number, unknown])[]): string {
	let value = JSON.parse(record) as Json;
	for (const [at, by] of replace) {
		value = replaced(value, at, by);
	}
	return JSON.stringify(value);
}

/** Walks down by the digits of `at`, and puts the other value where they end. */
function replaced(value: Json, at: number, by: unknown): Json {
	if (value === null || typeof value !== 'object') {
		return by as Json;
	}
	const keys = Object.keys(value);
	const key = keys[at % Math.max(1, keys.length)];
	if (key === undefined) {
		return by as Json;
	}
	const inside = replaced((value as Record<string, Json>)[key] ?? null, Math.floor(at / keys.length), by);
	const entries = Object.entries(value as Record<string, Json>).map(([name, one]): [string, Json] => [name, name === key ? inside : one]);
	return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

function reversed(record: string): string {
	return JSON.stringify(JSON.parse(record), (_key, value: unknown) =>
		value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
	);
}

function recordsBelow(folder: string): string[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.jsonl'));
	const lines = files.sort().flatMap(file => linesIn(path.join(folder, file)));
	return lines.map(({ bytes }) => bytes.toString()).filter(line => isObject(parseJson(line)));
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
