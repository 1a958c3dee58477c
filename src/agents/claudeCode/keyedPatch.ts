/** A patch's lines as their keys, without ever making a text of them: what `patchHunks` and `lineKey` give for it. */
import type { KeyedHunk, KeyedLine } from '../../domain/trace/facts.ts';
import type { JsonScan, Node } from '../jsonScan.ts';
import { Names } from '../names.ts';

/** Null where there is no hunk, and where the patch's text has to be looked at. */
export function keyedPatch(scan: JsonScan, patch: Node | undefined): readonly KeyedHunk[] | null {
	const hunks: KeyedHunk[] = [];
	for (let node = scan.isArray(patch) ? scan.firstIn(patch) : undefined; node !== undefined; node = scan.next(patch, node)) {
		const hunk = scan.isObject(node) ? hunkIn(scan, node) : null;
		if (hunk === null) {
			return null;
		}
		hunks.push(hunk);
	}
	return hunks.length === 0 ? null : hunks;
}

const names = new Names(['oldStart', 'lines']);

function hunkIn(scan: JsonScan, hunk: Node): KeyedHunk | null {
	const [start, list] = scan.find(hunk, names);
	const oldStart = scan.whole(start);
	const lines = scan.isArray(list) ? linesIn(scan, list) : null;
	return oldStart === null || lines === null ? null : { oldStart: Math.max(1, oldStart), lines };
}

function linesIn(scan: JsonScan, list: Node | undefined): readonly KeyedLine[] | null {
	const lines: KeyedLine[] = [];
	for (let node = scan.firstIn(list); node !== undefined; node = scan.next(list, node)) {
		const sign = scan.firstByte(node);
		const key = sign === undefined ? null : scan.lineKeyAfter(node, 1);
		const op = ops.get(sign ?? 0);
		if (key === null || op === undefined) {
			return null;
		}
		lines.push({ op, key });
	}
	return lines;
}

/** What else a line may begin with is rare, and left to the text. */
const ops: ReadonlyMap<number, KeyedLine['op']> = new Map([
	[0x20, 'keep'],
	[0x2b, 'add'],
	[0x2d, 'remove'],
]);
