/** The short cut through a line leads to the same facts as parsing all of it. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { inFull, type Manner } from '../../../../src/agents/agent.ts';
import { JsonScan } from '../../../../src/agents/jsonScan.ts';
import { parseJson, type Json } from '../../../../src/base/json.ts';
import { runs } from '../../../support/facts.ts';
import { filled, form, replaced, written } from '../../../support/jsonForms.ts';
import { sharedPath } from '../../../support/shared.ts';
import { linesOf as placedLinesOf, open, Reading, transcriptsIn, type Line } from './reading.ts';

const below = '2026/03/01/rollout-2026-03-01T10-00-00-019c4b43-1451-7af3-be4c-5576369bf1ba.jsonl';
const fixtures = globSync(path.resolve(import.meta.dirname, '../../../fixtures/codex/*/*.jsonl'))
	.sort()
	.map(file => linesOf(readFileSync(file)));
const real = sharedPath('fixtures', 'home', '.codex', 'sessions');
const NUM_RUNS = 400;

suite('Codex: the short cut through a line', () => {
	const scan = JsonScan.create() ?? assert.fail('there is WebAssembly with vectors on every Node that Bookend runs on');

	test('leads to the same as the whole line, for every fixture', () => {
		for (const lines of fixtures) {
			compare(lines);
		}
	});

	test('leads to the same for all real sessions', function () {
		for (const file of transcriptsIn(real ?? this.skip())) {
			compare(bytesOf(file.lines), file.below);
		}
	}).timeout(60_000);

	test('leads to the same however the line is written: order of names, white space, escapes, line ends, long and foreign texts', () => {
		const change = fc.record({ line: fc.nat(records.length - 1), form, end: fc.constantFrom('', '', '\r') });
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), changes => {
				compare(changes.map(({ line, form, end }) => Buffer.from(written(filled(records[line] ?? null, form), form) + end)));
			}),
			runs(NUM_RUNS),
		);
	}).timeout(60_000);

	test('leads to the same where a value is not what it should be', () => {
		const odd = fc.oneof(
			fc.jsonValue() as fc.Arbitrary<Json>,
			fc.constantFrom<Json>(
				1e300,
				-0,
				-1,
				1.5,
				12_345_678_901_234_567,
				[],
				{},
				[{ text: 1 }],
				null,
				'2026',
				'{"metadata":{"exit_code":2}}',
			),
		);
		const change = fc.tuple(fc.nat(records.length - 1), fc.nat(), odd);
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), changes => {
				compare(changes.map(([line, at, by]) => Buffer.from(JSON.stringify(replaced(records[line] ?? null, at, by)))));
			}),
			runs(2 * NUM_RUNS),
		);
	}).timeout(60_000);

	test('leads to the same for outputs of any length, whatever they begin with', () => {
		const head = fc.constantFrom(
			'',
			'{',
			'\u007b',
			'\n',
			'Exit code: 1\nOutput:\n',
			'Process exited with code 2\n',
			'Wall time: 1 second\n',
			'\nOutput:\nExit code: 2\n',
			'failed',
			'Script error',
			'é🚀\n',
		);
		const output = fc
			.tuple(head, head, fc.constantFrom('x', '\n', '"\\', '日本', '🚀'), fc.constantFrom(1, 600, 3_999, 4_000, 9_000), head)
			.map(([first, second, filling, times, last]) => `${first}${second}${filling.repeat(times)}${last}`);
		fc.assert(
			fc.property(output, fc.boolean(), form, (told, isJson, form) => {
				const said = isJson ? JSON.stringify({ output: told, metadata: { exit_code: 3 } }) : told;
				compare(
					['shell', 'exec', 'apply_patch'].flatMap(name => callAndOutput(name, said).map(record => Buffer.from(written(record, form)))),
				);
			}),
			runs(NUM_RUNS / 2),
		);
	}).timeout(60_000);

	test('is left where a line was torn off, or is none', () => {
		for (const record of records.slice(0, 30)) {
			const whole = Buffer.from(JSON.stringify(record));
			const most = Math.min(whole.length, 600);
			compare([...Array.from({ length: most }, (_, bytes) => whole.subarray(0, bytes)), Buffer.from(`${whole.toString()}}`)]);
		}
	});

	test('finds the same responses and sessions when nothing else is wanted', function () {
		for (const lines of fixtures) {
			compareSpend(lines);
		}
		for (const file of transcriptsIn(real ?? this.skip())) {
			compareSpend(bytesOf(file.lines), file.below);
		}
	}).timeout(60_000);

	test('finds the same responses and sessions however the lines are written, when nothing else is wanted', () => {
		const change = fc.record({ line: fc.nat(records.length - 1), form, times: fc.constantFrom(1, 1, 2, 3) });
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), changes => {
				compareSpend(
					changes.flatMap(({ line, form, times }) =>
						Array<Buffer>(times).fill(Buffer.from(written(filled(records[line] ?? null, form), form))),
					),
				);
			}),
			runs(NUM_RUNS),
		);
	}).timeout(60_000);

	function compare(lines: readonly Buffer[], place = below): void {
		const [whole, short] = [open(place, null, inFull), open(place, null, { wanted: 'everything', scan })];
		for (const line of lines) {
			assert.deepEqual(short.read(line), whole.read(line), line.toString().slice(0, 3_000));
			assert.deepEqual(short.checkpoint(), whole.checkpoint());
		}
	}

	function compareSpend(lines: readonly Buffer[], place = below): void {
		const all = spendOf(lines, place, inFull);
		assert.deepEqual(spendOf(lines, place, { wanted: 'spend', scan }), all);
		assert.deepEqual(spendOf(lines, place, { wanted: 'spend', scan: null }), all);
	}
});

const records: readonly Json[] = fixtures
	.flat()
	.map(line => parseJson(line.toString()) as Json)
	.filter(value => typeof value === 'object' && value !== null);

function linesOf(content: Buffer): readonly Buffer[] {
	return bytesOf(placedLinesOf(content));
}

function bytesOf(lines: readonly Line[]): readonly Buffer[] {
	return lines.map(({ bytes }) => bytes);
}

/** Responses, and where the sessions that have some worked. */
function spendOf(lines: readonly Buffer[], place: string, manner: Manner): unknown {
	const [reading, reader] = [new Reading(), open(place, null, manner)];
	for (const line of lines) {
		reading.add(reader.read(line), { file: place, offset: 0 });
	}
	const responses = reading.table('response').map(row => ({ ...row, turn: null }));
	const spending = new Set(responses.map(({ session }) => session));
	const sessions = reading.table('session').filter(({ id }) => spending.has(id));
	return { responses, parents: sessions.map(({ id, parent }) => [id, parent]) };
}

function callAndOutput(name: string, output: string): readonly Json[] {
	const asked =
		name === 'shell'
			? '{"command":["npm","test"]}'
			: 'tools.shell({"cmd":"npm test"})\n*** Begin Patch\n*** Add File: a\n+b\n*** End Patch';
	const kind = name === 'shell' ? 'function_call' : 'custom_tool_call';
	const [timestamp, type, call_id] = ['2026-03-01T10:00:00.000Z', 'response_item', name];
	return [
		{ timestamp, type, payload: { type: kind, call_id, name, arguments: asked } },
		{ timestamp, type, payload: { type: `${kind}_output`, call_id, output } },
	];
}
