import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { silentLogger } from '../../../../src/base/log.ts';
import { overviewSchema, type Overview } from '../../../../src/protocol/overview.ts';
import type { Engine } from '../../../../src/server/engine.ts';
import { usualVerification } from '../../../../src/server/ledger/coveredTree.ts';
import { Ledgers } from '../../../../src/server/ledger/ledgers.ts';
import { overviewOf } from '../../../../src/server/snapshot/overview.ts';
import { OpenChanges } from '../../../../src/server/value/openChanges.ts';
import { lines, Story } from './story.ts';

suite('what the spend of a period became, on the Overview', function () {
	this.timeout(60_000);
	let story: Story;
	let engine: Engine;
	let ledgers: Ledgers;
	let changes: OpenChanges;
	/** Resolves when another thing is known than before. */
	let news: PromiseWithResolvers<undefined>;

	const begin = async (folders: readonly string[] = [story.repository.root]): Promise<void> => {
		engine = await story.engine();
		const { book, marks } = engine;
		ledgers = new Ledgers(
			{ book, marks, documentAt: () => undefined, folders, verification: usualVerification },
			() => undefined,
			silentLogger,
		);
		changes = new OpenChanges(book, () => {
			news.resolve(undefined);
		});
	};
	setup(() => {
		news = Promise.withResolvers<undefined>();
		story = new Story(Date.parse('2026-08-03T09:00:00Z'));
	});
	teardown(() => {
		changes.dispose();
		ledgers.dispose();
		engine.close();
		story.remove();
	});

	const value = (): Overview['value'] => {
		const measured = ledgers.measured();
		const around = {
			places: () => [],
			measured,
			coverage: { kind: 'notMeasured', why: 'noFolder' },
			readings: changes.known(ledgers.trees),
		} as const;
		const made = overviewOf(engine.book, { period: 'today', project: null }, { ...around, budget: null, sample: false });
		return overviewSchema.parse(JSON.parse(JSON.stringify(made))).value;
	};
	const valueThen = async (): Promise<Overview['value']> => {
		assert.deepEqual(value(), { kind: 'notMeasured', why: 'looking' });
		await news.promise;
		return value();
	};

	test('is told by the last reading of git, and nobody waits for one', async () => {
		story.session('claude-code', { 'a.ts': lines('a', 6), 'dropped.ts': lines('b', 2) });
		story.repository.git('add', 'a.ts');
		story.repository.git('commit', '-q', '-m', 'A');
		story.repository.git('clean', '-q', '-f');
		await begin();
		assert.deepEqual(value(), { kind: 'notMeasured', why: 'looking' });
		ledgers.start();
		const told = await valueThen();
		assert.ok(told.kind === 'measured' && told.landed !== null && told.notLanded !== null && told.landed > 0);
		assert.deepEqual([told.changes, told.notFollowed], [1, 0]);
		assert.ok(Math.abs(told.landed / 3 - told.notLanded) < 1e-9, 'six lines of eight landed');
	});

	test('a folder that git knows nothing of is said to be one', async () => {
		story.session('claude-code', { 'a.ts': lines('a', 6) });
		rmSync(path.join(story.repository.root, '.git'), { recursive: true });
		await begin();
		ledgers.start();
		assert.deepEqual(await valueThen(), { kind: 'notMeasured', why: 'noRepository' });
	});

	test('without an open folder nothing is known of it', async () => {
		story.session('claude-code', { 'a.ts': lines('a', 6) });
		await begin([]);
		ledgers.start();
		assert.deepEqual(value(), { kind: 'notMeasured', why: 'noFolder' });
	});

	test('what went into projects that are not open is told apart, and no zero is made of it', async () => {
		story.session('claude-code', {}, '/srv/elsewhere');
		await begin();
		ledgers.start();
		assert.deepEqual(await valueThen(), { kind: 'notMeasured', why: 'elsewhere' });
	});
});
