import assert from 'node:assert/strict';
import { outcomeOf, parseJunit, type TestOutcome } from '../../../../../src/domain/ledger/reports/junit.ts';
import { parseMutation, provedLines } from '../../../../../src/domain/ledger/reports/mutation.ts';

suite('JUnit: what the whole run says', () => {
	const check = (text: string, expected: TestOutcome): void => {
		assert.equal(outcomeOf(parseJunit(text)), expected);
	};
	test('one case that passed, and none that failed', () => {
		check('<testsuite><testcase name="a"/><testcase name="b"><skipped/></testcase></testsuite>', 'passed');
	});
	test('skipped cases alone ran nothing', () => {
		check('<testsuite><testcase name="b"><skipped/></testcase></testsuite>', 'nothingRan');
		check('<testsuites/>', 'nothingRan');
	});
	test('a failure that only the suite counts', () => {
		check('<testsuite tests="1" errors="1"><testcase name="a"/></testsuite>', 'failed');
	});
	test('a report that breaks off does not pass', () => {
		check('<testsuite><testcase name="a"/><testcase name="b">', 'unknown');
	});
	test('a report that breaks off after a failure failed', () => {
		check('<testsuite><testcase name="a"><failure/></testcase><testcase', 'failed');
	});
	test('words that look like a failure are none', () => {
		check(
			'<testsuite><testcase name="&lt;failure/>"><system-out>&lt;failure/> <![CDATA[<failure/>]]></system-out></testcase></testsuite>',
			'passed',
		);
	});
	test('a failure inside of a property is none of the case', () => {
		check('<testsuite><testcase name="a"><properties><failure/></properties></testcase></testsuite>', 'passed');
	});
});

suite('Mutants: which reports are read', () => {
	const report = (schemaVersion: unknown): string => JSON.stringify({ schemaVersion, thresholds: {}, files: {} });
	test('versions 1 and 2', () => {
		for (const version of ['1', '1.0', '1.7.2', '2', '2.0.0', 2]) {
			assert.deepEqual(parseMutation(report(version)), { files: [], roots: [], issues: [] });
		}
	});
	test('no other version, and none at all', () => {
		for (const version of ['3', '10', '', null, undefined, {}, '1.']) {
			assert.deepEqual(parseMutation(report(version)).issues, [{ kind: 'otherFormat' }]);
		}
	});
	test('a file without mutants proves nothing', () => {
		assert.deepEqual(provedLines({ path: 'a.ts', mutants: [], source: null }), []);
	});
});
