/** A result's details, each of which is parsed when it is asked for: most never are, and they are most of a transcript. */
import { parseJson } from '../../base/json.ts';
import type { KeyedHunk } from '../../domain/trace/facts.ts';
import type { LineKey } from '../../domain/trace/lineKey.ts';
import type { JsonScan, Node } from '../jsonScan.ts';
import { keyedPatch } from './keyedPatch.ts';
import { Names } from '../names.ts';

/** Has the fields of every schema of details in `schema.ts`. Good until the next line is scanned. */
export class Details {
	readonly #scan: JsonScan;
	readonly #found: readonly (Node | undefined)[];

	constructor(scan: JsonScan, object: Node | undefined) {
		this.#scan = scan;
		this.#found = scan.find(object, names);
	}

	get filePath(): unknown {
		return this.#json('filePath');
	}

	get type(): unknown {
		return this.#json('type');
	}

	get content(): unknown {
		return this.#json('content');
	}

	get originalFile(): unknown {
		return this.#json('originalFile');
	}

	get originalFileContents(): unknown {
		return this.#json('originalFileContents');
	}

	get structuredPatch(): unknown {
		return this.#json('structuredPatch');
	}

	get oldString(): unknown {
		return this.#json('oldString');
	}

	get newString(): unknown {
		return this.#json('newString');
	}

	get replaceAll(): unknown {
		return this.#json('replaceAll');
	}

	get edits(): unknown {
		return this.#json('edits');
	}

	get error(): unknown {
		return this.#json('error');
	}

	get interrupted(): unknown {
		return this.#json('interrupted');
	}

	get backgroundTaskId(): unknown {
		return this.#json('backgroundTaskId');
	}

	get returnCodeInterpretation(): unknown {
		return this.#json('returnCodeInterpretation');
	}

	get task(): unknown {
		return this.#json('task');
	}

	get shellId(): unknown {
		return this.#json('shellId');
	}

	get status(): unknown {
		return this.#json('status');
	}

	get exitCode(): unknown {
		return this.#json('exitCode');
	}

	/** The keys of the lines of the file before an edit; null where there is none, or only its text tells them. */
	keysBefore(): readonly LineKey[] | null {
		return this.#scan.lineKeys(this.#node('originalFile')) ?? this.#scan.lineKeys(this.#node('originalFileContents'));
	}

	/** The keys of the lines of a file that was created; null where there is none, or only its text tells them. */
	keysOfContent(): readonly LineKey[] | null {
		return this.#scan.lineKeys(this.#node('content'));
	}

	/** The hunks of an update by the keys of their lines; null where there are none, or only the patch's text tells them. */
	keyedPatch(): readonly KeyedHunk[] | null {
		return keyedPatch(this.#scan, this.#node('structuredPatch'));
	}

	#json(name: DetailName): unknown {
		return this.#scan.json(this.#node(name));
	}

	#node(name: DetailName): Node | undefined {
		return this.#found[fields.indexOf(name)];
	}
}

/** JSON that is parsed when it is asked for. It outlives its line. */
export class Unparsed {
	readonly #json: string;

	constructor(json: string) {
		this.#json = json;
	}

	value(): unknown {
		return parseJson(this.#json);
	}
}

/** One of the details, whether they were parsed or not. */
export function detailOf(details: unknown, name: DetailName): unknown {
	return typeof details === 'object' && details !== null ? (Reflect.get(details, name) as unknown) : undefined;
}

type DetailName = (typeof fields)[number];

const fields = [
	'filePath',
	'type',
	'content',
	'originalFile',
	'originalFileContents',
	'structuredPatch',
	'oldString',
	'newString',
	'replaceAll',
	'edits',
	'error',
	'interrupted',
	'backgroundTaskId',
	'returnCodeInterpretation',
	'task',
	'shellId',
	'status',
	'exitCode',
] as const;
const names = new Names(fields);
