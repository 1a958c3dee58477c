import assert from 'node:assert/strict';
import path from 'node:path';
import {
	defaultReportGlobs,
	HEAD_LENGTH,
	kindOfReport,
	reportGlobs,
	type ReportKind,
} from '../../../../../src/domain/ledger/reports/kind.ts';
import { allFixtures } from './fixtures.ts';

const check = (head: string, expected: ReportKind | null, name = 'report'): void => {
	assert.equal(kindOfReport(name, head), expected);
};

suite('Reports: what a file is', () => {
	test('lcov, with or without a test name, after comments and a byte order mark', () => {
		check('TN:\nSF:a.c\n', 'lcov');
		check('SF:a.c\n', 'lcov');
		check('\uFEFF# by hand\r\n#\r\nTN:first\r\n', 'lcov');
	});
	test('a Go profile', () => {
		check('mode: atomic\nexample.com/a.go:1.1,2.2 1 1\n', 'goCover');
		check('mode: unheard of\n', null);
		check('mode: settled\n', null);
	});
	test('Cobertura is not Clover, though both call their root "coverage"', () => {
		check('<?xml version="1.0" ?><!DOCTYPE coverage SYSTEM "x.dtd"><coverage line-rate="1">', 'cobertura');
		check('<?xml version="1.0"?><coverage generated="1" clover="3.2.0"><project/>', null);
	});
	test('JaCoCo, by its document type or its elements', () => {
		check('<!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="till">', 'jacoco');
		check('<report name="till"><sessioninfo id="a" start="1" dump="2"/>', 'jacoco');
		check('<report name="weather"><day/></report>', null);
	});
	test('JUnit, behind comments that name something else', () => {
		check('<?xml version="1.0"?>\n<!-- <coverage> -->\n<testsuites>', 'junit');
		check('<testsuite name="till">', 'junit');
	});
	test('JSON goes by its own fields', () => {
		check('{"result":[{"scriptId":"3","url":"node:fs"', 'v8');
		check('{"/a.js": {"path":"/a.js","all":false,"statementMap":{', 'istanbul');
		check('{\n\t"schemaVersion": "2", "files": {', 'mutation');
		check('{"files":{"src/a.ts":{"language":"typescript","mutants":[{"id"', 'mutation');
	});
	test('JSON that has not told yet goes by its name', () => {
		const source = `{"files":{"src/a.ts":{"source":"${'x'.repeat(HEAD_LENGTH)}`;
		check(source, 'mutation', 'reports/mutation/mutation.json');
		check(source, null, 'data.json');
		check('{', 'istanbul', 'C:\\work\\coverage\\coverage-final.json');
	});
	test('totals alone are no report of lines', () => {
		check('{"total": {"lines":{"total":34,"covered":26}}}', null, 'coverage-summary.json');
	});
	test('anything else is none', () => {
		for (const head of ['', ' ', '<', '<!--', '<?', '[]', '{}', 'null', '<html>', '\0\0\0', 'SF', '<!DOCTYPE x [<!ENTITY a "b">']) {
			check(head, null);
		}
	});
});

suite('Reports: where they are looked for', () => {
	for (const { claim, file, kind } of allFixtures()) {
		test(`${file} of ${claim.replaceAll('-', ' ')} lies where it is looked for`, () => {
			const usual: readonly string[] = [file, `coverage/tmp/${file}`, `reports/mutation/${file}`, `cobertura/${file}`];
			assert.ok(usual.some(place => reportGlobs[kind].some(glob => path.matchesGlob(`till/${place}`, glob))));
		});
	}

	test('each glob once, and none that finds JSON or XML of any name', () => {
		assert.equal(new Set(defaultReportGlobs).size, defaultReportGlobs.length);
		for (const stranger of ['package.json', 'src/data.json', 'pom.xml', 'coverage/coverage-summary.json', 'AndroidManifest.xml']) {
			assert.deepEqual(
				defaultReportGlobs.filter(glob => path.matchesGlob(stranger, glob)),
				[],
			);
		}
	});
});
