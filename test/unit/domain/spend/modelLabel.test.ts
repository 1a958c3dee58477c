import assert from 'node:assert/strict';
import { modelLabel } from '../../../../src/domain/spend/modelLabel.ts';

suite('model label', () => {
	const check = (model: string | null, expected: string): void => {
		assert.equal(modelLabel(model), expected);
	};
	test('a date is not part of the name', () => {
		check('claude-opus-4-5-20251101', 'Opus 4.5');
		check('claude-sonnet-4-20250514', 'Sonnet 4');
		check('claude-haiku-4-5-20251001', 'Haiku 4.5');
	});
	test('older ids name the family last', () => {
		check('claude-3-5-sonnet-20241022', 'Sonnet 3.5');
		check('claude-3-opus-20240229', 'Opus 3');
	});
	test('a tool may put a provider in front and use a dot', () => {
		check('copilot/claude-haiku-4.5', 'Haiku 4.5');
	});
	test('variants of one version stay apart', () => {
		check('gpt-5', 'GPT-5');
		check('gpt-5.2-codex', 'GPT-5.2 Codex');
		check('gpt-5.3-codex-spark', 'GPT-5.3 Codex Spark');
	});
	test('an id of another form stays as it is', () => {
		check('codex-auto-review', 'codex-auto-review');
		check('nova', 'nova');
	});
	test('no model is said, not made up', () => {
		check(null, 'model not recorded');
	});
});
