import assert from 'node:assert/strict';
import type { SupervisorState } from '../../../../src/client/server/supervisor.ts';
import { troubleOf } from '../../../../src/client/server/trouble.ts';
import { waitAfter } from '../../../../src/client/server/backOff.ts';

suite('trouble with the server', () => {
	const check = (state: SupervisorState<null>, kind: string | undefined, sentence: RegExp): void => {
		const trouble = troubleOf(state);
		assert.equal(trouble?.kind, kind);
		assert.match(trouble?.sentence ?? '', sentence);
	};

	test('none while it runs', () => {
		assert.equal(troubleOf({ kind: 'running', value: null }), null);
	});
	test('the first start is no trouble to speak of', () => {
		check({ kind: 'starting', crashes: 0 }, 'starting', /^Bookend is starting\.$/);
	});
	test('a crash says when it is started again', () => {
		check({ kind: 'waiting', crashes: 3, waitMs: waitAfter(3) }, 'restarting', /stopped unexpectedly.* after 4 s\.$/);
	});
	test('a start after a crash is not told as the first', () => {
		check({ kind: 'starting', crashes: 1 }, 'restarting', /being started again/);
	});
	test('many crashes in a row are said to be many, and where to look', () => {
		check({ kind: 'waiting', crashes: 7, waitMs: waitAfter(7) }, 'stopped', /7 times in a row; the log says why.* after 60 s\.$/);
	});
	test('stopped by hand', () => {
		check({ kind: 'stopped' }, 'stopped', /not running/);
	});
});
