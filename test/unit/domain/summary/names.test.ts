import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languageOf } from '../../../../src/domain/summary/language.ts';
import { sharedModelName } from '../../../../src/domain/summary/modelName.ts';
import { endings, formatOf, shareFormats } from '../../../../src/domain/summary/format.ts';

suite('Names in a summary', () => {
	test('a language goes by the ending, on any system', () => {
		const told = ['/a/b.ts', 'C:\\a\\B.PY', 'x.test.tsx', 'Makefile', '.env', 'a.d/readme', 'notes.md', 'x.vue'].map(languageOf);
		assert.deepEqual(told, ['typescript', 'python', 'typescript', 'other', 'other', 'other', 'markdown', 'html']);
	});

	test('an ending of somebody’s own is not told', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z]{1,8}$/), ending => {
				const told = languageOf(`file.${ending}x9`);
				assert.equal(told, 'other');
			}),
		);
	});

	test('a public model keeps its name, without who offers it', () => {
		const names = [
			'claude-opus-4-5-20251101',
			'anthropic/claude-sonnet-4.5',
			'gpt-5.3-codex',
			'gpt-oss:20b',
			'o3-mini',
			'qwen3-coder',
			'gemini-2.5-pro',
		];
		assert.deepEqual(
			names.map(sharedModelName),
			names.map(name => name.replace('anthropic/', '')),
		);
		assert.equal(sharedModelName(null), null);
	});

	test('a name of somebody’s own does not', () => {
		for (const name of ['acme-prod', '/home/ada/llm.gguf', 'host.example:8080/x', 'my claude', 'claude opus', 'C:\\models\\ada.bin', '']) {
			assert.equal(sharedModelName(name), 'other', name);
		}
	});

	test('a form goes by the ending, the longest first', () => {
		for (const format of shareFormats) {
			assert.equal(formatOf(`/x/Report${endings[format].toUpperCase()}`), format);
		}
		assert.equal(formatOf('summary.txt'), undefined);
	});
});
