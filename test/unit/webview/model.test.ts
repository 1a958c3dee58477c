import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { overviewSchema, type Overview, type Progress, type Scope, type Trouble } from '../../../src/protocol/overview.ts';
import { toOverviewPage } from '../../../src/protocol/webview.ts';
import {
	chosen,
	emptyState,
	isWaiting,
	received,
	restored,
	savedForm,
	savedOf,
	scopeOf,
	viewOf,
	type PageState,
	type View,
} from '../../../src/webview/overview/model.ts';
import { coverages } from '../../page/coverageStates.ts';
import { twoLooks } from '../../page/lookStates.ts';
import { day, dayWith, month, nothingFound, nothingInPeriod, state, states, week } from '../../page/states.ts';

const ofWeek: Scope = { period: 'week', project: null };
const reading: Progress = { kind: 'reading', filesDone: 1, filesTotal: 2, bytesDone: 1, bytesTotal: 2 };
const trouble = (kind: Trouble['kind']): Trouble => ({ kind, sentence: 'A sentence.' });

suite('what the page holds', () => {
	test('the invented states are ones that the host could send', () => {
		const ofCoverage = Object.entries(coverages).map(([name, coverage]) => [name, dayWith(coverage)] as const);
		for (const [name, message] of [...Object.entries(states), ...ofCoverage]) {
			assert.deepEqual(toOverviewPage.parse(message), message, name);
		}
	});

	test('a new form of the Overview has a new name, so that nothing kept in the old form is drawn', () => {
		const form = createHash('sha256')
			.update(JSON.stringify(z.toJSONSchema(overviewSchema)))
			.digest('hex')
			.slice(0, 8);
		assert.equal(savedForm, `overview-${form}`, `The Overview has another form: set savedForm in model.ts to 'overview-${form}'.`);
	});

	test('the switches show the choice at once, and the figures follow', () => {
		const asked = chosen(received(emptyState, state(day)), ofWeek);
		assert.deepEqual(scopeOf(asked), ofWeek);
		assert.equal(asked.overview, day);
		assert.equal(isWaiting(asked), true);
		const answered = received(asked, state(week));
		assert.equal(answered.overview, week);
		assert.equal(isWaiting(answered), false);
		assert.equal(answered.wish, null);
	});

	test('figures of a scope that was left do not replace those of the one that was kept', () => {
		const back = restored(savedOf(received(emptyState, state(week)), 0)).state;
		assert.equal(received(back, state(day)).overview, week);
		assert.equal(received(back, state(month)).overview, week);
		assert.deepEqual(scopeOf(received(back, state(day))), ofWeek);
	});

	test('a wish for a project that is gone ends', () => {
		const asked = chosen(emptyState, { period: 'today', project: '/gone' });
		const answered = received(asked, state(day));
		assert.equal(answered.overview, day);
		assert.deepEqual(scopeOf(answered), day.scope);
	});

	test('what is kept while hidden comes back, without what is of the moment', () => {
		const before: PageState = { overview: week, progress: reading, trouble: trouble('stopped'), look: twoLooks, wish: null };
		const kept: unknown = JSON.parse(JSON.stringify(savedOf(before, 120)));
		assert.deepEqual(restored(kept), { state: { overview: week, progress: null, trouble: null, look: null, wish: ofWeek }, scroll: 120 });
	});

	test('what was kept in another form is forgotten', () => {
		for (const kept of [undefined, null, 7, 'text', {}, { form: 'overview-0', overview: {} }]) {
			assert.deepEqual(restored(kept), { state: emptyState, scroll: 0 });
		}
	});

	const checkView = (overview: Overview | null, progress: Progress | null, kind: Trouble['kind'] | null, expected: View): void => {
		assert.equal(viewOf({ overview, progress, trouble: kind === null ? null : trouble(kind), look: null, wish: null }), expected);
	};
	test('nothing yet is loading, unless trouble keeps it from ever coming', () => {
		checkView(null, null, null, 'loading');
		checkView(null, null, 'starting', 'loading');
		checkView(null, null, 'restarting', 'loading');
		checkView(null, null, 'noSqlite', 'troubleOnly');
		checkView(null, null, 'stopped', 'troubleOnly');
		checkView(null, null, 'storeUnusable', 'troubleOnly');
	});
	test('no session at all is a welcome once reading is over', () => {
		checkView(nothingFound, reading, null, 'loading');
		checkView(nothingFound, { ...reading, kind: 'idle' }, null, 'welcome');
	});
	test('figures stay while trouble lasts', () => {
		checkView(day, null, 'stopped', 'figures');
		checkView(nothingInPeriod, null, null, 'nothingInPeriod');
	});
});
