import assert from 'node:assert/strict';
import { Calendar } from '../../../../src/domain/calendar.ts';
import {
	badgeText,
	countText,
	fileDescription,
	fileName,
	fileSpoken,
	hunkDescription,
	hunkSpoken,
	linesLabel,
} from '../../../../src/client/views/unverified/labels.ts';
import { nodesBelow, topNodes } from '../../../../src/client/views/unverified/nodes.ts';
import { fileWith, hunkWith } from '../ledger/files.ts';

const calendar = new Calendar('Europe/Berlin');
const now = Date.parse('2026-11-20T09:00:00Z');

suite('the Unverified Changes tree', () => {
	const files = [fileWith({ path: 'a.ts' }), fileWith({ path: 'b.ts', folder: 'pier' }), fileWith({ path: 'c.ts' })];

	test('lists files at the top of a single folder', () => {
		assert.deepEqual(
			topNodes(files.slice(0, 1)).map(({ kind }) => kind),
			['file'],
		);
	});
	test('lists folders where there are several, in the order of their first files', () => {
		const folders = topNodes(files);
		const below = folders.flatMap(nodesBelow).map(node => (node.kind === 'file' ? node.file.path : node.kind));
		assert.deepEqual(
			folders.map(node => node.kind === 'folder' && node.folder),
			['harbour', 'pier'],
		);
		assert.deepEqual(below, ['a.ts', 'c.ts', 'b.ts']);
	});
	test('lists the hunks of a file; each node knows what marking it is about, and which session to open', () => {
		const [file] = topNodes([fileWith({ hunks: [hunkWith({}), hunkWith({ from: 30, to: 31, lines: 1, session: 'codex:2' })] })]);
		assert.ok(file?.kind === 'file');
		assert.deepEqual(file.targets, [{ uri: file.file.uri, range: null }]);
		assert.deepEqual(
			nodesBelow(file).map(node => node.kind === 'hunk' && [node.targets[0]?.range, node.session.id]),
			[
				[{ from: 11, to: 20 }, 'claude-code:1'],
				[{ from: 30, to: 31 }, 'codex:2'],
			],
		);
	});
});

suite('unverified files and hunks in words', () => {
	test('a file: its name, where it is, and how much of it', () => {
		assert.equal(fileName(fileWith({})), 'season.ts');
		assert.equal(fileDescription(fileWith({})), '12 of 41 unverified · src/prices');
		assert.equal(fileDescription(fileWith({ path: 'season.ts' })), '12 of 41 unverified');
		assert.equal(fileSpoken(fileWith({})), 'src/prices/season.ts, 12 of 41 unverified agent-written lines, 1 hunk');
	});
	test('a folder: the sum of its files', () => {
		assert.equal(countText([fileWith({}), fileWith({ alive: 1_000, verified: 0 })]), '1,012 of 1,041 unverified');
	});
	test('lines as editors number them', () => {
		assert.equal(linesLabel({ from: 0, to: 1 }), 'Line 1');
		assert.equal(linesLabel({ from: 11, to: 20 }), 'Lines 12–20');
	});
	test('a hunk: who, when, and where it stands', () => {
		assert.equal(hunkDescription(hunkWith({}), now, calendar), 'Claude Code · Wednesday, 18 November · tested, lines not run');
		assert.equal(hunkDescription(hunkWith({ at: now, standing: 'nothing' }), now, calendar), 'Claude Code · Today · no evidence');
	});
	test('a hunk is a sentence for screen readers', () => {
		const spoken = hunkSpoken(hunkWith({ standing: 'selfGraded' }), now, calendar);
		assert.equal(
			spoken,
			'Lines 12 to 20, 8 agent-written lines, by Claude Code, Wednesday, 18 November, agent’s own tests only, not verified',
		);
	});
	test('a name cannot break the line or turn it around', () => {
		assert.equal(fileName(fileWith({ path: 'src/a\u202Ets.\nexe' })), 'a ts. exe');
	});
	test('the badge counts files', () => {
		assert.equal(badgeText(1), '1 file with agent-written lines that are not verified');
	});
});
