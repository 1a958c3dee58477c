import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { Calendar, type Day } from '../../../../src/domain/calendar.ts';
import { proseText } from '../../../../src/domain/report/words.ts';
import type { ReportDocument } from '../../../../src/domain/report/document.ts';
import { teamReport } from '../../../../src/domain/report/team/report.ts';
import type { ContributorId, Summary, SummaryId } from '../../../../src/domain/summary/summary.ts';
import { seededRandom } from '../../../../src/domain/value/statistics/random.ts';
import { reportSchema } from '../../../../src/protocol/report.ts';
import { exportedReport } from '../../../../src/share/report.ts';
import { readSummaries } from '../../../../src/share/team/readSummaries.ts';
import { summaryWith } from '../../../support/summaries.ts';

const calendar = new Calendar('UTC');
const frame = { generatedAt: Date.parse('2026-11-20T10:00Z'), timeZone: 'UTC', ways: [], sample: false };
const hex = (number: number): string => number.toString(16).padStart(32, '0');

/** So many people, each with a session in each of two months; of costs that nobody would round to. */
function team(people: number, more: (person: number) => Partial<Summary> = () => ({})): Summary[] {
	return Array.from({ length: people }, (_, person) =>
		['2026-10-13', '2026-11-17'].map((day, month) => {
			const usd = 1.3717 + person * 0.4139 + month * 0.1311;
			return summaryWith({
				id: hex(1 + person * 2 + month) as SummaryId,
				contributor: hex(1_000 + person) as ContributorId,
				period: { first: day as Day, last: day as Day },
				cost: { basis: 'estimated', usd, unpricedTokens: 0, pricesOf: day as Day },
				...more(person),
			});
		}),
	).flat();
}
const reportOn = (summaries: readonly Summary[], leftOut: readonly { file: string; why: string }[] = []): ReportDocument =>
	teamReport({ summaries, leftOut, calendar, frame });
const titles = (report: ReportDocument): readonly string[] => report.sections.map(({ title }) => title);

suite('A team’s report', () => {
	test('tells of four people that they are too few', () => {
		const report = reportOn(team(4));
		assert.deepEqual([report.figures, titles(report)], [[], []]);
		assert.match(report.lead.map(proseText).join(' '), /Too few people/);
	});

	test('tells of five in sums, and how they differ of ten', () => {
		const five = reportOn(team(5));
		assert.deepEqual(titles(five), ['Time', 'Verification coverage', 'By month', 'By kind of work', 'What came of it', 'By model']);
		assert.ok(titles(reportOn(team(10))).includes('How people differ'));
		assert.equal(reportSchema.safeParse(five).success, true);
	});

	test('holds no figure of one person', () => {
		const summaries = team(7);
		const text = exportedReport(reportOn(summaries), 'json');
		for (const { contributor, cost, id } of summaries) {
			const own = 'usd' in cost ? cost.usd : 0;
			assert.ok(!text.includes(String(contributor)) && !text.includes(id) && !text.includes(String(own)));
		}
	});

	test('names who chose to be named, in the order of the alphabet, and counts the others without them', () => {
		const named = team(6, person => (person < 2 ? { chosen: { author: person === 0 ? 'Grace' : 'Ada' } } : {}));
		const report = reportOn(named);
		assert.deepEqual(titles(report), ['Under their own names']);
		assert.match(exportedReport(report, 'markdown'), /Ada.*\n.*Grace/);
		assert.ok(titles(reportOn(team(7, person => (person < 2 ? { chosen: { author: 'Ada' } } : {})))).includes('By month'));
	});

	test('does not tell of a project that too few work on, nor of what would give it away', () => {
		const projects = (of: (person: number) => string | undefined): string =>
			exportedReport(reportOn(team(12, person => ({ chosen: { project: of(person) } }))), 'markdown');
		const all = projects(person => (person < 6 ? 'atlas' : 'zephyr'));
		assert.match(all, /\| atlas \|[^]*\| zephyr \|/);
		const three = projects(person => (person < 3 ? 'atlas' : 'zephyr'));
		assert.doesNotMatch(three, /atlas|zephyr/);
	});

	test('says what it left out', () => {
		const report = reportOn([], [{ file: 'x.json', why: 'It is no JSON.' }]);
		assert.match(exportedReport(report, 'markdown'), /No summaries here[^]*`x\.json` \| It is no JSON\./);
	});
});

