import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked, replacedIn } from '../../../../src/domain/summary/markers.ts';

suite('A summary in somebody’s text', () => {
	const block = marked('bookend-summary/1', '### New\n\nwords\n');

	test('takes the place of the one before, and of nothing else', () => {
		const text = `# My change\n\n${marked('bookend-summary/1', '### Old')}\nMore words.\n`;
		assert.equal(replacedIn(text, block), `# My change\n\n${block}\nMore words.\n`);
	});

	test('goes in at the first markers, whatever version wrote them', () => {
		const text = `${marked('bookend-summary/7', 'a')}${marked('bookend-summary/1', 'b')}`;
		assert.equal(replacedIn(text, block), `${block}${marked('bookend-summary/1', 'b')}`);
	});

	test('keeps the line ends of the text', () => {
		assert.equal(replacedIn(`a\r\n${marked('x', 'old').replaceAll('\n', '\r\n')}b`, block), `a\r\n${block.replaceAll('\n', '\r\n')}b`);
	});

	test('has no place where there are no markers, or only one of them', () => {
		for (const text of ['', 'words', '<!-- bookend:begin x -->', '<!-- bookend:end -->\n<!-- bookend:begin x -->']) {
			assert.equal(replacedIn(text, block), undefined);
		}
	});

	test('put in twice it stands there once, and what is around it stays', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (before, after) => {
				fc.pre(!/bookend:|\r/.test(before + after));
				const once = replacedIn(`${before}\n${marked('bookend-summary/1', 'old')}${after}`, block);
				assert.equal(once, `${before}\n${block}${after}`);
				assert.equal(replacedIn(once, block), once);
			}),
		);
	});
});
