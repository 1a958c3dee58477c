import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileNameOf } from '../../../../src/client/views/report/exportName.ts';

suite('the name of an exported report', () => {
	test('is its title in letters and digits, with the ending of its form', () => {
		assert.equal(fileNameOf('Your day Friday, 20 November 2026', 'markdown'), 'your-day-friday-20-november-2026.md');
		assert.equal(fileNameOf('../../etc/passwd: C:\\x', 'json'), 'etc-passwd-c-x.json');
	});

	test('leads nowhere else and is never empty, whatever the title', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), title => {
				assert.match(fileNameOf(title, 'html'), /^[\p{L}\p{N}-]+\.html$/u);
			}),
		);
	});
});
