import assert from 'node:assert/strict';
import { nearestTask, type PlacedTask } from '../../../../src/client/ledger/nearestTask.ts';

const FOLDER = '/work/harbour';
const task = (name: string, runsIn: string | null, more: Partial<PlacedTask<string>> = {}): PlacedTask<string> => ({
	task: name,
	folder: FOLDER,
	runsIn,
	isDefault: false,
	...more,
});
const check = (tasks: readonly PlacedTask<string>[], below: string, expected: string | undefined): void => {
	assert.equal(nearestTask(tasks, `${FOLDER}/${below}`), expected);
};

suite('the nearest test task', () => {
	const all = [task('top', null), task('prices', 'packages/prices'), task('pricing', 'packages/pricing/')];

	test('is the one of the package that the file is in', () => {
		check(all, 'packages/prices/src/season.ts', 'prices');
		check(all, 'packages/pricing/index.ts', 'pricing');
	});
	test('is the one further up where the package has none', () => {
		check(all, 'packages/price/season.ts', 'top');
		check(all, 'season.ts', 'top');
	});
	test('is none that runs elsewhere', () => {
		check(all.slice(1), 'season.ts', undefined);
		check([], 'season.ts', undefined);
	});
	test('of several in one place is the default, else the first', () => {
		check([task('a', null), task('b', null, { isDefault: true })], 'season.ts', 'b');
		check([task('a', null), task('b', '.')], 'season.ts', 'a');
	});
	test('runs where a variable, a whole path or a way round says', () => {
		check([task('a', '${workspaceFolder}/docs'), task('b', `${FOLDER}/src/../src`)], 'src/season.ts', 'b');
		check([task('a', '${workspaceFolder}/src'), task('b', null)], 'src/season.ts', 'a');
	});
	test('is found on Windows too', () => {
		const tasks = [task('a', 'C:\\work\\src', { folder: '/c:/work' }), task('b', 'packages\\x', { folder: '/c:/work' })];
		assert.equal(nearestTask(tasks, '/c:/work/src/season.ts'), 'a');
		assert.equal(nearestTask(tasks, '/c:/work/packages/x/season.ts'), 'b');
	});
});
