/**
 * Finds the values in a line of JSON without parsing it, so that only what is read of a line has to be parsed. Exact whatever the order
 * of names; what it does not want to decide (white space between values, escapes in names) it leaves to a whole parse.
 */
import { KIB, MIB } from '../base/bytes.ts';
import type { Branded } from '../base/brand.ts';
import { parseJson } from '../base/json.ts';
import { recordTime } from '../domain/trace/recordTime.ts';
import { blankKey, type LineKey } from '../domain/trace/lineKey.ts';
import { FOUND, LENGTH, NAME_BYTES, OWN, PATTERN } from './findNamesCode.ts';
import { jsonScanModule } from './jsonScanCode.ts';
import { KNOWN_BYTES, PLACES, TOO_LONG } from './knownTextCode.ts';
import { LINE_BYTES } from './lineKeyCode.ts';
import type { Names } from './names.ts';
import { WrittenTimes } from './writtenTimes.ts';
import { AFTER, ENTRY_BYTES, FROM, NEXT_ENTRY, NONE, TABLE_AT, TABLE_END, TO } from './scanTable.ts';

/** A value of the line that was scanned last: where it stands in the table. */
export type Node = Branded<number, 'Node'>;

export class JsonScan {
	/** For whoever cuts files into lines: a line that stands in here is scanned where it is. */
	readonly buffer: Buffer;
	readonly #wasm: Wasm;
	readonly #bytes: Buffer;
	/** The same memory as numbers. */
	readonly #table: Int32Array<ArrayBuffer>;
	/** The same memory as keys of lines. */
	readonly #keys: Float64Array<ArrayBuffer>;
	/** Where names stand in the memory, by their number. */
	readonly #namesAt: number[] = [];
	/** Short texts by the places that they have in the memory. */
	readonly #known = new Array<string | null>(PLACES).fill(null);
	readonly #times = new WrittenTimes();
	#nextNames = NAMES_AT;

	private constructor(wasm: Wasm) {
		const { buffer: memory } = wasm.memory;
		this.#wasm = wasm;
		this.#bytes = Buffer.from(memory);
		this.#table = new Int32Array(memory);
		this.#keys = new Float64Array(memory);
		this.buffer = Buffer.from(memory, BUFFER_AT, LONGEST);
	}

