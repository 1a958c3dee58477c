import assert from 'node:assert/strict';
import { pathKind, type PathKind } from '../../../../src/domain/time/pathKind.ts';

const check = (kind: PathKind, ...paths: readonly string[]): void => {
	assert.deepEqual(
		paths.map(path => `${path} ${pathKind(path)}`),
		paths.map(path => `${path} ${kind}`),
	);
};

suite('What a file is for', () => {
	test('plans', () => {
		check(
			'plan',
			'/home/ada/.claude/plans/happy-otter.md',
			'C:\\work\\shop\\plans\\cart.md',
			'/shop/docs/plans/2024-cart.md',
			'/shop/PLAN.md',
			'cart-plan.md',
			'TODO.md',
		);
	});
	test('specs and briefs for agents', () => {
		check(
			'spec',
			'/shop/cart.feature',
			'/shop/AGENTS.md',
			'C:\\shop\\CLAUDE.md',
			'/shop/.kiro/specs/cart/requirements.md',
			'/shop/specs/cart.md',
			'/shop/docs/cart-design.md',
			'/shop/.cursor/rules/style.mdx',
		);
	});
	test('tests, by folder or by the habits of languages', () => {
		check(
			'test',
			'/shop/test/cart.ts',
			'src/cart.test.tsx',
			'src/cart.spec.js',
			'pkg/cart_test.go',
			'tests/test_cart.py',
			'app/test_cart.py',
			'spec/cart_spec.rb',
			'C:\\shop\\Shop.Tests\\Cart.cs',
			'src/CartTest.java',
			'src/cart_test.dart',
			'__tests__/cart.js',
		);
	});
	test('configuration', () => {
		check(
			'config',
			'package.json',
			'/shop/.github/workflows/ci.yml',
			'Cargo.toml',
			'Dockerfile',
			'.eslintrc',
			'vite.config.ts',
			'go.mod',
			'requirements.txt',
			'.env.local',
		);
	});
	test('prose', () => {
		check('prose', 'README.md', '/shop/docs/cart.rst', 'CHANGELOG', 'notes.txt');
	});
	test('all else is source', () => {
		check(
			'source',
			'src/cart.ts',
			'latest.py',
			'contest.js',
			'C:\\shop\\src\\cart.cs',
			'/shop/src/planner.ts',
			'specs.ts',
			'analysis.ipynb',
			'',
		);
	});
});
