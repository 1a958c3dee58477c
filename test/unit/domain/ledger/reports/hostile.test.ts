/** Reports lie in a workspace that anybody may have written: whatever they hold, reading ends, in bounds, with a value. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reportKinds, kindOfReport, type ReportKind } from '../../../../../src/domain/ledger/reports/kind.ts';
import type { CoverageReport, MutationReport, ReportIssue, TestReport } from '../../../../../src/domain/ledger/reports/report.ts';
import { resolveReportPath, WorkspaceFiles } from '../../../../../src/domain/ledger/reports/resolvePath.ts';
import { parseCoverage } from '../../../../../src/domain/ledger/reports/coverage.ts';
import { parseJunit } from '../../../../../src/domain/ledger/reports/junit.ts';
import { parseMutation, provedLines } from '../../../../../src/domain/ledger/reports/mutation.ts';
import { allFixtures, type Fixture } from './fixtures.ts';

type AnyReport = CoverageReport | TestReport | MutationReport;

const xmlKinds = ['cobertura', 'jacoco', 'junit'] as const;
const jsonKinds = ['istanbul', 'v8', 'mutation'] as const;
const rootOf = { cobertura: 'coverage', jacoco: 'report', junit: 'testsuite' } as const;

suite('Reports: made to do harm', () => {
	const check = (kind: ReportKind, text: string, expected: readonly ReportIssue[]): void => {
		assert.deepEqual(parse(kind, text).issues, expected);
	};

	for (const kind of reportKinds) {
		test(`${kind}: a hundred million characters are not read`, () => {
			check(kind, ' '.repeat(100_000_000), [{ kind: 'tooLarge', characters: 100_000_000 }]);
		});
		test(`${kind}: another kind of report is none`, () => {
			const text = (xmlKinds as readonly string[]).includes(kind) ? '<html></html>' : '[1, 2]';
			check(kind, text, [{ kind: 'otherFormat' }]);
		});
	}

	for (const kind of xmlKinds) {
		const root = rootOf[kind];
		const broken = [{ kind: 'malformed', line: 1 }] as const;
		test(`${kind}: entities that double thirty times are never expanded`, () => {
			const doubled = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`).join('');
			check(kind, `<!DOCTYPE x [<!ENTITY e0 "ha">${doubled}]><${root} name="&e30;">&e30;</${root}>`, broken);
		});
		test(`${kind}: an entity of a file is not fetched`, () => {
			check(kind, `<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]><${root} name="&secret;"/>`, broken);
		});
		test(`${kind}: a document type alone does no harm`, () => {
			check(kind, `<!DOCTYPE x SYSTEM "http://example.com/x.dtd" [<!ENTITY a "b">]><${root}/>`, []);
		});
		test(`${kind}: nested a million deep`, () => {
			check(kind, `<${root}>${'<a>'.repeat(1_000_000)}`, broken);
		});
		test(`${kind}: a thousand attributes`, () => {
			const attributes = Array.from({ length: 1000 }, (_, at) => `a${at}=""`).join(' ');
			check(kind, `<${root} ${attributes}/>`, broken);
		});
		test(`${kind}: names of JavaScript's own are names like others`, () => {
			check(kind, `<${root} __proto__="1" constructor="2"><__proto__/><constructor/></${root}>`, []);
		});
		test(`${kind}: an unfinished document says where it ends`, () => {
			check(kind, `<${root}>\n\n`, [{ kind: 'malformed', line: 3 }]);
			check(kind, '', broken);
		});
	}

	for (const kind of jsonKinds) {
		test(`${kind}: nested a million deep`, () => {
			check(kind, '['.repeat(1_000_000) + ']'.repeat(1_000_000), [{ kind: 'otherFormat' }]);
		});
	}

	test('spans of a million lines each fill no memory', () => {
		const blocks = Array.from({ length: 100 }, (_, at) => `a.go:1.${at},1000000.1 1 1`).join('\n');
		const report = parseCoverage('goCover', `mode: set\n${blocks}`, () => null);
		assert.deepEqual(report.issues, [{ kind: 'tooManyLines', lines: 90_000_000 }]);
		assert.equal(report.files[0]?.lines.length, 1_000_000);
	});
	test('a mutant that spans too much still speaks against the line it starts on', () => {
		const mutant = (last: number, status: string) => ({
			status,
			location: { start: { line: 1, column: 1 }, end: { line: last, column: 2 } },
		});
		const mutants = [mutant(1, 'Killed'), ...Array.from({ length: 25 }, () => mutant(1_000_000, 'Survived'))];
		const report = parseMutation(JSON.stringify({ schemaVersion: '1', files: { 'a.ts': { mutants } } }));
		assert.deepEqual(report.files.map(provedLines), [[]]);
		assert.deepEqual(report.files[0]?.mutants.at(-1)?.lastLine, 1);
		assert.equal(report.issues[0]?.kind, 'tooManyLines');
	});
	test('lines beyond any file are left out and counted', () => {
		check('lcov', 'SF:a.c\nDA:1000001,1\nDA:1e300,1\nDA:99999999999999999999,1\n', [{ kind: 'unreadable', records: 3 }]);
	});
	test('a count without bounds stays a number', () => {
		const report = parseCoverage('lcov', `SF:a.c\nDA:1,${'9'.repeat(30)}\nDA:1,9e99\n`, () => null);
		assert.deepEqual(report.files[0]?.lines, [{ line: 1, hits: Number.MAX_SAFE_INTEGER }]);
	});
	test('a path longer than any is no path', () => {
		check('lcov', `SF:${'a'.repeat(5000)}\nDA:1,1\nend_of_record\n`, [{ kind: 'unreadable', records: 2 }]);
	});
});

suite('Reports: whatever comes', () => {
	const mutated = fc
		.constantFrom(...allFixtures())
		.chain(fixture => fc.record({ fixture: fc.constant(fixture), text: changesOf(fixture.text) }));

	test('a damaged report is read without a throw, into a report that holds together', () => {
		fc.assert(
			fc.property(mutated, ({ fixture, text }) => {
				assertSound(parse(fixture.kind, text, fixture));
			}),
			{ numRuns: 1500, seed: 3 },
		);
	});
	test('a report read as another kind', () => {
		fc.assert(
			fc.property(mutated, fc.constantFrom(...reportKinds), ({ fixture, text }, kind) => {
				assertSound(parse(kind, text, fixture));
			}),
			{ numRuns: 500, seed: 3 },
		);
	});
	test('JSON with values of the wrong types at any place', () => {
		const json = allFixtures().filter(({ kind }) => (jsonKinds as readonly string[]).includes(kind));
		fc.assert(
			fc.property(fc.constantFrom(...json), fc.nat(), fc.jsonValue({ maxDepth: 2 }), (fixture, at, value) => {
				assertSound(parse(fixture.kind, withValueAt(fixture.text, at, value), fixture));
			}),
			{ numRuns: 1500, seed: 3 },
		);
	});
	test('any text has a kind or none, and any path a file or none', () => {
		const files = new WorkspaceFiles(['/ws/a.ts', '/ws/b/a.ts']);
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary' }),
				fc.string({ unit: fc.constantFrom('/', '\\', '.', '..', 'a.ts', 'b', 'C:') }),
				(text, path) => {
					const kind = kindOfReport(path, text);
					const found = resolveReportPath(
						path,
						{ report: path, workspace: ['/ws'], roots: [text], modules: [{ name: 'b', folder: text }] },
						files,
					);
					assert.ok(kind === null || reportKinds.includes(kind));
					assert.ok(found.kind !== 'found' || files.has(found.file));
				},
			),
			{ numRuns: 2000, seed: 3 },
		);
	});
});

function parse(kind: ReportKind, text: string, { sourceOf }: Pick<Fixture, 'sourceOf'> = { sourceOf: () => null }): AnyReport {
	switch (kind) {
		case 'junit':
			return parseJunit(text);
		case 'mutation':
			return parseMutation(text);
		default:
			return parseCoverage(kind, text, sourceOf);
	}
}

/** Each file once, its lines in order, every number what it says to be. */
function assertSound(report: AnyReport): void {
	if ('suites' in report) {
		const seconds = report.suites.flatMap(suite => suite.cases.map(one => one.seconds));
		assert.ok(seconds.every(one => one === null || 0 <= one));
		return;
	}
	assert.equal(new Set(report.files.map(file => file.path)).size, report.files.length);
	for (const file of report.files) {
		const lines = 'lines' in file ? file.lines : provedLines(file).map(({ line }) => ({ line, hits: 1 }));
		lines.forEach(({ line, hits }, at) => {
			assert.ok(Number.isInteger(line) && (lines[at - 1]?.line ?? 0) < line);
			assert.ok(0 <= hits && Number.isFinite(hits));
		});
	}
}

/** The text with pieces of it cut out, doubled, replaced, or cut off. */
function changesOf(text: string): fc.Arbitrary<string> {
	const place = fc.nat(text.length);
	const change = fc.record({
		from: place,
		length: fc.nat(40),
		to: place,
		put: fc.constantFrom('', '<', '>', '"', '&', '{', '}', '\n', '0', '-1', '1e999', 'null', '\0', ':'),
	});
	return fc.array(change, { minLength: 1, maxLength: 4 }).map(changes =>
		changes.reduce((rest, { from, length, to, put }) => {
			const piece = rest.slice(from, from + length);
			return `${rest.slice(0, to)}${put === '' ? piece : put}${rest.slice(to + (length % 7))}`;
		}, text),
	);
}

/** The JSON with one of its values, the one at this place in order, replaced. */
function withValueAt(text: string, at: number, value: unknown): string {
	let count = 0;
	const counting = (_key: string, old: unknown): unknown => {
		count += 1;
		return old;
	};
	JSON.parse(text, counting);
	const chosen = at % count;
	count = 0;
	return JSON.stringify(JSON.parse(text, (_key, old: unknown): unknown => (count++ === chosen ? value : old)));
}
