import assert from 'node:assert/strict';
import { SessionTitles } from '../../../../src/client/views/unverified/sessionTitles.ts';
import { sessionWith } from './session.ts';

/** A server that knows sessions by these titles, and counts how often it is asked. */
class Desk {
	titles: Record<string, string> = {};
	asked = 0;
	changes = 0;
	readonly shown = new SessionTitles(
		() => {
			this.asked += 1;
			return Promise.resolve(Object.entries(this.titles).map(([id, title]) => sessionWith({ id, title })));
		},
		() => {
			this.changes += 1;
		},
	);

	/** Looks until nothing more is asked for, as a tree that is drawn again does. */
	async settled(...sessions: readonly string[]): Promise<readonly (string | undefined)[]> {
		sessions.forEach(session => this.shown.of(session));
		await new Promise(setImmediate);
		return sessions.map(session => this.shown.of(session));
	}
}

suite('titles of sessions', () => {
	test('are asked for once for all that are met together', async () => {
		const desk = new Desk();
		desk.titles = { 'codex:1': 'Water the beds', 'codex:2': 'Sort them' };
		assert.equal(desk.shown.of('codex:1'), undefined);
		assert.deepEqual(await desk.settled('codex:1', 'codex:2'), ['Water the beds', 'Sort them']);
		assert.deepEqual([desk.asked, desk.changes], [1, 1]);
	});

	test('are asked for again when another session is met, and not for one that nobody knows', async () => {
		const desk = new Desk();
		assert.deepEqual(await desk.settled('codex:1'), [undefined]);
		await desk.settled('codex:1');
		assert.equal(desk.asked, 1);
		desk.titles = { 'codex:2': 'Sort them' };
		assert.deepEqual(await desk.settled('codex:2'), ['Sort them']);
		assert.equal(desk.asked, 2);
	});

	test('that may be others now are asked for again', async () => {
		const desk = new Desk();
		desk.titles = { 'codex:1': 'Water the beds' };
		await desk.settled('codex:1');
		desk.titles = { 'codex:1': 'Sample' };
		desk.shown.forget();
		assert.deepEqual(await desk.settled('codex:1'), ['Sample']);
	});
});