suite('Summaries in a folder', () => {
	let folder: string;
	setup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-team-'));
	});
	teardown(() => {
		rmSync(folder, { recursive: true, force: true });
	});
	const write = (name: string, text: string): void => {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	};

	test('are found in folders in it, and what is none is named with why', () => {
		write('a/one.json', JSON.stringify(summaryWith()));
		write('b/later.json', '{"schema":"bookend-summary/9"}');
		write('b/package.json', '{}');
		write('.git/x.json', '{}');
		write('notes.md', 'none');
		const { summaries, leftOut } = readSummaries([folder, path.join(folder, 'gone.json')]);
		assert.equal(summaries.length, 1);
		assert.deepEqual(
			leftOut.map(({ file, why }) => [file.replaceAll('\\', '/'), why]),
			[
				['b/later.json', 'It was made by a newer Bookend, as bookend-summary/9.'],
				['b/package.json', 'It is no summary: nothing in it says "bookend-summary/1".'],
				['gone.json', 'It cannot be opened: ENOENT.'],
			],
		);
	});

	test('may be changed in any way without a report failing', () => {
		const MUTATED = 500;
		const whole = team(8).map(summary => JSON.stringify(summary));
		for (let number = 0; number < MUTATED; number++) {
			write(`${String(number)}.json`, mutated(whole[number % whole.length] ?? '', seededRandom(number)));
		}
		const found = readSummaries([folder]);
		assert.equal(found.summaries.length + found.leftOut.length, MUTATED);
		assert.ok(found.summaries.length > 0 && found.leftOut.length > 0);
		for (const format of ['markdown', 'html', 'json'] as const) {
			assert.doesNotMatch(exportedReport(reportOn(found.summaries, found.leftOut), format), /NaN|undefined|Infinity/);
		}
	});

	test('make a report, whatever their figures', () => {
		const figures = fc.record({ sessions: fc.nat(), usd: fc.double({ min: 0, max: 1e12, noNaN: true }), seconds: fc.nat() });
		fc.assert(
			fc.property(fc.array(figures, { minLength: 1, maxLength: 12 }), all => {
				const summaries = team(all.length, person => {
					const { sessions = 0, usd = 0, seconds = 0 } = all[person] ?? {};
					return {
						sessions,
						cost: { basis: 'estimated', usd, unpricedTokens: 0, pricesOf: '2026-11-01' as Day },
						agentTime: { basis: 'measured', seconds },
					};
				});
				const report = reportOn(summaries);
				assert.equal(reportSchema.safeParse(report).success, true);
				assert.doesNotMatch(exportedReport(report, 'markdown'), /NaN|undefined|Infinity/);
			}),
			{ numRuns: 100 },
		);
	});
});

/** Something of it is another thing: a value, a name, or a few of its characters. */
function mutated(text: string, random: () => number): string {
	const dice = random();
	if (dice < 0.5) {
		const numbers = [...text.matchAll(/(?<=:)\d+(?=[,}])/g)];
		const found = numbers[Math.floor(random() * numbers.length)];
		const others = ['0', '-1', '1e308', 'null', '"x"', '[]', '9007199254740991', '0.5', '{}'];
		return found === undefined ? text : replaced(text, found.index, found[0].length, others[Math.floor(random() * others.length)] ?? '');
	}
	const at = Math.floor(random() * text.length);
	return replaced(text, at, dice < 0.75 ? 1 : 40, dice < 0.9 ? '' : '\u202e"');
}

function replaced(text: string, at: number, length: number, by: string): string {
	return text.slice(0, at) + by + text.slice(at + length);
}
