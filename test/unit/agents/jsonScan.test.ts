import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson, type Json } from '../../../src/base/json.ts';
import { lineKeys } from '../../../src/domain/trace/lineKey.ts';
import { JsonScan, Names, type Node } from '../../../src/agents/jsonScan.ts';
import { form, written } from '../../support/jsonForms.ts';
import { runs } from '../../support/facts.ts';

const NUM_RUNS = 500;

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

	test('the keys of lines are those of the text', () => {
		const pieces = fc.oneof(
			fc.constantFrom('\n', '\n', ' ', '\t', '\r\n', '\u00a0', '\ufeff', 'word', '"', '\\', '한', 'é', '日', '\u2028'),
			fc.string(),
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 60 }), form, (texts, form) => {
				const text = texts.join('');
				const root = rootOf(written({ text }, { ...form, space: '', escapes: form.escapes === 'names' ? 'some' : form.escapes }));
				const keys = root && scan.lineKeys(scan.find(root, new Names(['text']))[0]);
				const lines = text.split('\n');
				assert.ok(keys === null || keys.join() === lineKeys(lines.at(-1) === '' ? lines.slice(0, -1) : lines).join(), JSON.stringify(text));
				assert.ok(keys !== null || /[^\u0000-\u07ff\u1000-\ucfff\ue000-\uffff]/.test(text));
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
