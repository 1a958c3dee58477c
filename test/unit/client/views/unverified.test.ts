import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Calendar } from '../../../../src/domain/calendar.ts';
import {
	ageSpoken,
	badgeText,
	countText,
	fileDescription,
	fileName,
	fileSpoken,
	hunkDescription,
	hunkSpoken,
	linesLabel,
	sessionGroupDescription,
	sessionGroupSpoken,
	sessionLabel,
} from '../../../../src/client/views/unverified/labels.ts';
import { byAge, bySession, groupings, linesIn, type Grouping } from '../../../../src/client/views/unverified/grouping.ts';
import { nodesBelow, topNodes, type UnverifiedNode } from '../../../../src/client/views/unverified/nodes.ts';
import type { LedgerHunk, UnverifiedFile } from '../../../../src/protocol/ledger.ts';
import { runs } from '../../../support/facts.ts';
import { fileWith, hunkWith } from '../ledger/files.ts';

const calendar = new Calendar('Europe/Berlin');
const now = Date.parse('2026-11-20T09:00:00Z');
const DAY_MS = 86_400_000;

const listed = (files: readonly UnverifiedFile[], grouping: Grouping): UnverifiedNode[] => topNodes({ files, grouping, now, calendar });

suite('the Unverified Changes tree', () => {
	const files = [fileWith({ path: 'a.ts' }), fileWith({ path: 'b.ts', folder: 'pier' }), fileWith({ path: 'c.ts' })];

	test('lists files at the top of a single folder', () => {
		assert.deepEqual(
			listed(files.slice(0, 1), 'file').map(({ kind }) => kind),
			['file'],
		);
	});
	test('lists folders where there are several, in the order of their first files', () => {
		const folders = listed(files, 'file');
		const below = folders.flatMap(nodesBelow).map(node => (node.kind === 'file' ? node.file.path : node.kind));
		assert.deepEqual(
			folders.map(node => node.kind === 'folder' && node.folder),
			['harbour', 'pier'],
		);
		assert.deepEqual(below, ['a.ts', 'c.ts', 'b.ts']);
	});
	test('lists the hunks of a file; each node knows what marking it is about, and which session to open', () => {
		const [file] = listed([fileWith({ hunks: [hunkWith({}), hunkWith({ from: 30, to: 31, lines: 1, session: 'codex:2' })] })], 'file');
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

suite('the Unverified Changes tree by session and by age', () => {
	const day = (ago: number): number => now - ago * DAY_MS;
	const hunk = (from: number, session: string, ago: number): LedgerHunk =>
		hunkWith({ from, to: from + 2, lines: 2, session, at: day(ago), agentName: session.startsWith('codex') ? 'Codex' : 'Claude Code' });
	const a = fileWith({
		path: 'a.ts',
		uri: 'file:///a.ts',
		hunks: [hunk(0, 'claude-code:1', 0), hunk(5, 'codex:2', 3), hunk(9, 'codex:2', 40)],
	});
	const b = fileWith({ path: 'b.ts', uri: 'file:///b.ts', hunks: [hunk(0, 'claude-code:1', 1), hunk(4, 'claude-code:1', 12)] });

	test('a session has the files with its own hunks, the one with the most lines first', () => {
		assert.deepEqual(
			bySession([a, b]).map(({ session, agentName, at, files }) => [
				session,
				agentName,
				at,
				files.map(({ path, hunks }) => [path, hunks.length]),
			]),
			[
				[
					'claude-code:1',
					'Claude Code',
					day(0),
					[
						['a.ts', 1],
						['b.ts', 2],
					],
				],
				['codex:2', 'Codex', day(3), [['a.ts', 2]]],
			],
		);
	});
	test('ages are those of the engineer’s days, the youngest first, and none that is empty', () => {
		assert.deepEqual(
			byAge([a, b], now, calendar).map(({ age, files }) => [
				age,
				files.map(({ path, hunks }) => `${path} ${hunks.map(({ from }) => from).join(' ')}`),
			]),
			[
				['today', ['a.ts 0']],
				['yesterday', ['b.ts 0']],
				['week', ['a.ts 5']],
				['month', ['b.ts 4']],
				['older', ['a.ts 9']],
			],
		);
	});
	test('a day ends at midnight where the engineer is', () => {
		const atMidnight = Date.parse('2026-11-19T23:00:00Z');
		const files = [fileWith({ hunks: [hunkWith({ at: atMidnight - 1 }), hunkWith({ from: 30, to: 31, at: atMidnight })] })];
		assert.deepEqual(
			byAge(files, now, calendar).map(({ age }) => age),
			['today', 'yesterday'],
		);
	});
	test('marking a session’s part of a file is about its hunks alone, and marking the session about all of them', () => {
		const [first] = listed([a, b], 'session');
		assert.ok(first?.kind === 'session');
		assert.deepEqual(first.session, { id: 'claude-code:1' });
		assert.deepEqual(
			first.targets.map(({ uri, range }) => [uri, range?.from]),
			[
				['file:///a.ts', 0],
				['file:///b.ts', 0],
				['file:///b.ts', 4],
			],
		);
		const [part] = nodesBelow(first);
		assert.deepEqual(part?.kind === 'file' && part.targets, [{ uri: 'file:///a.ts', range: { from: 0, to: 2 } }]);
	});
	test('however they are listed, every hunk is listed once', () => {
		const someHunk = fc.tuple(fc.nat({ max: 90 }), fc.constantFrom('claude-code:1', 'claude-code:3', 'codex:2'), fc.nat({ max: 60 }));
		const someFile = fc.array(someHunk, { minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(fc.array(someFile, { maxLength: 5 }), all => {
				const files = all.map((hunks, index) =>
					fileWith({
						path: String(index),
						uri: `file:///${String(index)}`,
						hunks: hunks.map(([from, session, ago]) => hunk(from, session, ago)),
					}),
				);
				const leaves = (nodes: readonly UnverifiedNode[]): LedgerHunk[] =>
					nodes.flatMap(node => (node.kind === 'hunk' ? [node.hunk] : leaves(nodesBelow(node))));
				for (const grouping of groupings) {
					const found = leaves(listed(files, grouping));
					assert.deepEqual(new Set(found), new Set(files.flatMap(({ hunks }) => hunks)));
					assert.equal(found.length, files.flatMap(({ hunks }) => hunks).length);
				}
				assert.equal(linesIn(bySession(files).flatMap(group => group.files)), linesIn(files));
			}),
			runs(100),
		);
	});
	test('a group in words: how much, whose and when', () => {
		const [session] = bySession([a, b]);
		const [age] = byAge([a, b], now, calendar);
		assert.ok(session && age);
		assert.equal(sessionLabel(session, 'Water the beds'), 'Water the beds');
		assert.equal(sessionLabel(session, undefined), 'Session of Claude Code');
		assert.equal(sessionGroupDescription(session, now, calendar), '6 unverified · Claude Code · Today');
		assert.equal(
			sessionGroupSpoken(session, 'Water the beds', now, calendar),
			'Water the beds, by Claude Code, Today, 6 unverified agent-written lines in 2 files',
		);
		assert.equal(ageSpoken(age), 'Today, 2 unverified agent-written lines in 1 file');
		assert.equal(fileDescription(a, true), '6 unverified');
		assert.equal(fileSpoken(b, true), 'b.ts, 4 unverified agent-written lines, 2 hunks');
	});
});

suite('unverified files and hunks in words', () => {
	test('a file: its name, where it is, and how much of it', () => {
		assert.equal(fileName(fileWith({})), 'season.ts');
		assert.equal(fileDescription(fileWith({}), false), '12 of 41 unverified · src/prices');
		assert.equal(fileDescription(fileWith({ path: 'season.ts' }), false), '12 of 41 unverified');
		assert.equal(fileSpoken(fileWith({}), false), 'src/prices/season.ts, 12 of 41 unverified agent-written lines, 1 hunk');
	});
	test('a folder: the sum of its files', () => {
		assert.equal(countText([fileWith({}), fileWith({ alive: 1_000, verified: 0 })]), '1,012 of 1,041 unverified');
	});
	test('lines as editors number them', () => {
		assert.equal(linesLabel({ from: 0, to: 1 }), 'Line 1');
		assert.equal(linesLabel({ from: 11, to: 20 }), 'Lines 12–20');
	});
	test('a hunk: where it stands, who and when', () => {
		assert.equal(hunkDescription(hunkWith({}), now, calendar), 'tested, lines not run · Claude Code · Wednesday, 18 November');
		assert.equal(hunkDescription(hunkWith({ at: now, standing: 'nothing' }), now, calendar), 'no evidence · Claude Code · Today');
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
