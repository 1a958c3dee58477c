import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as cue from '../../../../src/domain/trace/promptSignCues.ts';
import * as abroad from '../../../../src/domain/trace/promptSignLanguages.ts';
import { textsLike, textsOf } from '../../../support/matching.ts';

suite('the cues in a prompt', () => {
	const anywhere = Object.values(cue).filter(
		value => value instanceof RegExp && value.source.startsWith('(?<!\\w)(?:'),
	) as readonly RegExp[];

	test('looking for all at once finds what looking for each does', () => {
		const anyCue = cue.anyOf(anywhere);
		const text = textsOf(...anywhere.map(textsLike), fc.constantFrom('const', 'value', '"', '=', '('));
		let found = 0;
		fc.assert(
			fc.property(text, words => {
				const isThere = anywhere.some(each => each.test(words));
				found += Number(isThere);
				assert.equal(anyCue.test(words), isThere);
			}),
			{ numRuns: 2_000 },
		);
		assert.ok(anywhere.length > 10 && found > 500);
	});

	test('trouble in other languages is found wherever its forms are', () => {
		const text = textsOf(textsLike(abroad.trouble), fc.constantFrom('error', 'errors', 'erro', 'geht', 'в', 'é'));
		let found = 0;
		fc.assert(
			fc.property(text, words => {
				const isThere = abroad.trouble.test(words) || abroad.troubleInEastAsia.test(words);
				found += Number(isThere);
				assert.equal(abroad.isTrouble(words), isThere);
			}),
			{ numRuns: 2_000, examples: [['erro_']] },
		);
		assert.ok(found > 100);
	});

	test('plain words have single blanks and no capitals', () => {
		const text = fc
			.array(fc.constantFrom('A', 'b', ' ', '  ', '\t', '\n', '\r\n', '\u00a0', '`', '’', '\ufeff'))
			.map(parts => parts.join(''));
		fc.assert(
			fc.property(text, words => {
				const simple = words.toLowerCase().replace(/[‘’`]/g, "'").split(/\s+/).join(' ').trim();
				assert.equal(cue.plainWords(words), simple);
			}),
		);
	});
});
