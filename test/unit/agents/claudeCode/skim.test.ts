/** The short cut through a line leads to the same facts as parsing all of it. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseJson, type Json } from '../../../../src/base/json.ts';
import { inFull, type LineReading } from '../../../../src/agents/agent.ts';
import type { EditFact } from '../../../../src/domain/trace/facts.ts';
import { editRow, traceRow } from '../../../../src/domain/trace/rows.ts';
import { JsonScan } from '../../../../src/agents/jsonScan.ts';
import { filled, form, replaced, written } from '../../../support/jsonForms.ts';
import { runs } from '../../../support/facts.ts';
import { sharedPath } from '../../../support/shared.ts';
import { linesIn, open, Reading } from './reading.ts';

const below = '-work-app/session-1.jsonl';
const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/claudeCode');
const NUM_RUNS = 400;

suite('Claude Code: the short cut through a line', () => {
	const scan = JsonScan.create();

	suiteSetup(() => {
		assert.ok(scan, 'there is WebAssembly with vectors on every Node that Bookend runs on');
	});

	test('leads to the same as the whole line, for every fixture', () => {
		for (const file of transcriptsBelow(fixtures)) {
			compare(linesIn(file).map(({ bytes }) => bytes));
		}
	});

	test('leads to the same for all real sessions', function () {
		const home = sharedPath('fixtures', 'home', '.claude') ?? this.skip();
		for (const file of transcriptsBelow(home)) {
			compare(linesIn(file).map(({ bytes }) => bytes));
		}
	}).timeout(60_000);

	test('leads to the same however the line is written: order of names, white space, escapes, long and foreign texts', () => {
		const records = recordsBelow(fixtures);
		const change = fc.record({ line: fc.nat(records.length - 1), form });
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), changes => {
				compare(changes.map(({ line, form }) => Buffer.from(written(filled(records[line] ?? null, form), form))));
			}),
			runs(NUM_RUNS),
		);
	}).timeout(60_000);

	test('leads to the same where a value is not what it should be', () => {
		const records = recordsBelow(fixtures);
		const odd = fc.oneof(
			fc.jsonValue() as fc.Arbitrary<Json>,
			fc.constantFrom<Json>(1e300, -0, 1.5, 12_345_678_901_234_567, [], {}, '2026'),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(records.length - 1), fc.nat(), odd), { minLength: 1, maxLength: 8 }), changes => {
				compare(changes.map(([line, at, by]) => Buffer.from(JSON.stringify(replaced(records[line] ?? null, at, by)))));
			}),
			runs(NUM_RUNS),
		);
	}).timeout(60_000);

	test('is left where a line was torn off, or is none', () => {
		const [record] = recordsBelow(fixtures);
		const whole = Buffer.from(JSON.stringify(record));
		compare([...Array.from({ length: whole.length }, (_, bytes) => whole.subarray(0, bytes)), Buffer.from(`${whole.toString()}}`)]);
	});

	test('finds the same responses, and the same folder of each session, when nothing else is wanted', function () {
		const home = sharedPath('fixtures', 'home', '.claude') ?? this.skip();
		const [all, spend] = [new Reading(), new Reading()];
		for (const file of transcriptsBelow(home)) {
			const place = path.relative(path.join(home, 'projects'), file).split(path.sep).join('/');
			const [whole, short] = [open(place), open(place, null, { wanted: 'spend', scan })];
			for (const { bytes, offset } of linesIn(file)) {
				all.add(whole.read(bytes), { file, offset });
				spend.add(short.read(bytes), { file, offset });
			}
		}
		assert.deepEqual(responsesOf(spend), responsesOf(all));
		assert.deepEqual(foldersOf(spend, spend), foldersOf(all, spend));
		assert.deepEqual(spend.misses, all.misses);
	});

	test('finds the same responses however the lines are written, when nothing else is wanted', () => {
		const records = recordsBelow(fixtures);
		const change = fc.record({ line: fc.nat(records.length - 1), form, times: fc.constantFrom(1, 1, 2, 3) });
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), changes => {
				const [all, spend] = [new Reading(), new Reading()];
				const [whole, short] = [open(below, null, inFull), open(below, null, { wanted: 'spend', scan })];
				for (const { line, form, times } of changes) {
					const bytes = Buffer.from(written(filled(records[line] ?? null, form), form));
					for (let time = 0; time < times; time++) {
						all.add(whole.read(bytes), { file: below, offset: 0 });
						spend.add(short.read(bytes), { file: below, offset: 0 });
					}
				}
				assert.deepEqual(responsesOf(spend), responsesOf(all));
				assert.deepEqual(foldersOf(spend, spend), foldersOf(all, spend));
				assert.deepEqual(spend.misses, all.misses);
			}),
			runs(NUM_RUNS),
		);
	}).timeout(60_000);

	function compare(lines: readonly Buffer[]): void {
		const [whole, short] = [open(below, null, inFull), open(below, null, { wanted: 'everything', scan })];
		for (const line of lines) {
			assert.deepEqual(keyed(short.read(line)), keyed(whole.read(line)), line.toString().slice(0, 3_000));
			assert.deepEqual(short.checkpoint(), whole.checkpoint());
		}
	}
});

/** The short cut may tell an edit, and the file before it, without their text. */
function keyed(reading: LineReading): unknown {
	return reading.kind === 'read' ? reading.facts.map(fact => (fact.kind === 'edit' ? keyedEdit(fact) : fact)) : reading;
}

function keyedEdit(fact: EditFact): unknown {
	const { change: _, ...trace } = { ...fact, ...traceRow(fact) };
	return [trace, editRow(fact, { file: below, offset: 0 })];
}

function responsesOf(reading: Reading): unknown {
	return reading.table('response').map(row => ({ ...row, turn: null }));
}

/** Of sessions with responses. */
function foldersOf(reading: Reading, spend: Reading): unknown {
	const spending = new Set(spend.table('response').map(({ session }) => session));
	return reading
		.table('session')
		.filter(({ id }) => spending.has(id))
		.map(({ id, parent, cwd }) => [id, parent, cwd?.value]);
}

function recordsBelow(folder: string): readonly Json[] {
	const lines = transcriptsBelow(folder).flatMap(linesIn);
	return lines.map(({ bytes }) => parseJson(bytes.toString()) as Json).filter(value => typeof value === 'object' && value !== null);
}

function transcriptsBelow(folder: string): readonly string[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.jsonl'));
	return files.sort().map(file => path.join(folder, file));
}
