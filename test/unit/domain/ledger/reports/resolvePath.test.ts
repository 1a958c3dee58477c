import assert from 'node:assert/strict';
import {
	resolveReportPath,
	WorkspaceFiles,
	type PathHints,
	type ResolvedPath,
} from '../../../../../src/domain/ledger/reports/resolvePath.ts';

const files = new WorkspaceFiles([
	'/ws/src/till.ts',
	'/ws/index.ts',
	'/ws/packages/a/src/index.ts',
	'/ws/packages/b/src/index.ts',
	'/ws/packages/b/src/drawer.ts',
	'/ws/go/price/price.go',
	'/ws/java/app/src/main/java/com/example/till/Till.java',
	'/ws/java/app/src/main/java/com/example/Twin.java',
	'/ws/java/lib/src/main/java/com/example/Twin.java',
	'c:/work/till/src/Drawer.cs',
]);

const hints: PathHints = { report: '/ws/coverage/lcov.info', workspace: ['/ws'], roots: [], modules: [] };
const found = (file: string): ResolvedPath => ({ kind: 'found', file });
const notFound: ResolvedPath = { kind: 'notFound' };

const check = (written: string, expected: ResolvedPath, more: Partial<PathHints> = {}): void => {
	assert.deepEqual(resolveReportPath(written, { ...hints, ...more }, files), expected);
};

suite('Reports: which file a path means', () => {
	test('an absolute path is that file', () => {
		check('/ws/src/till.ts', found('/ws/src/till.ts'));
		check('/ws/src/../src/./till.ts', found('/ws/src/till.ts'));
	});
	test('a relative path begins at the nearest folder above the report that has it', () => {
		check('src/till.ts', found('/ws/src/till.ts'));
		check('src/index.ts', found('/ws/packages/a/src/index.ts'), { report: '/ws/packages/a/coverage/lcov.info' });
		check('src/index.ts', found('/ws/packages/b/src/index.ts'), { report: '/ws/packages/b/coverage/deep/lcov.info' });
		check('./index.ts', found('/ws/index.ts'), { report: '/ws/packages/a/coverage/lcov.info' });
	});
	test('a relative path may go up', () => {
		check('../src/till.ts', found('/ws/src/till.ts'));
		check('../../../../etc/passwd', notFound);
	});
	test('a root of the report comes before the folders above it', () => {
		check('index.ts', found('/ws/packages/b/src/index.ts'), { roots: ['/ws/packages/b/src'] });
		check('index.ts', found('/ws/packages/b/src/index.ts'), { roots: ['packages/b/src/'] });
	});
	test('a root of another machine falls back to the ending', () => {
		check('src/drawer.ts', found('/ws/packages/b/src/drawer.ts'), { roots: ['/builds/1234'] });
	});
	test('Go names a file by its module', () => {
		const modules = [{ name: 'example.com/till', folder: '/ws/go' }];
		check('example.com/till/price/price.go', found('/ws/go/price/price.go'), { modules });
		check('example.com/tillage/price/price.go', notFound, { modules });
	});
	test('JaCoCo leaves the source folder to be found', () => {
		check('com/example/till/Till.java', found('/ws/java/app/src/main/java/com/example/till/Till.java'));
	});
	test('two files that fit are none', () => {
		const twins = ['/ws/java/app/src/main/java/com/example/Twin.java', '/ws/java/lib/src/main/java/com/example/Twin.java'];
		check('com/example/Twin.java', { kind: 'ambiguous', files: twins });
	});
	test('a path of another machine is found by its longest ending', () => {
		check('/builds/42/packages/b/src/index.ts', found('/ws/packages/b/src/index.ts'));
		check('/builds/42/src/till.ts', found('/ws/src/till.ts'));
		check('/builds/42/src/index.ts', { kind: 'ambiguous', files: ['/ws/packages/a/src/index.ts', '/ws/packages/b/src/index.ts'] });
	});
	test('the name alone of a file of another machine says too little', () => {
		check('/app/till.ts', notFound);
	});
	test('a part of a name is no ending', () => {
		check('ill.ts', notFound);
		check('rc/till.ts', notFound, { report: '/elsewhere/lcov.info' });
	});
	test('Windows writes backslashes and drive letters of either case', () => {
		check('C:\\work\\till\\src\\Drawer.cs', found('c:/work/till/src/Drawer.cs'));
		check('src\\Drawer.cs', found('c:/work/till/src/Drawer.cs'), { report: 'C:\\work\\till\\coverage.xml', workspace: ['c:\\work\\till'] });
	});
	test('what is no path of a file', () => {
		for (const odd of ['', '.', '..', '/', 'src/', '\\', 'C:']) {
			check(odd, notFound);
		}
	});
});
