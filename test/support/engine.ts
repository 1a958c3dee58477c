import assert from 'node:assert/strict';
import { silentLogger } from '../../src/base/log.ts';
import { openEngine, type Engine } from '../../src/server/engine.ts';

/** An engine over a made-up home that keeps everything in memory; its days are those of UTC. */
export function engineOver(home: string, now: () => number): Engine {
	const opened = openEngine({ store: null, home, extraHomes: [], timeZone: 'UTC', prices: {}, log: silentLogger, now });
	assert.ok(opened.kind === 'open');
	return opened.engine;
}
