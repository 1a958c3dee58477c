import assert from 'node:assert/strict';
import fc from 'fast-check';
import { takeApart } from '../../../../src/domain/trace/promptSignPaste.ts';
import { textsLike, textsOf } from '../../../support/matching.ts';
import { outputForms } from '../../../support/outputForms.ts';

suite('what was pasted into a prompt', () => {
	const piece = fc.oneof(...outputForms.map(textsLike), fc.constantFrom('x', ' ', '\t', '>', 'npm', 'EXIT', 'Exited With'));

	test('a line is output where one of the forms fits it', () => {
		let found = 0;
		fc.assert(
			fc.property(textsOf(piece), text => {
				const lines = text.split(/\r?\n/);
				const expected = lines.filter(line => outputForms.some(form => form.test(line.slice(0, 400)))).length;
				found += expected;
				assert.equal(takeApart(text).outputLines, expected);
			}),
			{ numRuns: 2_000 },
		);
		assert.ok(found > 500);
	});
});
