import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checked, claimOf, claimOfStatements, testsPass, type Claim } from '../../../../src/domain/trace/claim.ts';
import { textsLike, textsOf } from '../../../support/matching.ts';

suite('what a last message claims', () => {
	const check = (claim: Claim, ...messages: readonly string[]): void => {
		for (const message of messages) {
			assert.equal(claimOf(message), claim, message);
		}
	};

	test('that tests pass, in the words in which it is said', () => {
		check(
			'testsPass',
			'All tests pass.',
			'Quoted fields are read now, and the tests pass.',
			'I added the parser. All 42 tests are passing now.',
			'The full test suite is green.',
			'**Tests:** 12 passed, 0 failed.',
			'- Unit tests: 31/31 ✅',
			'17 out of 17 tests passed without any failures.',
			'`go test ./...` passed.',
			'Ran `npm test`: all green.',
			'Done! ✅ All tests passing',
			'The build fails on Windows still, but all tests pass.',
			'42 passing tests.',
		);
	});

	test('that something else was tried and found right', () => {
		check(
			'checked',
			'Everything works now.',
			'The build passes and the linter is clean.',
			'I verified the fix by hand in the browser.',
			'Verified with `python3 hello.py`; output was `hello world`.',
			'Typecheck passes.',
			'The export works as expected.',
			'Fix verified in production.',
		);
	});

	test('nothing where it is only expected, asked for, or conditional', () => {
		check(
			'nothing',
			'The tests should pass now.',
			'I have not run the tests.',
			"I couldn't run the tests here, so please check that all tests pass.",
			'Once all tests pass, you can merge.',
			'Please run the suite to make sure the tests pass.',
			'Do all tests pass?',
			'If the build passes, deploy it.',
			'Next step: verify that everything works as expected.',
			'I changed the code to make the tests pass.',
		);
	});

	test('nothing where it is partly untrue', () => {
		check(
			'nothing',
			'11 tests pass, 1 failed.',
			'All tests pass except the two for the old parser.',
			'The tests pass, apart from an unrelated failure in the lexer.',
			'12 tests failed.',
		);
	});

	test('nothing where the words are about something else', () => {
		check(
			'nothing',
			'',
			'The test passes a mock to the parser.',
			'Tests pass the options through to the runner.',
			'I added tests for the parser.',
			'Here is what was printed:\n```\n12 tests passed\n```\nIt looks odd.',
			'> all tests pass\nThat is what the reviewer wrote.',
			'Die Tests laufen durch.',
		);
	});

	test('is found wherever reading every statement finds it', () => {
		const around = fc.constantFrom(
			'**',
			'`',
			'```\n',
			'\n> ',
			'Tests: 3',
			'/3',
			'0 failed',
			' without any errors ',
			'It',
			'TESTS ',
			'’',
			' but ',
		);
		let found = 0;
		fc.assert(
			fc.property(textsOf(textsLike(testsPass), textsLike(checked), around), message => {
				const claim = claimOfStatements(message);
				found += Number(claim !== 'nothing');
				assert.equal(claimOf(message), claim);
			}),
			{ numRuns: 2_000 },
		);
		assert.ok(found > 500);
	});

	test('takes no longer for a message that never ends', () => {
		check('nothing', 'tests and '.repeat(200_000), 'a '.repeat(500_000), 'test'.repeat(100_000), ' '.repeat(1_000_000));
	});
});
