import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addUsage, noUsage, type Usage } from '../../../../src/domain/spend/usage.ts';
import type { Tables } from '../../../../src/domain/trace/rows.ts';
import { sharedPath } from '../../../support/shared.ts';
import { open, readFiles, readLines, Reading, rowsTold, told, transcriptsIn, type TranscriptFile } from './reading.ts';

const home = sharedPath('fixtures', 'home', '.codex', 'sessions');
const files = home === undefined ? [] : transcriptsIn(home);

suite('Codex: real sessions', () => {
	setup(function () {
		if (home === undefined) {
			this.skip();
		}
	});

	/** ccusage 20.0.24, less the history that one fork lies beside in its parent's file: input 24,918, cache 33,536, output 10. */
	test('every response counts once', () => {
		const responses = readFiles(files).table('response');
		assert.deepEqual(sum(responses), {
			...noUsage,
			input: 2_507_667 - 24_918,
			cacheRead: 16_337_664 - 33_536,
			output: 67_786 - 10,
			reasoning: 29_628,
		});
		assert.equal(responses.length, 256);
	});

	test("a fork in its parent's file tells three responses, not five", () => {
		const responses = readFiles(filesNamed('019e7583')).table('response');
		assert.deepEqual(sum(responses), { ...noUsage, input: 49_692, cacheRead: 38_016, output: 15 });
		assert.equal(new Set(responses.map(response => response.session)).size, 2);
	});

	test('a fork counts only what it spent itself', () => {
		const parent = sum(readFiles(filesNamed('parent-session')).table('response'));
		const both = sum(readFiles([...filesNamed('child-session'), ...filesNamed('parent-session')]).table('response'));
		assert.equal(both.input - parent.input, 493_008);
		assert.equal(both.output - parent.output, 17_481);
	});

	test('commands, edits and turns are found', () => {
		const reading = readFiles(files);
		const verification = reading.table('run').filter(run => ['test', 'typecheck', 'lint', 'build'].includes(run.class));
		assert.deepEqual(
			{
				runs: reading.table('run').length,
				verification: verification.map(run => `${run.class} ${run.result}`).sort(),
				edits: reading.table('edit').length,
				interrupted: reading.table('turn').filter(turn => turn.end === 'interrupted').length,
				planned: reading.table('turn').filter(turn => turn.planMode).length,
			},
			{
				runs: 133,
				verification: [
					'build unknown',
					'lint failed',
					'test failed',
					'test failed',
					'test passed',
					'test passed',
					'test passed',
					'test unknown',
				],
				edits: 18,
				interrupted: 5,
				planned: 3,
			},
		);
	});

	test('what is not understood are the lines whose time was cut out', () => {
		assert.deepEqual(Object.fromEntries(readFiles(files).misses), {
			'unknown record: response_item/tool_call': 1,
			'unknown record: response_item/tool_result': 1,
			'unreadable: a record without a time': 92,
		});
	});

	test('reading goes on from any checkpoint', () => {
		for (const file of files) {
			const whole = rowsTold(readFiles([file]));
			const every = Math.ceil(file.lines.length / 12);
			for (let index = 1; index < file.lines.length; index += every) {
				assert.deepEqual(rowsTold(readInTwo(file, index)), whole, `${file.below} from line ${String(index)}`);
			}
		}
	});

	test('a changed record is read or named, and never throws', () => {
		const lines = files.flatMap(file => file.lines.filter(line => line.bytes.length < 4_000)).map(line => line.bytes.toString('utf8'));
		const change = fc.record({
			line: fc.constantFrom(...lines),
			at: fc.double({ min: 0, max: 1, noNaN: true }),
			put: fc.string(),
			cut: fc.nat({ max: 30 }),
		});
		const reader = open('rollout-changed.jsonl');
		fc.assert(
			fc.property(change, ({ line, at, put, cut }) => {
				const place = Math.floor(at * line.length);
				const reading = reader.read(Buffer.from(line.slice(0, place) + put + line.slice(place + cut)));
				assert.ok(['read', 'unknownRecord', 'unreadable'].includes(reading.kind));
			}),
			{ numRuns: 3_000, seed: 11 },
		);
	});

	test('the same is read of lines whose keys stand in another order', () => {
		for (const file of files) {
			const turned = file.lines.map(({ bytes, offset }) => ({ bytes: withKeysTurned(bytes), offset }));
			assert.deepEqual(told(readFiles([{ ...file, lines: turned }])), told(readFiles([file])), file.below);
		}
	});
});

function filesNamed(part: string): readonly TranscriptFile[] {
	return files.filter(file => file.below.includes(part));
}

function sum(responses: readonly Tables['response'][]): Usage {
	return responses.map(response => response.usage).reduce(addUsage, noUsage);
}

function readInTwo(file: TranscriptFile, index: number): Reading {
	const reading = new Reading();
	const first = open(file.below);
	readLines(reading, first, file, file.lines.slice(0, index));
	const checkpoint = first.checkpoint();
	const again = checkpoint === undefined ? open(file.below) : open(file.below, checkpoint);
	readLines(reading, again, file, file.lines.slice(checkpoint === undefined ? 0 : index));
	return reading;
}

/** Changes of a patch keep their order, which their ids are made of. */
function withKeysTurned(bytes: Buffer): Buffer {
	try {
		return Buffer.from(JSON.stringify(turned(JSON.parse(bytes.toString('utf8')))));
	} catch {
		return bytes;
	}
}

function turned(value: unknown, key = ''): unknown {
	if (Array.isArray(value)) {
		return value.map(item => turned(item));
	}
	if (typeof value !== 'object' || value === null || key === 'changes') {
		return value;
	}
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([name, item]) => [name, turned(item, name)]),
	);
}
