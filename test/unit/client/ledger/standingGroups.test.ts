import assert from 'node:assert/strict';
import { groupOf, type StandingGroup } from '../../../../src/client/ledger/standingGroups.ts';
import { coverageStateOf } from '../../../../src/client/ledger/coverageState.ts';
import { standings, type Standing } from '../../../../src/domain/ledger/standing.ts';
import { fileWith } from './files.ts';

suite('groups of standings', () => {
	test('what is verified is so by whatever verified it', () => {
		assert.ok(standings.every(standing => groupOf({ standing, verified: true }) === 'verified'));
	});
	test('tests that do not count and tests that did not do are told apart from nothing', () => {
		const check = (group: StandingGroup, ...expected: readonly Standing[]): void => {
			assert.deepEqual(
				standings.filter(standing => groupOf({ standing, verified: false }) === group),
				expected,
			);
		};
		check('selfGraded', 'selfGraded');
		check('tested', 'proved', 'exercised', 'reviewed', 'tested');
		check('unverified', 'checked', 'seen', 'nothing');
		check('verified');
	});
});

suite('what is known of coverage', () => {
	test('there are lines to review', () => {
		assert.equal(coverageStateOf([fileWith({})], { verified: 29, alive: 41 }), 'unverified');
	});
	test('all of them are verified', () => {
		assert.equal(coverageStateOf([], { verified: 41, alive: 41 }), 'verified');
	});
	test('there are none, which is not the same', () => {
		assert.equal(coverageStateOf([], null), 'nothingToVerify');
	});
	test('without an answer nothing is claimed', () => {
		assert.equal(coverageStateOf([], undefined), 'unknown');
	});
});
