import assert from 'node:assert/strict';
import fc from 'fast-check';
import { amountIn, amountText, outcomeDetails } from '../../../../src/domain/value/amount.ts';
import { record, runs } from '../../../support/facts.ts';

suite('amounts of money', () => {
	const check = (text: string, expected: string | undefined): void => {
		const amount = amountIn(text);
		assert.equal(amount === undefined ? undefined : amountText(amount), expected, text);
	};

	test('are read as people write them, with a sign or three letters on either side', () => {
		check('400 EUR', '400 EUR');
		check(' eur 1,200.5 ', '1,200.50 EUR');
		check('$1 200', '1,200 USD');
		check('12€', '12 EUR');
		check('0.05 USD', '0.05 USD');
	});

	test('are none without a currency, with two, or where they could be read in two ways', () => {
		for (const text of ['', '400', 'EUR', '$400 EUR', '1.200 EUR', '1,20 EUR', '-3 EUR', '4 hours', '1e5 EUR', 'NaN USD']) {
			check(text, undefined);
		}
	});

	test('are read as they are written', () => {
		const amount = record({ value: fc.nat({ max: 1e9 }).map(cents => cents / 100), currency: fc.constantFrom('EUR', 'USD', 'CHF') });
		fc.assert(
			fc.property(amount, one => {
				assert.deepEqual(amountIn(amountText(one)), one);
			}),
			runs(300),
		);
	});

	test('stand with the note, as far as either was said', () => {
		assert.equal(outcomeDetails({ amount: null, note: null }), '');
		assert.equal(outcomeDetails({ amount: { value: 3, currency: 'EUR' }, note: 'a tool less' }), ', 3 EUR: a tool less');
	});
});
