import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type * as z from 'zod';
import type { Summary } from '../../../../src/domain/summary/summary.ts';
import { summaryJsonSchema } from '../../../../src/share/summary/jsonSchema.ts';
import { readSummary } from '../../../../src/share/summary/read.ts';
import { summarySchema } from '../../../../src/share/summary/schema.ts';
import { summaryWith } from '../../../support/summaries.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const shipped = path.join(root, 'media/bookend-summary-1.schema.json');
const fixture = (name: string): string => readFileSync(path.join(root, 'test/fixtures/summaries', name), 'utf8');

/** Compiles as long as each can stand for the other. */
const there: (summary: Summary) => z.output<typeof summarySchema> = summary => summary;
const back: (summary: z.output<typeof summarySchema>) => Summary = summary => summary;

/** Days are held to by their pattern too. */
const validator = new Ajv2020({ validateFormats: false }).compile(summaryJsonSchema());

suite('The form of a summary', () => {
	test('is what the domain says it is', () => {
		const summary = summaryWith();
		assert.deepEqual(back(there(summary)), summary);
		assert.deepEqual(summarySchema.parse(summary), summary);
	});

	test('ships as a JSON Schema', () => {
		if (process.env['UPDATE_GOLDEN'] === '1') {
			writeFileSync(shipped, `${JSON.stringify(summaryJsonSchema(), null, '\t')}\n`);
		}
		assert.deepEqual(JSON.parse(readFileSync(shipped, 'utf8')), summaryJsonSchema());
	});

	for (const name of ['version-1-session.json', 'version-1-period.json']) {
		test(`${name} is valid, and read for good`, () => {
			const value: unknown = JSON.parse(fixture(name));
			assert.ok(validator(value), JSON.stringify(validator.errors));
			assert.deepEqual(readSummary(fixture(name)), { kind: 'summary', summary: value });
		});
	}

	test('admits nothing that it does not name', () => {
		const more = { ...summaryWith(), host: 'build-7' };
		assert.equal(validator(more), false);
		assert.equal(readSummary(JSON.stringify(more)).kind, 'malformed');
	});
});

suite('Reading a summary', () => {
	const read = (value: unknown): ReturnType<typeof readSummary> => readSummary(JSON.stringify(value));
	const sentence = (value: unknown): string => {
		const told = read(value);
		return told.kind === 'malformed' ? told.sentence : told.kind;
	};

	test('names what a later version made', () => {
		assert.deepEqual(read({ schema: 'bookend-summary/2', anything: true }), { kind: 'newer', schema: 'bookend-summary/2' });
	});

	test('says why something is none', () => {
		assert.deepEqual(readSummary('{'), { kind: 'malformed', sentence: 'It is no JSON.' });
		assert.match(sentence([]), /^It is no summary/);
		assert.match(sentence({ schema: 'bookend/spend/1' }), /^It is no summary/);
		assert.match(sentence({ schema: 'bookend-summary/0' }), /^It is no summary/);
		assert.match(sentence({ ...summaryWith(), tokens: { basis: 'measured', responses: -1 } }), /see "tokens"/);
		assert.match(sentence({ ...summaryWith(), bookend: 'secret words', made: 'secret words' }), /see "made"\.$/);
	});

	test('does not believe sums that contradict each other', () => {
		const { coverage, edits, changes } = summaryWith();
		assert.match(sentence(summaryWith({ coverage: { ...coverage, verified: 121 } as Summary['coverage'] })), /More lines are verified/);
		assert.match(sentence(summaryWith({ edits: { ...edits, count: 17 } as Summary['edits'] })), /Its edits by language/);
		assert.match(sentence(summaryWith({ changes: { ...changes, survivingLines: 131 } as Summary['changes'] })), /More lines survive/);
	});

	test('lets a text editor put its mark in front', () => {
		assert.equal(readSummary(`\uFEFF${JSON.stringify(summaryWith())}`).kind, 'summary');
	});
});
