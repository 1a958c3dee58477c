import tseslint from 'typescript-eslint';

/** The limits of the house: a file of 300 lines and a function of 30 are the most a reader takes in at once. */
const limits = {
	'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
	'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true, IIFEs: true }],
	complexity: ['error', 10],
};

export default tseslint.config(
	{ ignores: ['dist/**', 'out/**', '.cache/**', 'node_modules/**', 'test/fixtures/**'] },
	{
		files: ['src/**/*.ts', 'test/**/*.ts'],
		extends: [tseslint.configs.strictTypeChecked],
		languageOptions: { parserOptions: { project: ['src/*/tsconfig.json', 'test/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
		rules: {
			...limits,
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'no-console': 'error',
			eqeqeq: 'error',
		},
	},
	{ files: ['src/client/extension.ts'], rules: { 'max-lines': ['error', 80] } },
	{ files: ['test/**/*.ts'], rules: { 'max-lines-per-function': 'off', 'no-console': 'off' } },
	{ files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } }, rules: limits },
);
