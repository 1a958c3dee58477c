import assert from 'node:assert/strict';
import { isOutside } from '../../../../../src/domain/ledger/look/outside.ts';

suite('a file outside of the workspace', () => {
	const check = (expected: boolean, ...paths: readonly string[]): void => {
		paths.forEach(path => {
			assert.equal(isOutside(path, ['/work/app', 'C:\\work\\app']), expected, path);
		});
	};

	test('lies below none of its folders, whichever system wrote the path', () => {
		check(true, '/work/application/a.ts', '/home/sam/.bashrc', '/etc/hosts', 'C:\\Users\\sam\\profile.ps1', 'D:/work/app/a.ts');
		check(false, '/work/app/a.ts', '/work/app', 'C:\\work\\app\\src\\a.ts', 'C:/work/app/src/a.ts');
	});
	test('is no temporary one', () => {
		check(false, '/tmp/a.py', '/private/tmp/a', '/var/folders/x/y/a', 'C:\\Users\\sam\\AppData\\Local\\Temp\\a.txt');
	});
	test('is none of the plans, notes and memories that agents keep for themselves; their settings are', () => {
		check(false, '/home/sam/.claude/plans/a.md', '/home/sam/.claude/projects/-work-app/memory/MEMORY.md', '/home/sam/.codex/memories/a.md');
		check(true, '/home/sam/.claude/settings.json', '/home/sam/.codex/config.toml');
	});
	test('is known by its whole path: one that is only relative may lie anywhere', () => {
		check(false, 'src/a.ts', '../a.ts', '');
	});
});
