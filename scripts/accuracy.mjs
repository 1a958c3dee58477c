#!/usr/bin/env node
/**
 * How far Bookend's phases agree with two readers who labelled real sessions: node scripts/accuracy.mjs [--labels FILE] [--home DIR] [--show].
 * Each session is judged alone, by the built command line. Needs a build, and by default the shared folder beside the project.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

/**
 * @typedef {{ id: string, file: string, kind: 'turn' | 'gap', start: string, end: string, a: string, b: string }} Unit
 * @typedef {{ phase: string, start: string, end: string }} Slice
 * @typedef {Unit & { told: string, isRecorded: boolean }} Judged
 */

const root = path.resolve(import.meta.dirname, '..');
const cli = path.join(root, 'dist/cli.js');
const LEAST_UNIT_MS = 1_000;
const LONG_GAP_MS = 900_000;
/** A long gap of which less is covered counts as away. */
const LEAST_COVERED = 1 / 3;

const { values } = parseArgs({
	options: {
		labels: { type: 'string', default: path.resolve(root, '../shared/labels/units.jsonl') },
		home: { type: 'string', default: path.resolve(root, '../shared/fixtures/home') },
		show: { type: 'boolean', default: false },
	},
});
const missing = [cli, values.labels, values.home].find(file => !existsSync(file));
if (missing === undefined) {
	report(judge(readUnits(values.labels), values.home), values.show);
} else {
	console.error(`Nothing to judge by: ${missing} is not there.`);
	process.exitCode = 1;
}

/** @param {string} file */
function readUnits(file) {
	/** @type {Unit[]} */
	const units = readFileSync(file, 'utf8')
		.split('\n')
		.filter(line => line !== '')
		.map(line => JSON.parse(line));
	return units.filter(unit => Date.parse(unit.end) - Date.parse(unit.start) >= LEAST_UNIT_MS);
}

/** @param {readonly Unit[]} units @param {string} home @returns {Judged[]} */
function judge(units, home) {
	return [...Map.groupBy(units, unit => unit.file)].flatMap(([file, list]) => {
		const slices = slicesOf(file, home);
		const recorded = lastTime(path.join(home, file));
		return list.map(unit => ({ ...unit, told: phaseOf(unit, slices), isRecorded: unit.end <= recorded }));
	});
}

/** Cuts one session in a home of its own. @param {string} file @param {string} home @returns {Slice[]} */
function slicesOf(file, home) {
	const alone = mkdtempSync(path.join(tmpdir(), 'bookend-accuracy-'));
	try {
		for (const part of [file, file.replace(/\.jsonl$/, '')].filter(part => existsSync(path.join(home, part)))) {
			mkdirSync(path.dirname(path.join(alone, part)), { recursive: true });
			cpSync(path.join(home, part), path.join(alone, part), { recursive: true });
		}
		const args = [cli, 'time', '--home', alone, '--no-store', '--slices', '--json'];
		return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })).slices;
	} finally {
		rmSync(alone, { recursive: true });
	}
}

/** The last time that a transcript tells, in ISO form. @param {string} file */
function lastTime(file) {
	const times = readFileSync(file, 'utf8').matchAll(/"timestamp":"([^"]+)"/g);
	return [...times].map(([, time]) => time ?? '').reduce((last, time) => (last < time ? time : last), '');
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

/** @param {readonly Judged[]} units @param {boolean} show */
function report(units, show) {
	const clear = units.filter(unit => unit.a !== 'unclear' && unit.b !== 'unclear');
	const agreed = clear.filter(unit => unit.a === unit.b);
	for (const unit of show ? agreed.filter(unit => unit.told !== unit.a) : []) {
		console.log(
			`${unit.id}: the readers say ${unit.a}, Bookend ${unit.told}${unit.isRecorded ? '' : ' (after the end of the transcript)'}`,
		);
	}
	console.table(confusion(agreed));
	for (const [name, list, label] of /** @type {const} */ ([
		['reader a', clear, 'a'],
		['reader b', clear, 'b'],
		['both readers', agreed, 'a'],
		['both readers, turns', agreed.filter(unit => unit.kind === 'turn'), 'a'],
		['both readers, gaps', agreed.filter(unit => unit.kind === 'gap'), 'a'],
		['both readers, what the transcripts hold', agreed.filter(unit => unit.isRecorded), 'a'],
	])) {
		const pairs = list.map(unit => /** @type {const} */ ([unit[label], unit.told]));
		console.log(`${name}: kappa ${kappa(pairs).toFixed(3)}, ${pairs.filter(([x, y]) => x === y).length} of ${pairs.length} the same`);
	}
}

/** @param {readonly Judged[]} units */
function confusion(units) {
	/** @type {Record<string, Record<string, number>>} */
	const table = {};
	for (const unit of units) {
		const row = (table[`${unit.kind} ${unit.a}`] ??= {});
		row[unit.told] = (row[unit.told] ?? 0) + 1;
	}
	return table;
}

/** Cohen's kappa: agreement beyond what chance gives. @param {readonly (readonly [string, string])[]} pairs */
function kappa(pairs) {
	const share = (/** @type {(pair: readonly [string, string]) => boolean} */ test) => pairs.filter(test).length / pairs.length;
	const same = share(([x, y]) => x === y);
	const chance = [...new Set(pairs.flat())].reduce((sum, label) => sum + share(([x]) => x === label) * share(([, y]) => y === label), 0);
	return chance === 1 ? 1 : (same - chance) / (1 - chance);
}
