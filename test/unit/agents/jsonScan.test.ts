import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson, type Json } from '../../../src/base/json.ts';
import { lineKeys } from '../../../src/domain/trace/lineKey.ts';
import { JsonScan, type Node } from '../../../src/agents/jsonScan.ts';
import { isShortAscii, Names } from '../../../src/agents/names.ts';
import { recordTime } from '../../../src/domain/trace/recordTime.ts';
import { form, written } from '../../support/jsonForms.ts';
import { runs } from '../../support/facts.ts';

const NUM_RUNS = 500;
const textName = new Names(['text']);

suite('scanning JSON', () => {
	const scan = JsonScan.create() ?? assert.fail('there is WebAssembly with vectors on every Node that Bookend runs on');
	const rootOf = (line: string): Node | null => scan.line(Buffer.from(line));

	test('finds in an object what parsing it finds, or leaves it to that', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 8 })), form, (value, form) => {
				const root = rootOf(written(value as Json, form));
				if (root !== null) {
					assert.deepEqual(unfolded(scan, root), JSON.parse(JSON.stringify(value)));
				}
				assert.ok(root !== null || form.space !== '' || form.escapes !== 'none' || isOdd(value as Json));
			}),
			runs(NUM_RUNS),
		);
	});

	test('never takes for an object what is torn off or followed by more', () => {
		const line = '{"a":[1,{"b":"c\\"d"},"e"],"f":{},"g":null,"h":[]}';
		for (let length = 0; length < line.length; length++) {
			assert.equal(rootOf(line.slice(0, length)), null, line.slice(0, length));
		}
		assert.equal(rootOf(`${line}}`), null);
		assert.equal(rootOf(`${line},`), null);
		assert.ok(rootOf(line) !== null);
	});

	test('leaves to others what only a parser can judge', () => {
		for (const line of [
			'{"a":"b\tc"}',
			'{"a":}',
			'{"a"}',
			'{,}',
			'{"a":1,}',
			'{"a":[1,]}',
			'{a:1}',
			'[]',
			'"a"',
			'',
			'{',
			'{"a":"\u0000"}',
		]) {
			assert.ok(rootOf(line) === null || parseJson(line) !== undefined, line);
		}
	});

	test('never throws, whatever the bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
				scan.line(Buffer.concat([Buffer.from('{'), bytes, Buffer.from('}')]));
			}),
			runs(NUM_RUNS),
		);
	});

	test('of two values with the same name the last holds, as in JSON', () => {
		const root = rootOf('{"a":1,"b":2,"a":"x"}') ?? assert.fail();
		const [a, b, c] = scan.find(root, new Names(['a', 'b', 'c']));
		assert.deepEqual([scan.text(a), scan.whole(b), c], ['x', 2, undefined]);
	});

	test('a text that was met before is the same text, whatever was met in between', () => {
		const texts = fc.array(
			fc.tuple(
				fc.constantFrom('msg_01aaaaaaaa', '/home/dev/work/', ''),
				fc.string({ maxLength: 140, unit: 'grapheme' }),
				fc.constantFrom('', '/src'),
			),
			{ minLength: 1, maxLength: 40 },
		);
		fc.assert(
			fc.property(texts, pieces => {
				const told = [...pieces, ...pieces].map(([first, middle, last]) => `${first}${middle}${last}`);
				const read = told.map(text => scan.text(scan.find(rootOf(JSON.stringify({ text })) ?? undefined, textName)[0]));
				assert.deepEqual(read, told);
			}),
			runs(NUM_RUNS),
		);
	});

	test('keeps more texts apart than it has places for', () => {
		const ids = Array.from({ length: 2_000 }, (_, index) => `msg_01AbCdEfGh${String(index)}`);
		const read = [...ids, ...ids].map(text => scan.text(scan.find(rootOf(JSON.stringify({ text })) ?? undefined, textName)[0]));
		assert.deepEqual(read, [...ids, ...ids]);
	});

	test('the head of a long text is its beginning, wherever it has to be cut', () => {
		const pieces = fc.constantFrom('a', '"', '\\', '\n', 'é', '日', '🚀', '\u0001');
		fc.assert(
			fc.property(fc.array(pieces, { minLength: 1, maxLength: 300 }), form, (texts, form) => {
				const text = texts.join('');
				const root = rootOf(written({ text }, { ...form, space: '', escapes: form.escapes === 'names' ? 'some' : form.escapes }));
				const head = root && scan.head(scan.find(root, new Names(['text']))[0], 20);
				assert.equal(head?.slice(0, 20), text.slice(0, 20));
			}),
			runs(NUM_RUNS),
		);
	});

	test('a string ends where it does, however long it is and wherever its escapes stand', () => {
		const piece = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('\\', '\\\\', '"', '\\"', 'é', '\n') }, fc.string({ maxLength: 70 }));
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(70), (pieces, before) => {
				const line = JSON.stringify({ ['n'.repeat(1 + (before % 30))]: 'x'.repeat(before), text: pieces.join(''), after: 1 });
				const root = rootOf(line) ?? assert.fail(line);
				const [text, after] = scan.find(root, new Names(['text', 'after']));
				assert.deepEqual([scan.text(text), scan.whole(after)], [pieces.join(''), 1]);
				assert.equal(rootOf(line.slice(0, -1)), null);
			}),
			runs(NUM_RUNS),
		);
	});

	test('control characters are left to others wherever they stand in a long string', () => {
		for (const at of [0, 15, 16, 63, 64, 65, 127, 128, 200]) {
			const line = `{"a":"${'x'.repeat(at)}\u0001${'y'.repeat(200 - at)}"}`;
			assert.equal(rootOf(line), null, String(at));
		}
	});

	test('a line that was read into its memory is scanned where it stands', () => {
		const line = '{"a":"b"}';
		const place = scan.buffer.subarray(1_000, 1_000 + scan.buffer.write(`${line}\n{"c"`, 1_000) - 5);
		assert.equal(scan.text(scan.find(scan.line(place.subarray(0, line.length)) ?? assert.fail(), new Names(['a']))[0]), 'b');
	});

	test('a moment is the one that its text means', () => {
		const digits = fc.constantFrom('00', '09', '12', '23', '24', '30', '31', '59', '60', '99', '1x', ' 1');
		const time = fc.tuple(fc.constantFrom('2026-02-', '1999-12-', '2099-12-', '2100-01-', '20x6-02-'), digits, digits, digits, digits);
		const forms = fc.constantFrom('.000Z', '.123Z', '.12xZ', '.123z', 'Z', '.123+01:00', '.1234Z', '');
		fc.assert(
			fc.property(fc.array(fc.tuple(time, forms), { minLength: 1, maxLength: 5 }), times => {
				for (const [[month, day, hour, minute, second], end] of times) {
					const text = `${month}${day}T${hour}:${minute}:${second}${end}`;
					const [at] = scan.find(rootOf(JSON.stringify({ at: text })) ?? assert.fail(), new Names(['at']));
					assert.equal(scan.time(at), recordTime(text), text);
				}
			}),
			runs(NUM_RUNS),
		);
	});

	test('the keys of lines are left to others where bytes are no characters', () => {
		const wrong = ['80', 'c1bf', 'e09fbf', 'eda080', 'f08fbfbf', 'f4908080', 'f8808080', 'ff', 'c3', 'e282', 'f09f9a'];
		for (const bytes of wrong) {
			const root = scan.line(Buffer.concat([Buffer.from('{"text":"a'), Buffer.from(bytes, 'hex'), Buffer.from('b"}')]));
			assert.equal(scan.lineKeys(scan.find(root ?? assert.fail(), new Names(['text']))[0]), null, bytes);
		}
	});

	test('the keys of lines are those of the text', () => {
		const pieces = fc.oneof(
			fc.constantFrom(
				'\n',
				'\n',
				' ',
				'\t',
				'\r\n',
				'\u00a0',
				'\ufeff',
				'word',
				'"',
				'\\',
				'한',
				'é',
				'日',
				'\u2028',
				'🚀',
				'\u0800',
				'\ud7ff',
				'\ue000',
				'\u{10ffff}',
				'\ud800',
			),
			fc.string(),
			fc.stringMatching(/^[ -~]{8,40}$/),
			fc.stringMatching(/^(?: |a){8,40}$/),
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 60 }), form, (texts, form) => {
				const text = texts.join('');
				const root = rootOf(written({ text }, { ...form, space: '', escapes: form.escapes === 'names' ? 'some' : form.escapes }));
				const keys = root && scan.lineKeys(scan.find(root, new Names(['text']))[0]);
				const lines = text.split('\n');
				assert.deepEqual(keys, lineKeys(lines.at(-1) === '' ? lines.slice(0, -1) : lines), JSON.stringify(text));
			}),
			runs(NUM_RUNS),
		);
	});
});

/** Deeper than the scan looks, what stands there is parsed. */
function unfolded(scan: JsonScan, node: Node): unknown {
	const isDeep = scan.firstIn(node) === undefined;
	if (isDeep || (!scan.isObject(node) && !scan.isArray(node))) {
		return scan.json(node);
	}
	if (scan.isArray(node)) {
		return inside(scan, node).map(one => unfolded(scan, one));
	}
	const names = Object.keys(scan.json(node) as object);
	if (!names.every(isShortAscii)) {
		return scan.json(node);
	}
	const found = scan.find(node, new Names(names));
	return Object.fromEntries(names.map((name, index) => [name, unfolded(scan, found[index] ?? assert.fail(name))]));
}

function inside(scan: JsonScan, array: Node): readonly Node[] {
	const nodes: Node[] = [];
	for (let node = scan.firstIn(array); node !== undefined; node = scan.next(array, node)) {
		nodes.push(node);
	}
	return nodes;
}

/** May have names that are written with escapes, which the scan does not compare, or more values than it has room for. */
function isOdd(value: Json): boolean {
	const json = JSON.stringify(value);
	return json.includes('\\') || json.length > 10_000;
}
