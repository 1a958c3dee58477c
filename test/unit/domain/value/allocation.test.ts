import assert from 'node:assert/strict';
import type { PriceOf } from '../../../../src/domain/spend/price.ts';
import { noUsage } from '../../../../src/domain/spend/usage.ts';
import { allocationOf, type Allocation } from '../../../../src/domain/value/allocation.ts';
import type { WorkKind } from '../../../../src/domain/value/kind.ts';
import { proposalsAmong } from '../../../../src/domain/value/proposals.ts';
import { seededRandom, type Random } from '../../../../src/domain/value/statistics/random.ts';
import type { ValuedSession } from '../../../../src/domain/value/valuedSession.ts';
import { session as sessionNamed } from '../../../support/ledger.ts';
import { normal } from './statistics/engineers.ts';

/** US dollars for each token of output. */
const prices: Readonly<Record<string, number>> = { large: 3, middle: 2, small: 1 };
const priceOf: PriceOf = (model, usage) => {
	const price = prices[model ?? ''];
	return price === undefined ? { kind: 'unpriced', model } : { kind: 'known', usd: price * usage.output };
};

function session(model: string | null, told: Partial<ValuedSession> = {}): ValuedSession {
	const usage = { ...noUsage, output: 10 };
	return {
		session: sessionNamed(),
		kind: 'feature',
		model,
		costUsd: 30,
		correctingTurns: 0,
		alive: null,
		landed: null,
		responses: [{ model, usage, at: 0 }],
		...told,
	};
}

const times = (count: number, make: (index: number) => ValuedSession): readonly ValuedSession[] =>
	Array.from({ length: count }, (_, index) => make(index));
const allocated = (sessions: readonly ValuedSession[], seed = 1): Allocation => allocationOf(sessions, priceOf, seededRandom(seed));

suite('model allocation', function () {
	this.timeout(60_000);

	test('under eight sessions there is too little to say anything', () => {
		const [row] = allocated(times(7, () => session('large'))).rows;
		assert.ok(row);
		assert.deepEqual([row.kind, row.model, row.n], ['feature', 'large', 7]);
		assert.deepEqual(row.costPerSession, { kind: 'tooFew', n: 7 });
		assert.deepEqual(row.correctingTurns, { kind: 'tooFew', n: 7 });
	});

	test('each figure has the sessions of which it is known', () => {
		const sessions = times(10, index =>
			session('large', {
				costUsd: index === 0 ? null : 2 + index,
				alive: index < 9 ? { lines: 4, verified: index % 4 } : null,
				landed: index < 8 ? 0.5 : null,
				correctingTurns: index % 2,
			}),
		);
		const [row] = allocated(sessions).rows;
		assert.ok(row);
		assert.deepEqual(
			[row.costPerSession, row.correctingTurns, row.shareVerified, row.shareLanded].map(figure => figure.n),
			[9, 10, 9, 8],
		);
		assert.deepEqual(
			[row.costPerSession, row.correctingTurns, row.shareLanded].map(figure => figure.kind === 'known' && figure.value),
			[7, 0.5, 0.5],
		);
		assert.equal(row.costPerVerifiedLine.n, 8);
	});

	test('no verified line is no cost per line, and no cheap one', () => {
		const [row] = allocated(times(8, () => session('large', { alive: { lines: 3, verified: 0 } }))).rows;
		assert.deepEqual(row?.costPerVerifiedLine, { kind: 'none', n: 8 });
	});

	test('the same tokens have the prices of the cheaper models that were used, the cheapest first', () => {
		const rows = allocated([
			session('middle'),
			session('middle', { kind: 'fix' }),
			session('small'),
			session('large'),
			session('nova'),
		]).rows;
		const row = (model: string) => rows.find(one => one.model === model && one.kind === 'feature');
		assert.deepEqual(row('large')?.sameTokens, [
			{ model: 'small', usd: 10 },
			{ model: 'middle', usd: 20 },
		]);
		assert.deepEqual(row('small')?.sameTokens, []);
		assert.deepEqual([row('nova')?.costUsd, row('nova')?.sameTokens], [null, []]);
	});

	test('sessions without a model are counted apart', () => {
		const allocation = allocated([session(null), session('large')]);
		assert.deepEqual([allocation.withoutModel, allocation.rows.length], [1, 1]);
	});

	test('a cheaper model that did as well is proposed for a trial, with what speaks against it', () => {
		const [proposal, ...others] = allocated(compared(seededRandom(3), 0.2)).proposals;
		assert.deepEqual(
			[proposal?.kind, proposal?.usual, proposal?.cheaper, proposal?.n, others],
			['feature', 'large', 'small', { usual: 20, cheaper: 12 }, []],
		);
		assert.match(proposal?.caveat ?? '', /Hard tasks may have gone to the larger model/);
	});

	test('none is proposed where more had to be corrected, or where its list price is no lower', () => {
		const sessions = compared(seededRandom(3), 0.2);
		const worse = sessions.map(one => (one.model === 'small' ? { ...one, correctingTurns: 6 } : one));
		assert.deepEqual(allocated(worse).proposals, []);
		const swapped = sessions.map(one => ({ ...one, model: one.model === 'small' ? 'large' : 'small' }));
		assert.deepEqual(allocated(swapped).proposals, []);
	});

	test('with no true difference a proposal appears for at most 5 of 100 engineers, and with a large one for most', () => {
		const shownTo = (factor: number, engineers: number): number => {
			const random = seededRandom(11);
			return Array.from({ length: engineers }, () => isShown(random, factor)).filter(Boolean).length / engineers;
		};
		const [byChance, truly] = [shownTo(1, 1_000), shownTo(0.25, 100)];
		assert.ok(byChance <= 0.05 && truly >= 0.8, `${String(byChance)}, ${String(truly)}`);
	});
});

/** Twenty sessions with the large model, and twelve with the small one, whose costs are that much of the other's. */
function compared(random: Random, factor: number, kind: WorkKind = 'feature'): readonly ValuedSession[] {
	const cost = (): number => Math.exp(normal(random));
	return [
		...times(20, () => session('large', { kind, costUsd: cost() })),
		...times(12, () => session('small', { kind, costUsd: cost() * factor })),
	];
}

/** Three kinds of work are compared, as an engineer would have them. */
function isShown(random: Random, factor: number): boolean {
	const cells = (['feature', 'fix', 'test'] as const).flatMap(kind => {
		const sessions = compared(random, factor, kind);
		return ['large', 'small'].map(model => ({ kind, model, sessions: sessions.filter(one => one.model === model) }));
	});
	return proposalsAmong(cells, (_, model) => model === 'small', random).length > 0;
}
