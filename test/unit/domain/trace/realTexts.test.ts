/** Short cuts before patterns, held to the long way over every text that stands in real sessions, be it a prompt, an answer or output. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { claimOf, claimOfStatements } from '../../../../src/domain/trace/claim.ts';
import { tokensOf } from '../../../../src/domain/trace/commandLineTokens.ts';
import * as cue from '../../../../src/domain/trace/promptSignCues.ts';
import * as abroad from '../../../../src/domain/trace/promptSignLanguages.ts';
import { takeApart } from '../../../../src/domain/trace/promptSignPaste.ts';
import { weakeningIn, weakeningOf } from '../../../../src/domain/trace/weakening.ts';
import { outputForms } from '../../../support/outputForms.ts';
import { sharedPath } from '../../../support/shared.ts';
import { simpleTokensOf } from '../../../support/simpleTokens.ts';

const fixtures = sharedPath('fixtures');

suite('texts of real sessions', () => {
	const texts = new Set<string>();

	suiteSetup(function () {
		if (fixtures === undefined) {
			this.skip();
		}
		for (const file of readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.jsonl'))) {
			for (const line of readFileSync(path.join(fixtures, file), 'utf8').split('\n')) {
				gather(parsed(line));
			}
		}
		assert.ok(texts.size > 1_000);
	});

	test('hold the cues that looking for each finds', () => {
		const anywhere = [cue.complaint, cue.review, cue.checkingLater, cue.praise, cue.weighing, cue.wishing, cue.sighting];
		const anyCue = cue.anyOf(anywhere);
		for (const text of texts) {
			const plain = cue.plainWords(text);
			assert.equal(
				anyCue.test(plain),
				anywhere.some(each => each.test(plain)),
				text,
			);
			assert.equal(abroad.isTrouble(plain), abroad.trouble.test(plain) || abroad.troubleInEastAsia.test(plain), text);
		}
	});

	test('hold the lines of output that one form after the other finds', () => {
		for (const text of texts) {
			const lines = text.split(/\r?\n/).filter(line => !/^\s*(?:```|~~~|"""$)/.test(line));
			const output = lines.filter(line => outputForms.some(form => form.test(line.slice(0, 400)))).length;
			assert.equal(takeApart(text).outputLines, output, text);
		}
	});

	test('claim what their statements claim', () => {
		for (const text of texts) {
			assert.equal(claimOf(text), claimOfStatements(text), text);
		}
	});

	test('are words and operators as reading character by character has them', () => {
		for (const text of texts) {
			assert.deepEqual(tokensOf(text), simpleTokensOf(text), text);
		}
	});

	test('weaken what their lines weaken, added or removed', () => {
		for (const text of texts) {
			for (const op of ['add', 'remove'] as const) {
				const lines = text.split('\n').map(line => ({ op, text: line }));
				const hunks = [{ oldStart: null, lines }];
				assert.deepEqual(weakeningOf('a.test.ts', { kind: 'update', hunks }, null), weakeningIn(lines), text);
			}
		}
	});

	/** Every text in a value, as far as a prompt or message would be looked at. */
	function gather(value: unknown): void {
		if (typeof value === 'string') {
			texts.add(value.slice(0, MOST_CHARS));
		} else if (typeof value === 'object' && value !== null) {
			Object.values(value).forEach(gather);
		}
	}
});

/** Chosen: long enough for every form, and thousands of texts are read in seconds. */
const MOST_CHARS = 2_000;

function parsed(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return null; // torn, or no record
	}
}
