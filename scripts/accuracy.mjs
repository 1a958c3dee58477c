#!/usr/bin/env node
/**
 * How far Bookend's phases agree with two readers who labelled real sessions: node scripts/accuracy.mjs [--labels FILE] [--home DIR] [--show].
 * Each session is judged alone, by the built command line. Needs a build, and by default the shared folder beside the project.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { agreed, clear, confusion, judge, kappa, readUnits } from './lib/labelled.mjs';

/** @typedef {import('./lib/labelled.mjs').Judged} Judged */

const root = path.resolve(import.meta.dirname, '..');
const cli = path.join(root, 'dist/cli.js');

const { values } = parseArgs({
	options: {
		labels: { type: 'string', default: path.resolve(root, '../shared/labels/units.jsonl') },
		home: { type: 'string', default: path.resolve(root, '../shared/fixtures/home') },
		show: { type: 'boolean', default: false },
	},
});
const missing = [cli, values.labels, values.home].find(file => !existsSync(file));
if (missing === undefined) {
	const units = readUnits(values.labels);
	const judged = await judge(units, values.home, 'session', slicesIn);
	report(judged, values.show);
	reportNamedAlone(judged, await judge(units, values.home, 'file', slicesIn));
} else {
	console.error(`Nothing to judge by: ${missing} is not there.`);
	process.exitCode = 1;
}

/** @param {string} home @returns {import('./lib/labelled.mjs').Slice[]} */
function slicesIn(home) {
	const args = [cli, 'time', '--home', home, '--no-store', '--slices', '--json'];
	return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })).slices;
}

/** @param {readonly Judged[]} units @param {boolean} show */
function report(units, show) {
	const both = agreed(units);
	for (const unit of show ? both.filter(unit => unit.told !== unit.a) : []) {
		console.log(`${unit.id} (${unit.kind}, ${unit.start} to ${unit.end}): the readers say ${unit.a}, Bookend ${unit.told}`);
	}
	console.log('What both readers say, by row, and what Bookend says:');
	console.table(confusion(both));
	say('reader a', clear(units), 'a');
	say('reader b', clear(units), 'b');
	say('both readers', both);
	say('both readers, turns', ofKind(both, 'turn'));
	say('both readers, gaps', ofKind(both, 'gap'));
}

/** The same by the named transcripts only, where that is less than the session. @param {readonly Judged[]} whole @param {readonly Judged[]} named */
function reportNamedAlone(whole, named) {
	const changed = named.filter((unit, at) => unit.told !== whole[at]?.told).length;
	if (changed > 0) {
		console.log(`By the named transcripts alone, which end before their session does (${changed} units are told otherwise):`);
		const both = agreed(named);
		say('both readers', both);
		say('both readers, turns', ofKind(both, 'turn'));
		say('both readers, gaps', ofKind(both, 'gap'));
	}
}

/** @param {readonly Judged[]} units @param {Judged['kind']} kind */
function ofKind(units, kind) {
	return units.filter(unit => unit.kind === kind);
}

/** @param {string} name @param {readonly Judged[]} units @param {'a' | 'b'} [reader] */
function say(name, units, reader = 'a') {
	const same = units.filter(unit => unit[reader] === unit.told).length;
	console.log(`${name}: kappa ${kappa(units, reader).toFixed(3)}, ${same} of ${units.length} the same`);
}
