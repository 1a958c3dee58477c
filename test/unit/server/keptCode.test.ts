import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const source = path.resolve(import.meta.dirname, '../../../src');
const url = (file: string): string => JSON.stringify(pathToFileURL(path.join(source, file)));
/** A program that keeps its code, loads more and says something. */
const program = `
	const { keepCode, writeKeptCode } = await import(${url('server/keptCode.ts')});
	keepCode(process.argv[1]);
	const { version } = await import(${url('base/version.ts')});
	const { DAY_MS } = await import(${url('base/units.ts')});
	console.log(version, DAY_MS);
`;
/** By another's hand: a process that kills itself does first what it does at every end. */
const death = `
	const { spawnSync } = await import('node:child_process');
	spawnSync(process.execPath, ['-e', "process.kill(" + process.pid + ", 'SIGKILL')"]);
`;

suite('kept code', function () {
	this.timeout(30_000);
	let folder: string;
	setup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-code-'));
	});
	teardown(() => {
		rmSync(folder, { recursive: true });
	});
	const run = (text: string, code: string) => {
		const env = { ...process.env };
		delete env['NODE_COMPILE_CACHE'];
		return spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', text, code], { encoding: 'utf8', env });
	};
	const start = (code: string): void => {
		const { status, stdout, stderr } = run(program, code);
		assert.deepEqual([status, stdout, stderr], [0, 'source 86400000\n', '']);
	};
	const filesBelow = (code: string): readonly string[] => readdirSync(code, { recursive: true, encoding: 'utf8' }).sort();

	test('is there for the next start, which does the same and adds nothing', () => {
		const code = path.join(folder, 'not', 'yet', 'there');
		start(code);
		const kept = filesBelow(code);
		assert.ok(kept.length > 0);
		start(code);
		assert.deepEqual(filesBelow(code), kept);
	});

	test('is written before the process ends, where that is asked for', () => {
		assert.notEqual(run(`${program}; ${death}`, path.join(folder, 'never')).status, 0);
		assert.notEqual(run(`${program}; writeKeptCode(); ${death}`, path.join(folder, 'asked')).status, 0);
		const kept = ['never', 'asked'].map(code => readdirSync(path.join(folder, code), { recursive: true, withFileTypes: true }));
		assert.deepEqual(
			kept.map(entries => entries.some(entry => entry.isFile())),
			[false, true],
		);
	});

	test('that was damaged is made again', () => {
		start(folder);
		const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
		assert.ok(kept.length > 0);
		kept.forEach(entry => {
			writeFileSync(path.join(entry.parentPath, entry.name), 'not code');
		});
		start(folder);
	});

	test('is done without where there can be no folder', () => {
		const file = path.join(folder, 'file');
		writeFileSync(file, '');
		start(path.join(file, 'code'));
	});

	test('of the oldest versions is forgotten when there is a new one, and only then', () => {
		const others = ['0.0.1', '0.0.2', '0.0.3', '0.0.4', '0.0.5'].map(version => path.join(folder, version));
		others.forEach((other, index) => {
			mkdirSync(other);
			utimesSync(other, index + 1, index + 1);
		});
		start(folder);
		assert.deepEqual(others.map(existsSync), [false, false, true, true, true]);
		others.forEach(other => mkdirSync(other, { recursive: true }));
		start(folder);
		assert.deepEqual(others.map(existsSync), [true, true, true, true, true]);
	});
});
