import assert from 'node:assert/strict';
import { Calendar } from '../../../../src/domain/calendar.ts';
import { diffTitle } from '../../../../src/client/ledger/diffTitle.ts';
import { hunkWith } from './files.ts';

suite('the title of a diff', () => {
	const calendar = new Calendar('Europe/Berlin');
	const now = Date.parse('2026-11-18T16:00:00Z');
	const title = (path: string, shows: 'edit' | 'since') => diffTitle(path, hunkWith({}), shows, now, calendar);

	test('says whose edit it shows, and of when', () => {
		assert.equal(title('/work/src/season.ts', 'edit'), 'season.ts: before and after Claude Code, Today, 15:20');
	});
	test('says where it shows more than the edit', () => {
		assert.equal(title('season.ts', 'since'), 'season.ts: before and after Claude Code, Today, 15:20, with all changes since');
	});
	test('cannot be turned around by a file’s name', () => {
		assert.match(title('/work/a\u202Ets.exe', 'edit'), /^a ts\.exe: /);
	});
});