	/** Null where this machine's WebAssembly cannot do what is needed: then every line is parsed whole. */
	static create(): JsonScan | null {
		try {
			const { exports } = new WebAssembly.Instance(new WebAssembly.Module(jsonScanModule(PAGES)));
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
		const from = this.#placeOf(line);
		const end = from + line.length;
		this.#table[NEXT_ENTRY / NUMBER] = TABLE_AT;
		return this.#wasm.value(from, end, DEPTH) === end ? root : null;
	}

	/** The values with these names in an object, in the order of the names; of two with the same name the last, as JSON has it. */
	find(object: Node | undefined, names: Names): readonly (Node | undefined)[] {
		if (object === undefined) {
			return names.nothing;
		}
		const at = this.#namesAt[names.number] ?? this.#keepNames(names);
		const end = at + names.names.length * NAME_BYTES;
		this.#wasm.findNames(object, at, end);
		const found = new Array<Node | undefined>(names.names.length);
		for (let index = 0, note = (at + FOUND) / NUMBER; index < found.length; index++, note += NAME_BYTES / NUMBER) {
			const node = this.#table[note] ?? NONE;
			found[index] = node === NONE ? undefined : (node as Node);
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

	isText(node: Node | undefined): boolean {
		return this.#first(node) === QUOTE;
	}

	isNull(node: Node | undefined): boolean {
		return this.#first(node) === NULL;
	}

	/** A moment of a transcript, as `recordTime` reads its text. */
	time(node: Node | undefined): number | null {
		if (node === undefined) {
			return null;
		}
		const [from, to] = [this.#number(node, FROM), this.#number(node, TO)];
		return to - from === UTC_TIME_BYTES ? this.#times.at(this.#bytes, from + 1) : recordTime(this.text(node));
	}

	/** The string; null for any other value, and where there is none. A short one that was met before is not made again. */
	text(node: Node | undefined): string | null {
		if (this.#first(node) !== QUOTE || node === undefined) {
			return null;
		}
		const [from, to] = [this.#number(node, FROM), this.#number(node, TO)];
		const place = this.#wasm.knownText(from + 1, to - 1, KNOWN_AT);
		if (place === TOO_LONG) {
			return textIn(this.#bytes.toString('utf8', from, to));
		}
		return place < PLACES ? (this.#known[place] ?? null) : (this.#known[place - PLACES] = this.#shortText(from, to));
	}

	/** The beginning of the string, of at least so many characters where it has them. */
	head(node: Node | undefined, characters: number): string | null {
		if (this.#first(node) !== QUOTE || node === undefined) {
			return null;
		}
		const [most, likely] = [characters * LONGEST_CHARACTER, characters * LIKELY_CHARACTER];
		const [from, to] = [this.#number(node, FROM), this.#number(node, TO)];
		const head = to - from > likely ? this.#headOf(from, likely) : this.text(node);
		if (to - from <= likely || (head !== null && head.length >= characters + LONGEST_CHARACTER)) {
			return head;
		}
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
		if (node === undefined) {
			return undefined;
		}
		return this.isText(node) ? (this.text(node) ?? undefined) : parseJson(this.source(node));
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
		const end = this.#wasm.lineKeys(from, to, KEYS_AT, KEYS_AT + KEYS_BYTES);
		return end === NONE ? null : this.#keysIn(KEYS_AT, end);
	}

	/** The first byte of a string's inside; undefined for what is no string. */
	firstByte(node: Node): number | undefined {
		return this.#first(node) === QUOTE ? this.#bytes[this.#number(node, FROM) + 1] : undefined;
	}

	/** The key of the string as one line, from its so many-th byte on; null where there are more lines, or its characters are not easy to tell. */
	lineKeyAfter(node: Node, bytes: number): LineKey | null {
		const [from, to] = [this.#number(node, FROM) + 1 + bytes, this.#number(node, TO) - 1];
		const end = this.#wasm.lineKeys(from, to, KEYS_AT, KEYS_AT + KEYS_BYTES);
		if (end === KEYS_AT) {
			return blankKey;
		}
		return end === KEYS_AT + LINE_BYTES ? (this.#keysIn(KEYS_AT, end)[0] ?? null) : null;
	}

	#keysIn(from: number, to: number): readonly LineKey[] {
		const keys: LineKey[] = [];
		for (let at = from / LINE_BYTES; at < to / LINE_BYTES; at++) {
			keys.push(this.#keys[at] as LineKey);
		}
		return keys;
	}

	#keepNames({ names, number }: Names): number {
		if (this.#nextNames + names.length * NAME_BYTES > KNOWN_AT) {
			this.#namesAt.length = 0;
			this.#nextNames = NAMES_AT;
		}
		const at = this.#nextNames;
		this.#bytes.fill(0, at, at + names.length * NAME_BYTES);
		names.forEach((name, index) => {
			const place = at + index * NAME_BYTES;
			this.#bytes.write(name, place + PATTERN, 'latin1');
			this.#bytes.fill(0xff, place + OWN, place + OWN + name.length);
			this.#table[(place + LENGTH) / NUMBER] = name.length;
		});
		this.#nextNames += names.length * NAME_BYTES;
		this.#namesAt[number] = at;
		return at;
	}

	/** Where the line begins in the memory, once it is there. */
	#placeOf(line: Buffer): number {
		if (line.buffer === this.#bytes.buffer) {
			return line.byteOffset;
		}
		line.copy(this.#bytes, LINE_AT);
		return LINE_AT;
	}

	/** How the value begins: a quote, a brace, a bracket, or the first character of a literal. Undefined where there is none. */
	#first(node: Node | undefined): number | undefined {
		return node === undefined ? undefined : this.#bytes[this.#number(node, FROM)];
	}

	#number(node: Node, which: number): number {
		return this.#table[(node + which) / NUMBER] ?? 0;
	}

	#shortText(from: number, to: number): string | null {
		const text = this.#bytes.toString('latin1', from + 1, to - 1);
		return plain.test(text) ? text : textIn(this.#bytes.toString('utf8', from, to));
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
	readonly memory: { readonly buffer: ArrayBuffer };
	value(from: number, to: number, depth: number): number;
	findNames(object: number, names: number, namesEnd: number): number;
	lineKeys(from: number, to: number, table: number, tableEnd: number): number;
	knownText(from: number, to: number, places: number): number;
}

const PAGE_BYTES = 64 * KIB;
const NUMBER = Int32Array.BYTES_PER_ELEMENT;
const root = TABLE_AT as Node;
/** Objects and arrays inside of each other: a line, its message, the content, a block, what is in it. */
const DEPTH = 5;
/** Bytes are looked at in blocks, wherever the line ends. */
const SLACK = 128;
/** A longer line is parsed whole. */
const LONGEST = 8 * MIB;
/** Of a text whose lines are so short that there are more of them, the keys are made in another way. */
const KEYS_BYTES = MIB;
/** The memory, in this order: entries, names, known texts, keys of lines, the buffer for whoever reads, and a line from elsewhere. What is never used is never taken. */
const NAMES_AT = TABLE_END + KIB;
const KNOWN_AT = NAMES_AT + 64 * KIB;
const KEYS_AT = KNOWN_AT + KNOWN_BYTES;
const BUFFER_AT = KEYS_AT + KEYS_BYTES + KIB;
const LINE_AT = BUFFER_AT + LONGEST + SLACK;
const PAGES = Math.ceil((LINE_AT + LONGEST + SLACK) / PAGE_BYTES);

/** As `2026-02-01T09:30:00.000Z` in quotes. */
const UTC_TIME_BYTES = 26;
const [QUOTE, OPEN_BRACE, OPEN_BRACKET, TRUE, FALSE, NULL, ZERO] = [0x22, 0x7b, 0x5b, 0x74, 0x66, 0x6e, 0x30];
/** Fewer than a number can have and still be exact. */
const MOST_DIGITS = 15;
/** Bytes of one character of UTF-16 at most: an escape as `\u0041`. */
const LONGEST_CHARACTER = 6;
/** Chosen: most characters take one byte, and some of them an escape. */
const LIKELY_CHARACTER = 2;
/** Printable ASCII without a backslash. */
const plain = /^[ -[\]-~]*$/;
