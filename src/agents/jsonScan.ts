/**
 * Finds the values in a line of JSON without parsing it, so that only what is read of a line has to be parsed. Exact whatever the order
 * of names; what it does not want to decide (white space between values, escapes in names) it leaves to a whole parse.
 */
import { KIB, MIB } from '../base/bytes.ts';
import type { Branded } from '../base/brand.ts';
import { parseJson } from '../base/json.ts';
import { blankKey, keyOfHash, type LineKey } from '../domain/trace/lineKey.ts';
import { AFTER, ENTRY_BYTES, FROM, NAME_FROM, NAME_TO, NEXT_ENTRY, NONE, TABLE_AT, TO, jsonScanModule } from './jsonScanCode.ts';
import { LINE_BYTES } from './lineKeyCode.ts';

/** Names to be looked for together, as the bytes that they are made of, by how many these are. */
export class Names {
	readonly count: number;
	readonly #byLength: (readonly Name[] | undefined)[] = [];

	constructor(names: readonly string[]) {
		this.count = names.length;
		const known = names.map((name, index) => ({ index, bytes: Uint8Array.from(name, char => char.charCodeAt(0)) }));
		Map.groupBy(known, ({ bytes }) => bytes.length).forEach((same, length) => {
			this.#byLength[length] = same;
		});
	}

	ofLength(length: number): readonly Name[] {
		return this.#byLength[length] ?? none;
	}
}

const none: readonly Name[] = [];

interface Name {
	/** Its place among those that were given. */
	readonly index: number;
	readonly bytes: Uint8Array;
}

/** A value of the line that was scanned last: where it stands in the table. */
export type Node = Branded<number, 'Node'>;

export class JsonScan {
	readonly #wasm: Wasm;
	#bytes: Buffer;
	/** The same memory as numbers. */
	#table: Int32Array<ArrayBuffer>;
	#lineEnd = LINE_AT;

	private constructor(wasm: Wasm) {
		this.#wasm = wasm;
		this.#bytes = Buffer.from(wasm.memory.buffer);
		this.#table = new Int32Array(wasm.memory.buffer);
	}

	/** Null where this machine's WebAssembly cannot do what is needed: then every line is parsed whole. */
	static create(): JsonScan | null {
		try {
			const { exports } = new WebAssembly.Instance(new WebAssembly.Module(jsonScanModule(FIRST_PAGES)));
			return new JsonScan(exports);
		} catch {
			return null;
		}
	}

