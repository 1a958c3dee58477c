import { everything } from '../../../../src/server/book.ts';
import assert from 'node:assert/strict';
import { agreed, judge, kappa, readUnits, type Judged, type Slice } from '../../../../scripts/lib/labelled.mjs';
import type { Logger } from '../../../../src/base/log.ts';
import { slicesIn } from '../../../../src/server/engineerTime.ts';
import { openEngine } from '../../../../src/server/engine.ts';
import { sharedPath } from '../../../support/shared.ts';

const labels = sharedPath('labels', 'units.jsonl');
const home = sharedPath('fixtures', 'home');
/** A transcript that cannot be read spoils what is measured. */
const complain = (message: string): never => assert.fail(message);
const log: Logger = { info: () => undefined, warn: complain, error: complain };
/** Later than anything that was labelled. */
const now = Date.parse('2030-01-01T00:00:00Z');

/** As the command line cuts it. */
async function slicesOfHome(folder: string): Promise<Slice[]> {
	const opened = openEngine({ store: null, home: folder, extraHomes: [], timeZone: 'UTC', prices: {}, log, now: () => now });
	assert.ok(opened.kind === 'open');
	const { engine } = opened;
	try {
		await engine.sweep();
		const slices = slicesIn(engine.book, everything);
		return slices.map(({ phase, start, end }) => ({ phase, start: new Date(start).toISOString(), end: new Date(end).toISOString() }));
	} finally {
		engine.close();
	}
}

suite('Phases of labelled sessions', () => {
	let units: Judged[] = [];
	suiteSetup(async function () {
		if (labels === undefined || home === undefined) {
			this.skip();
		}
		units = agreed(await judge(readUnits(labels), home, 'session', slicesOfHome));
	});

	/** The floors lie two or three units below what is reached: 0.883, turns 0.961, gaps 0.746. */
	const check = (least: number, of: readonly Judged[]): void => {
		assert.ok(least <= kappa(of), `kappa is ${kappa(of).toFixed(3)} over ${of.length} units`);
	};
	test('agree with both readers', () => {
		check(0.86, units);
	});
	test('agree with both readers on turns', () => {
		check(
			0.92,
			units.filter(unit => unit.kind === 'turn'),
		);
	});
	test('agree with both readers on gaps', () => {
		check(
			0.7,
			units.filter(unit => unit.kind === 'gap'),
		);
	});
});
