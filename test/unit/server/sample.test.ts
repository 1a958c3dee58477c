import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Calendar } from '../../../src/domain/calendar.ts';
import { silentLogger } from '../../../src/base/log.ts';
import { Disposables } from '../../../src/base/disposables.ts';
import { initializationSchema } from '../../../src/protocol/lsp.ts';
import { open } from '../../../src/server/open.ts';
import { sampleHome } from '../../../src/server/sample.ts';
import { coverageBlock } from '../../../src/server/snapshot/coverageBlock.ts';
import { overviewOf } from '../../../src/server/snapshot/overview.ts';

const folder = path.resolve(import.meta.dirname, '../../../media/sample');

suite('sample data', () => {
	test('is moved so that its last day is today, at the same time of day in every zone', () => {
		const now = Date.parse('2027-03-05T20:00:00Z');
		for (const zone of ['UTC', 'Asia/Tokyo', 'America/Los_Angeles']) {
			const calendar = new Calendar(zone);
			const sample = sampleHome(folder, calendar, now);
			assert.equal(calendar.dayOf(sample.now), calendar.dayOf(now), zone);
			assert.equal(calendar.format(sample.now, 'HH:mm'), lastTimeOfSample(), zone);
			sample.dispose();
			assert.ok(!existsSync(sample.home), zone);
		}
	});
	test('is shown whole: today, a week, both agents, every phase of a transcript', async () => {
		const owned = new Disposables();
		const opened = open({ ...initializationSchema.parse({ sample: folder, timeZone: 'UTC' }), folders: [] }, owned, silentLogger, {
			documentAt: () => undefined,
			ledgersChanged: () => undefined,
			valueChanged: () => undefined,
		});
		assert.ok(opened.kind === 'open');
		await opened.engine.sweep();
		const { spend, time, sample } = overviewOf(
			opened.engine.book,
			{ period: 'today', project: null },
			{
				places: () => opened.engine.places(),
				measured: opened.ledgers.measured(),
				coverage: coverageBlock(opened.ledgers.measured(), null),
				readings: undefined,
				budget: null,
				sample: true,
			},
		);
		owned.dispose();
		assert.ok(sample && (spend.money.usd ?? 0) > 0 && spend.money.unpricedTokens === 0);
		assert.ok(time.phases.spec > 0 && time.phases.delegate > 0 && time.phases.verify > 0);
		assert.ok(spend.models.some(model => model.model.startsWith('claude')) && spend.models.some(model => model.model.startsWith('gpt')));
	});
});

/** A minute after the last time written anywhere in the sample. */
function lastTimeOfSample(): string {
	const { lastDay } = JSON.parse(readFileSync(path.join(folder, 'sample.json'), 'utf8')) as { lastDay: string };
	const sample = sampleHome(folder, new Calendar('UTC'), Date.parse(lastDay));
	sample.dispose();
	return new Date(sample.now).toISOString().slice(11, 16);
}
