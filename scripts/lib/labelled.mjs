/** Sessions that readers have labelled, and how far Bookend's phases agree with them. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * @typedef {{ id: string, file: string, kind: 'turn' | 'gap', start: string, end: string, a: string, b: string }} Unit
 * @typedef {{ phase: string, start: string, end: string }} Slice
 * @typedef {Unit & { told: string }} Judged
 * @typedef {'session' | 'file'} Scope what a session is judged by: all its transcripts, as they lie in the engineer's home; or only the one that its units name
 */

/** A unit of no length has no phase. */
const LEAST_UNIT_MS = 1_000;
const LONG_GAP_MS = 900_000;
/** A long gap of which less is covered counts as away. */
const LEAST_COVERED = 1 / 3;

/** @param {string} file @returns {Unit[]} */
export function readUnits(file) {
	/** @type {Unit[]} */
	const units = readFileSync(file, 'utf8')
		.split('\n')
		.filter(line => line !== '')
		.map(line => JSON.parse(line));
	return units.filter(unit => Date.parse(unit.end) - Date.parse(unit.start) >= LEAST_UNIT_MS);
}

/**
 * Judges each session in a home of its own.
 * @param {readonly Unit[]} units
 * @param {string} home
 * @param {Scope} scope
 * @param {(home: string) => readonly Slice[] | Promise<readonly Slice[]>} slicesIn
 * @returns {Promise<Judged[]>}
 */
export async function judge(units, home, scope, slicesIn) {
	const judged = [];
	for (const [file, list] of Map.groupBy(units, unit => unit.file)) {
		const alone = mkdtempSync(path.join(tmpdir(), 'bookend-labelled-'));
		try {
			copySession(file, home, alone, scope);
			const slices = await slicesIn(alone);
			judged.push(...list.map(unit => ({ ...unit, told: phaseOf(unit, slices) })));
		} finally {
			rmSync(alone, { recursive: true });
		}
	}
	return judged;
}

/** A session may have been copied while it went on: its other transcripts begin with the same id. @param {string} file @param {string} home @param {string} to @param {Scope} scope */
function copySession(file, home, to, scope) {
	const folder = path.dirname(file);
	const own = path.basename(file, '.jsonl');
	const id = own.replace(/-copy\d*$/, '');
	const names = scope === 'file' ? [`${own}.jsonl`, own] : readdirSync(path.join(home, folder)).filter(name => name.startsWith(id));
	mkdirSync(path.join(to, folder), { recursive: true });
	for (const name of names.filter(name => existsSync(path.join(home, folder, name)))) {
		cpSync(path.join(home, folder, name), path.join(to, folder, name), { recursive: true });
	}
}

/** The phase that covers most of a unit. @param {Unit} unit @param {readonly Slice[]} slices */
function phaseOf(unit, slices) {
	const [start, end] = [Date.parse(unit.start), Date.parse(unit.end)];
	/** @type {Record<string, number>} */
	const covered = {};
	for (const slice of slices) {
		const common = Math.min(end, Date.parse(slice.end)) - Math.max(start, Date.parse(slice.start));
		covered[slice.phase] = (covered[slice.phase] ?? 0) + Math.max(0, common);
	}
	const all = Object.values(covered).reduce((sum, ms) => sum + ms, 0);
	const isAway = unit.kind === 'gap' && (all === 0 || (end - start > LONG_GAP_MS && all < (end - start) * LEAST_COVERED));
	const most = Object.entries(covered).sort(([, a], [, b]) => b - a)[0];
	return isAway ? 'away' : all === 0 || most === undefined ? 'none' : most[0];
}

/** Units that mean something to both readers. @template {Unit} T @param {readonly T[]} units @returns {T[]} */
export function clear(units) {
	return units.filter(unit => unit.a !== 'unclear' && unit.b !== 'unclear');
}

/** Units on which both readers agree. @template {Unit} T @param {readonly T[]} units @returns {T[]} */
export function agreed(units) {
	return clear(units).filter(unit => unit.a === unit.b);
}

/** How often each phase of the readers, by row, was told as which one. @param {readonly Judged[]} units */
export function confusion(units) {
	/** @type {Record<string, Record<string, number>>} */
	const table = {};
	for (const unit of units) {
		const row = (table[`${unit.kind} ${unit.a}`] ??= {});
		row[unit.told] = (row[unit.told] ?? 0) + 1;
	}
	return table;
}

/** Cohen's kappa: agreement with a reader beyond what chance gives; NaN where there is nothing to agree on. @param {readonly Judged[]} units @param {'a' | 'b'} reader */
export function kappa(units, reader = 'a') {
	const share = (/** @type {(unit: Judged) => boolean} */ test) => units.filter(test).length / units.length;
	const same = share(unit => unit[reader] === unit.told);
	const labels = new Set(units.flatMap(unit => [unit[reader], unit.told]));
	const chance = [...labels].reduce((sum, label) => sum + share(unit => unit[reader] === label) * share(unit => unit.told === label), 0);
	return chance === 1 ? 1 : (same - chance) / (1 - chance);
}