	/** The object that the line is; null where it cannot be told. What is found in it holds until the next line. */
	line(line: Buffer): Node | null {
		if (line.length > LONGEST || line[0] !== OPEN_BRACE) {
			return null;
		}
		this.#makeRoom(LINE_AT + line.length + SLACK + Math.min(line.length, MOST_FOR_LINES));
		line.copy(this.#bytes, LINE_AT);
		this.#table[NEXT_ENTRY / NUMBER] = TABLE_AT;
		this.#lineEnd = LINE_AT + line.length;
		return this.#wasm.value(LINE_AT, this.#lineEnd, DEPTH) === this.#lineEnd ? root : null;
	}

	/** The values with these names in an object, in the order of the names; of two with the same name the last, as JSON has it. */
	find(object: Node | undefined, names: Names): readonly (Node | undefined)[] {
		const found = new Array<Node | undefined>(names.count).fill(undefined);
		for (let node = this.firstIn(object); node !== undefined; node = this.next(object, node)) {
			const at = this.#number(node, NAME_FROM);
			for (const { index, bytes } of names.ofLength(this.#number(node, NAME_TO) - at)) {
				if (this.#isAt(at, bytes)) {
					found[index] = node;
				}
			}
		}
		return found;
	}

	/** The first value in an object or an array. */
	firstIn(node: Node | undefined): Node | undefined {
		return node !== undefined && this.#number(node, AFTER) > node + ENTRY_BYTES ? ((node + ENTRY_BYTES) as Node) : undefined;
	}

	/** The value after one that stands directly in an object or an array. */
	next(inside: Node | undefined, node: Node): Node | undefined {
		const after = this.#number(node, AFTER);
		return inside !== undefined && after < this.#number(inside, AFTER) ? (after as Node) : undefined;
	}

	isObject(node: Node | undefined): boolean {
		return this.#first(node) === OPEN_BRACE;
	}

	isArray(node: Node | undefined): boolean {
		return this.#first(node) === OPEN_BRACKET;
	}

	isNull(node: Node | undefined): boolean {
		return this.#first(node) === NULL;
	}

	/** The string; null for any other value, and where there is none. */
	text(node: Node | undefined): string | null {
		if (this.#first(node) !== QUOTE || node === undefined) {
			return null;
		}
		const [from, to] = [this.#number(node, FROM), this.#number(node, TO)];
		const text = to - from > LONG_STRING ? null : this.#bytes.toString('latin1', from + 1, to - 1);
		return text !== null && plain.test(text) ? text : textIn(this.#bytes.toString('utf8', from, to));
	}

	/** The beginning of the string, of at least so many characters where it has them. */
	head(node: Node | undefined, characters: number): string | null {
		if (this.#first(node) !== QUOTE || node === undefined) {
			return null;
		}
		const most = characters * LONGEST_CHARACTER;
		const [from, to] = [this.#number(node, FROM), this.#number(node, TO)];
		return to - from > most ? this.#headOf(from, most) : this.text(node);
	}

	/** A count of something; null for any other value. */
	whole(node: Node | undefined): number | null {
		if (node === undefined) {
			return null;
		}
		const [from, to] = [this.#number(node, FROM), this.#number(node, TO)];
		let value = 0;
		for (let at = from; at < to; at++) {
			const digit = (this.#bytes[at] ?? 0) - ZERO;
			if (digit < 0 || digit > 9 || to - from > MOST_DIGITS) {
				const number = this.json(node);
				return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
			}
			value = value * 10 + digit;
		}
		return value;
	}

	/** Null for what is neither true nor false. */
	flag(node: Node | undefined): boolean | null {
		const first = this.#first(node);
		return first === TRUE ? true : first === FALSE ? false : null;
	}

	/** The value, parsed; undefined where it is none after all. */
	json(node: Node | undefined): unknown {
		return node === undefined ? undefined : parseJson(this.source(node));
	}

	/** The value as it is written. */
	source(node: Node): string {
		return this.#bytes.toString('utf8', this.#number(node, FROM), this.#number(node, TO));
	}

	/** The keys of the lines of a text, as `lineKey.ts` makes them; null for what is no string, and where its characters are not easy to tell. */
	lineKeys(node: Node | undefined): readonly LineKey[] | null {
		if (this.#first(node) !== QUOTE || node === undefined) {
			return null;
		}
		const [from, to] = [this.#number(node, FROM) + 1, this.#number(node, TO) - 1];
		const table = this.#afterLine();
		const end = this.#wasm.lineKeys(from, to, table, this.#bytes.length - LINE_BYTES);
		return end === NONE ? null : this.#keysIn(table, end);
	}

	#keysIn(from: number, to: number): readonly LineKey[] {
		const keys: LineKey[] = [];
		for (let at = from / NUMBER; at < to / NUMBER; at += LINE_BYTES / NUMBER) {
			keys.push(this.#table[at + 2] === 0 ? blankKey : keyOfHash(this.#table[at] ?? 0, this.#table[at + 1] ?? 0));
		}
		return keys;
	}

	/** Behind the line, where a number may stand. */
	#afterLine(): number {
		return Math.ceil((this.#lineEnd + SLACK) / NUMBER) * NUMBER;
	}

	#makeRoom(bytes: number): void {
		const missing = bytes - this.#bytes.length;
		if (missing > 0) {
			this.#wasm.memory.grow(Math.ceil(missing / PAGE_BYTES));
			this.#bytes = Buffer.from(this.#wasm.memory.buffer);
			this.#table = new Int32Array(this.#wasm.memory.buffer);
		}
	}

	/** How the value begins: a quote, a brace, a bracket, or the first character of a literal. Undefined where there is none. */
	#first(node: Node | undefined): number | undefined {
		return node === undefined ? undefined : this.#bytes[this.#number(node, FROM)];
	}

	#number(node: Node, which: number): number {
		return this.#table[(node + which) / NUMBER] ?? 0;
	}

	#isAt(at: number, name: Uint8Array): boolean {
		for (let index = 0; index < name.length; index++) {
			if (this.#bytes[at + index] !== name[index]) {
				return false;
			}
		}
		return true;
	}

	/** Cut where it can be: not inside of an escape. A character whose bytes were cut apart stands behind all that was asked for. */
	#headOf(from: number, bytes: number): string | null {
		for (let to = from + bytes; to > from + bytes - LONGEST_CHARACTER; to--) {
			const text = textIn(`${this.#bytes.toString('utf8', from, to)}"`);
			if (text !== null) {
				return text;
			}
		}
		return null;
	}
}

function textIn(json: string): string | null {
	const value = parseJson(json);
	return typeof value === 'string' ? value : null;
}

/** As TypeScript's library for Node has it: not at all. */
declare const WebAssembly: {
	readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
	readonly Instance: new (module: object) => { readonly exports: Wasm };
};

interface Wasm {
	readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
	value(from: number, to: number, depth: number): number;
	lineKeys(from: number, to: number, table: number, tableEnd: number): number;
}

const PAGE_BYTES = 64 * KIB;
const NUMBER = Int32Array.BYTES_PER_ELEMENT;
const root = TABLE_AT as Node;
/** Objects and arrays inside of each other: a line, its message, the content, a block, what is in it. */
const DEPTH = 5;
const LINE_AT = PAGE_BYTES;
/** Sixteen bytes are looked at together, wherever the line ends. */
const SLACK = 32;
const FIRST_PAGES = 8;
/** Bytes for the keys of a text's lines: of a text whose lines are shorter than a dozen characters they may be too few. */
const MOST_FOR_LINES = MIB;
/** Memory that was taken for a line is kept for the next; a longer line than this is parsed whole. */
const LONGEST = 8 * MIB;

const [QUOTE, OPEN_BRACE, OPEN_BRACKET, TRUE, FALSE, NULL, ZERO] = [0x22, 0x7b, 0x5b, 0x74, 0x66, 0x6e, 0x30];
/** Fewer than a number can have and still be exact. */
const MOST_DIGITS = 15;
/** Bytes of one character of UTF-16 at most: an escape as `\u0041`. */
const LONGEST_CHARACTER = 6;
/** Chosen: ids, times and paths are shorter, and texts are longer. */
const LONG_STRING = 200;
/** Printable ASCII without a backslash. */
const plain = /^[ -[\]-~]*$/;
